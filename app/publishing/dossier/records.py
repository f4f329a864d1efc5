"""What the file of an item says for programs of its publication and its trail. Pure."""

from collections.abc import Sequence

from app.publishing.dossier.reading import Outcome, Told
from app.publishing.models import Filing, Publication
from app.review.records import Record


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
