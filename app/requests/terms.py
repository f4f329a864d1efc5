"""The terms that run within a request: until when the applicant may correct, or others answer."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from app.kit.db import db
from app.kit.time import BEIJING
from app.law.terms import Clock, ends_on
from app.law.working_days import WorkingCalendar
from app.requests import ledger
from app.requests.errors import DayTooEarly
from app.requests.models import DisclosureRequest, EventKind, RequestEvent
from app.requests.move_errors import (
    CorrectionOfOrdered,
    CorrectionOnlyOnce,
    CorrectionTooLate,
    ExtensionOfOrdered,
    ExtensionOnlyOnce,
    ExtensionTooLate,
    ReasonsOnlyOnce,
)
from app.review.models import Ending, Step
from app.workdays.queries import calendar

ENDS_ON = "ends_on"
EXTENDING = ("extension", "tell_extension")
LONGEST_DELAY = 60
"""Working days. Article 35 names no longest; what is beyond is taken for a slip of the pen."""


def end_of_day(day: date) -> datetime:
    """The moment a legal day is over: what a timer of the procedure waits for."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=BEIJING)


class AskedTerm(NamedTuple):
    """How long an applicant has for what was asked: so many working days, until the last one."""

    days: int
    last: date

    @property
    def details(self) -> dict[str, Any]:
        """What the entry of the ledger keeps of it."""
        return {"days": self.days, ENDS_ON: self.last.isoformat()}


def correction_term_from(disclosure_request: DisclosureRequest, on: date) -> AskedTerm:
    """The term of a correction asked for, or prolonged, on ``on``."""
    organ_id = disclosure_request.organ_id
    days = ledger.settings_of(organ_id).correction_days
    return AskedTerm(days, ends_on(Clock.CORRECTION, on, calendar(organ_id), days=days))


def term_of(asked: RequestEvent, events: Iterable[RequestEvent]) -> date:
    """The last day that was told with ``asked``, or the one it was prolonged to since."""
    of_it = [event for event in events if event.id == asked.id or event.refers_to_id == asked.id]
    return date.fromisoformat([e.details[ENDS_ON] for e in of_it if ENDS_ON in e.details][-1])


def term_under(
    asked: RequestEvent, events: Iterable[RequestEvent], working_days: WorkingCalendar
) -> date:
    """The last day of what was asked, or prolonged, under another calendar.

    The law leaves that term to the organ, and the applicant was told its last day: it may end
    later, never sooner. An entry that does not say how long its term is keeps its day.
    """
    of_it = [event for event in events if event.id == asked.id or event.refers_to_id == asked.id]
    begun = [e for e in of_it if ENDS_ON in e.details and e.kind is not EventKind.TERM_MOVED][-1]
    told, days = term_of(asked, of_it), int(begun.details.get("days", 0))
    if not days:
        return told
    return max(told, ends_on(Clock.CORRECTION, begun.on, working_days, days=days))


def last_of(disclosure_request: DisclosureRequest, kind: EventKind) -> RequestEvent | None:
    """The latest entry of a kind."""
    found = [event for event in ledger.events_of(disclosure_request.id) if event.kind is kind]
    return found[-1] if found else None


def check_may_ask_correction(disclosure_request: DisclosureRequest, *, on: date) -> None:
    """Once for each time the request is gone through, and within seven working days (Art. 30).

    When a new answer was ordered these run from the order; a term that the decision sets itself
    leaves no room for a correction.
    """
    written = _written(disclosure_request)
    _, reopening = ledger.since_reopened(written)
    if reopening and reopening.due_on:
        raise CorrectionOfOrdered(day=reopening.due_on.isoformat())
    asked = [each for each in _gone_through(written) if each.kind is EventKind.CORRECTION_ASKED]
    if asked:
        raise CorrectionOnlyOnce(day=asked[-1].on.isoformat())
    begun_on = reopening.on if reopening else disclosure_request.received_on
    assert begun_on  # it was registered
    if on < begun_on:
        raise DayTooEarly(day=begun_on.isoformat())
    last = ends_on(Clock.CORRECTION_NOTICE, begun_on, calendar(disclosure_request.organ_id))
    if on > last:
        raise CorrectionTooLate(day=last.isoformat())


def check_may_ask_reasons(disclosure_request: DisclosureRequest) -> None:
    """Once for each time the request is gone through (Art. 35)."""
    kinds = {each.kind for each in _gone_through(_written(disclosure_request))}
    if EventKind.REASONS_ASKED in kinds:
        raise ReasonsOnlyOnce


def _written(disclosure_request: DisclosureRequest) -> list[ledger.Entry]:
    return ledger.as_set_right(ledger.events_of(disclosure_request.id))


def _gone_through(written: Sequence[ledger.Entry]) -> Sequence[ledger.Entry]:
    """What happened since the procedure last began: after an order it may have gone on instead."""
    anew = [
        place
        for place, each in enumerate(written)
        if each.kind is EventKind.REOPENED and each.details.get("anew", True)
    ]
    return written[anew[-1] + 1 :] if anew else written


def check_may_extend(disclosure_request: DisclosureRequest, *, on: date) -> None:
    """Once in each round, and before the last day has passed (Art. 33)."""
    if not disclosure_request.is_open or disclosure_request.answered_on:
        raise ExtensionTooLate
    entries, reopening = ledger.since_reopened(_written(disclosure_request))
    if reopening and reopening.due_on:
        raise ExtensionOfOrdered(day=reopening.due_on.isoformat())
    is_told = any(each.kind is EventKind.EXTENSION_TOLD for each in entries)
    if is_told or _is_being_extended(disclosure_request):
        raise ExtensionOnlyOnce
    if disclosure_request.due_on is None or on > disclosure_request.due_on:
        raise ExtensionTooLate


def are_reasons_good(disclosure_request: DisclosureRequest, events: Sequence[RequestEvent]) -> bool:
    """Whether reasons were asked for, given and found good since the last order (Art. 35)."""
    entries, _ = ledger.since_reopened(ledger.as_set_right(events))
    asked = {each.id for each in entries if each.kind is EventKind.REASONS_ASKED}
    given = [each for each in entries if each.kind is EventKind.REASONS_GIVEN]
    of_it = {each.id for each in given if each.refers_to_id in asked}
    came_at = [event.at for event in events if event.id in of_it]
    return bool(came_at) and _are_found_good(disclosure_request, since=came_at[-1])


def _are_found_good(disclosure_request: DisclosureRequest, *, since: datetime) -> bool:
    statement = select(Step.id).where(
        Step.review_id == disclosure_request.review_id,
        Step.form == "weigh_reasons",
        Step.opened_at >= since,
        Step.ending == Ending.COMPLETED,
        Step.verdict == "reasonable",
    )
    return db.session.scalars(statement.limit(1)).first() is not None


def _is_being_extended(disclosure_request: DisclosureRequest) -> bool:
    """Whether an extension waits to be approved, or to be told."""
    statement = select(Step.id).where(
        Step.review_id == disclosure_request.review_id,
        Step.form.in_(EXTENDING),
        Step.closed_at.is_(None),
    )
    return db.session.scalars(statement.limit(1)).first() is not None
