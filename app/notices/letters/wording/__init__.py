"""The wording of every letter by rule, as paragraphs: some fixed, some open to editing.

One module for each group of letters, beside ``articles`` (how the law is cited), ``grounds`` and
``remedies``. Letters are Chinese whatever language their writer reads.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.law.decisions import LetterKind
from app.notices.letters.facts import Facts
from app.notices.letters.wording import answers, endings, opinions, steps
from app.notices.letters.wording.paragraphs import Body, Office, Paragraph, Role
from app.notices.letters.wording.remedies import remedy_of, remedy_text

BODIES: Mapping[LetterKind, Callable[[Any], Body]] = {
    LetterKind.RECEIPT: steps.receipt,
    LetterKind.CORRECTION: steps.correction,
    LetterKind.REASONS: steps.reasons,
    LetterKind.EXTENSION: steps.extension,
    LetterKind.THIRD_PARTY_OPINION: opinions.third_party,
    LetterKind.OPINION_TOLD_APPLICANT: opinions.told_applicant,
    LetterKind.ORGAN_OPINION: opinions.organ,
    LetterKind.DECIDED_TO_DISCLOSE: opinions.decided_to_disclose,
    LetterKind.FEE: endings.fee,
    LetterKind.GRANTED: answers.granted,
    LetterKind.PARTIAL: answers.partial,
    LetterKind.REFUSED: answers.refused,
    LetterKind.SPECIAL_ACCESS: answers.special_access,
    LetterKind.NOT_EXISTING: answers.not_existing,
    LetterKind.NOT_OURS: answers.not_ours,
    LetterKind.NEEDS_PROCESSING: answers.needs_processing,
    LetterKind.STILL_UNCLEAR: answers.still_unclear,
    LetterKind.NOT_PROCESSED: endings.not_processed,
    LetterKind.NO_LONGER_PROCESSED: endings.no_longer_processed,
    LetterKind.OWN_INFORMATION: endings.own_information,
    LetterKind.SERVICE_PROOF: endings.service_proof,
}


def wording_of(
    kind: LetterKind, facts: Facts, office: Office, *, on: date
) -> tuple[Paragraph, ...]:
    """The whole letter but its head and its foot, by the law of the day ``on``."""
    body = BODIES[kind](facts)
    if kind is LetterKind.SERVICE_PROOF:
        return body.paragraphs
    named = remedy_of(kind, facts, on=on)
    remedy = remedy_text(named, office, you=body.you, in_part=kind is LetterKind.PARTIAL)
    return (
        Paragraph(Role.ADDRESSEE, f"{body.addressee}："),
        *body.paragraphs,
        *([Paragraph(Role.REMEDY, remedy)] if remedy else []),
        Paragraph(Role.CONTACT, office.contact),
    )
