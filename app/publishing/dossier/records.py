"""What the file of an item says for programs: plain values, moments in Beijing time. Pure."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.kit.time import BEIJING
from app.publishing.dossier.reading import Outcome, Told
from app.publishing.models import Filing, Publication
from app.review.models import Opinion, Review

Record = Mapping[str, object]


def as_json(value: object) -> bytes:
    """``value`` as a text that is easy to read and always the same."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(BEIJING).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def of_review(review: Review, opinions: Sequence[Opinion]) -> Record:
    """One passage through the procedure with its opinions and forms."""
    return {
        "review": review.id,
        "title": review.title,
        "number": review.number,
        "attribute": review.attribute,
        "unit": review.unit.name,
        "drafter": review.drafter.label if review.drafter else "",
        "state": review.state,
        "rounds": review.round,
        "opened_at": review.opened_at,
        "ended_at": review.ended_at,
        "digest": review.digest,
        "opinions": [_opinion(each) for each in opinions],
    }


def _opinion(opinion: Opinion) -> Record:
    return {
        "step": opinion.step.title,
        "round": opinion.round,
        "person": opinion.person.label,
        "verdict": opinion.verdict,
        "label": opinion.label,
        "text": opinion.text,
        "form": opinion.step.form,
        "answers": opinion.answers,
        "returned_to": opinion.returned_to,
        "digest": opinion.digest,
        "at": opinion.at,
    }


def of_outcome(outcome: Outcome) -> Record:
    """The publication with its filings, or the entry among the withheld."""
    return {
        "publication": _publication(outcome.publication, outcome) if outcome.publication else None,
        "filings": [_filing(each) for each in outcome.filings],
        "withheld": [
            {
                "attribute": each.attribute,
                "legal_basis": each.legal_basis,
                "reason": each.reason,
                "approver": each.approver.label if each.approver else None,
                "decided_on": each.decided_on,
                "re_examine_on": each.re_examine_on,
            }
            for each in outcome.withheld
        ],
    }


def _publication(publication: Publication, outcome: Outcome) -> Record:
    return {
        "index_number": publication.index_number,
        "state": publication.state,
        "version": publication.version_number,
        "digest": publication.digest,
        "published_at": publication.published_at,
        "changed_at": publication.changed_at,
        "validity": publication.validity,
        "validity_on": publication.validity_on,
        "taken_down_at": publication.taken_down_at,
        "former_versions": [
            {
                "version": each.number,
                "digest": each.digest,
                "shown_from": each.shown_from,
                "shown_until": each.shown_until,
                "explanation": each.explanation,
            }
            for each in outcome.former
        ],
        "takings_down": [
            {
                "explanation": each.explanation,
                "proposed_by": each.proposed_by.label,
                "proposed_at": each.proposed_at,
                "decided_at": each.decided_at,
                "confirmed": each.confirmed,
                "note": each.note,
            }
            for each in outcome.takings_down
        ],
    }


def _filing(filing: Filing) -> Record:
    return {
        "version": filing.version_number,
        "authority": filing.authority_name,
        "state": filing.state,
        "opened_at": filing.opened_at,
        "sent_on": filing.sent_on,
        "means": filing.means,
        "sent_by": filing.sent_by.label if filing.sent_by else None,
        "received_on": filing.received_on,
        "receipt_number": filing.receipt_number,
        "confirmed_by": filing.confirmed_by.label if filing.confirmed_by else None,
    }


def of_trail(told: Sequence[Told]) -> list[Record]:
    """The acts, without the network addresses they came from."""
    return [
        {
            "sequence": each.row.sequence,
            "at": each.row.at,
            "act": each.row.act,
            "by": each.by or None,
            "details": each.row.details,
            "digest": each.digest,
        }
        for each in told
    ]
