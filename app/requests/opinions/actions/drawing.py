"""Drawing up the letters about opinions: to each party, to the applicant, and before disclosure."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app.law.decisions import LetterKind
from app.notices.letters.models import Letter
from app.people.models import Person
from app.requests import cases
from app.requests.actions.stepping import once_for
from app.requests.letters.drawing import numbered
from app.requests.letters.enclosures import check_copies
from app.requests.letters.errors import DrawnAlready
from app.requests.opinions import letters, queries
from app.requests.opinions.checking import check_words_tell_nothing
from app.requests.opinions.errors import ApplicantToldAlready, NothingToTell, PartyNeeded
from app.requests.opinions.locking import for_the_office, held_for, record
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.values import Disclosure


def draw_letters(
    request_id: UUID, *, answer_at: str, by: Person, key: str, at: datetime
) -> Sequence[SoughtOpinion]:
    """Give every letter that is prepared its number. ``answer_at``: the page to answer on."""
    disclosure_request, case = for_the_office(by, request_id)
    once = once_for("draw letters to parties", request_id, by=by, key=key)
    prepared = queries.prepared_of(request_id)
    if once.answer():
        return prepared
    cases.open_step(case, "seek", person=by)
    undrawn = [each for each in prepared if each.letter_id is None]
    if not undrawn:
        raise PartyNeeded
    for opinion in undrawn:
        shown = queries.shown_files(opinion)
        check_copies([each.file for each in shown])
        letter = numbered(
            disclosure_request,
            kind_of(opinion),
            letters.asks_party(opinion, answer_at=answer_at),
            files=[each.file_id for each in shown],
            by=by,
            at=at,
        )
        opinion.letter_id = letter.id
    once.done(case.id, at=at)
    return prepared


def kind_of(opinion: SoughtOpinion) -> LetterKind:
    """Which letter asks this party."""
    is_organ = opinion.is_of_an_organ
    return LetterKind.ORGAN_OPINION if is_organ else LetterKind.THIRD_PARTY_OPINION


def draw_notice(request_id: UUID, *, by: Person, key: str, at: datetime) -> Letter | None:
    """The letter that tells the applicant: one for a round, however many parties it has."""
    disclosure_request, case = for_the_office(by, request_id)
    once = once_for("draw the notice of opinions", request_id, by=by, key=key)
    if once.answer():
        return None
    sent = queries.untold_of(disclosure_request)
    if not sent or queries.prepared_of(request_id):
        raise ApplicantToldAlready
    days = [each.sent_on for each in sent if each.sent_on]
    told = letters.tells_applicant(disclosure_request, sent, sent_on=max(days))
    letter = numbered(
        disclosure_request, LetterKind.OPINION_TOLD_APPLICANT, told, by=by, at=at
    )  # fmt: skip
    once.done(case.id, at=at)
    return letter


def draw_decision(
    opinion_id: UUID, told: Disclosure, *, by: Person, key: str, at: datetime
) -> SoughtOpinion:
    """The letter that tells a third party what is disclosed against its will, and why."""
    held = held_for(by, opinion_id)
    once = held.once("draw a decision to disclose", by=by, key=key)
    if once.answer():
        return held.opinion
    if not (held.opinion.has_to_be_told and held.opinion.weighed_at):
        raise NothingToTell
    if queries.standing_paper(held.opinion.told_letter_id):
        raise DrawnAlready
    check_words_tell_nothing(
        f"{told.contents}\n{told.reasons}",
        held.request,
        is_not_the_applicant=told.is_not_the_applicant,
    )
    letter = numbered(
        held.request,
        LetterKind.DECIDED_TO_DISCLOSE,
        letters.tells_party(held.opinion, told),
        by=by,
        at=at,
    )
    held.opinion.told_letter_id = letter.id
    record(held, "decision to disclose drawn", by=by, at=at)
    held.done(once, at=at)
    return held.opinion
