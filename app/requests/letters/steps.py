"""The facts of the letters on the way to an answer: receipt, correction, extension, reasons."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from app.kit.db import db
from app.law import clock
from app.law.ledger import Extension
from app.law.receipt import Content
from app.notices.letters import facts as says
from app.requests import ledger
from app.requests.letters.asked import asked_of
from app.requests.letters.errors import NothingToWrite
from app.requests.models import DisclosureRequest, EventKind, RequestState
from app.requests.terms import last_of
from app.workdays.queries import calendar


def receipt(disclosure_request: DisclosureRequest, *, follow_at: str) -> says.Receipt:
    """Registered, to be answered by, to be followed at."""
    if disclosure_request.due_on is None:
        raise NothingToWrite
    return says.Receipt(
        asked_of(disclosure_request),
        reply_by=disclosure_request.due_on,
        follow_at=follow_at,
        is_provisional=disclosure_request.is_provisional,
    )


def correction(
    disclosure_request: DisclosureRequest, points: Mapping[Content, str], *, guidance: str
) -> says.Correction:
    """What is to be corrected, with help, within the organ's term."""
    return says.Correction(
        asked_of(disclosure_request),
        points=tuple(says.Point(part, how) for part, how in points.items()),
        guidance=guidance,
        days=ledger.settings_of(disclosure_request.organ_id).correction_days,
    )


def extension(disclosure_request: DisclosureRequest, *, on: date) -> says.Extension:
    """Why, by how many days, and until when it is then, if told ``on`` that day."""
    proposed = last_of(disclosure_request, EventKind.EXTENSION_PROPOSED)
    approved = last_of(disclosure_request, EventKind.EXTENSION_APPROVED)
    if not (proposed and approved and disclosure_request.due_on):
        raise NothingToWrite
    told = Extension(
        approved.on,
        told_on=on,
        days=int(approved.details["days"]),
        after_reasons=bool(approved.details.get("after_reasons")),
    )
    return says.Extension(
        asked_of(disclosure_request),
        reason=str(proposed.details["reason"]),
        due_on=disclosure_request.due_on,
        new_due_on=_extended(disclosure_request, told),
        days=told.days,
        is_after_reasons=told.after_reasons,
    )


def reasons(disclosure_request: DisclosureRequest) -> says.Reasons:
    """How many requests the same applicant made here within a year, first and last; what was
    split counts as its pieces.
    """
    same = (
        DisclosureRequest.organ_id == disclosure_request.organ_id,
        DisclosureRequest.applicant_mark == disclosure_request.applicant_mark,
        DisclosureRequest.handed_in_on <= disclosure_request.handed_in_on,
        DisclosureRequest.year == disclosure_request.year,
        DisclosureRequest.state != RequestState.SPLIT,
    )
    found = db.session.execute(
        select(
            func.count(),
            func.min(DisclosureRequest.handed_in_on),
            func.max(DisclosureRequest.handed_in_on),
        ).where(*same)
    ).one()
    return says.Reasons(
        asked_of(disclosure_request),
        count=found[0],
        first_on=found[1],
        last_on=found[2],
        days=ledger.settings_of(disclosure_request.organ_id).correction_days,
    )


def _extended(disclosure_request: DisclosureRequest, told: Extension) -> date:
    """The last day the law gives once the extension has been told.

    One approved before a new answer was ordered, and told after it, counts in the new term.
    """
    organ_id = disclosure_request.organ_id
    written = ledger.as_law(
        disclosure_request,
        ledger.events_of(disclosure_request.id),
        exclusion_from=ledger.settings_of(organ_id).exclusion_from,
    )
    if written is None:
        raise NothingToWrite
    lately = replace(told, approved_on=max(told.approved_on, written.received_on))
    found = clock.due(replace(written, extensions=(lately,)), calendar(organ_id)).due_on
    if found is None:
        raise NothingToWrite
    return found
