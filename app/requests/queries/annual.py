"""Table 2 of the annual report (国办公开办函〔2021〕30号): what came in, and how it was concluded.

Each request counts once: a split one as its pieces, a merged one as the one that goes on. It is
concluded by its first answer. A new answer that was ordered changes the result of that year, never
that of a later one: what was reported stays, and reconsiderations have a table of their own.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, and_, case, func, or_, select

from app.kit.db import db
from app.law.decisions import Code, leading
from app.requests import answers
from app.requests.models import (
    Answer,
    DisclosureRequest,
    EventKind,
    RequestEvent,
    RequestState,
)

NOT_COUNTED = frozenset({RequestState.SPLIT, RequestState.MERGED, RequestState.NOT_ACCEPTED})
AT_ONCE = 500

Columns = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Table2:
    """Numbers by kind of applicant; ``results`` by the row of the report, too."""

    received: Columns
    carried_over: Columns
    carried_forward: Columns
    results: Mapping[str, Columns] = field(default_factory=dict)


def table_2(organ_id: UUID, year: int) -> Table2:
    """The requests of an organ in ``year``."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    ended, in_time = _concluded(), DisclosureRequest.received_on
    is_left = or_(ended.c.on_day.is_(None), ended.c.on_day > last)
    is_left_before = or_(ended.c.on_day.is_(None), ended.c.on_day >= first)
    sums = [
        _how_many(in_time.between(first, last)),
        _how_many(and_(in_time < first, is_left_before)),
        _how_many(and_(in_time <= last, is_left)),
    ]
    statement = (
        _counted(select(DisclosureRequest.applicant_kind, *sums), organ_id, ended)
        .where(in_time <= last)
        .group_by(DisclosureRequest.applicant_kind)
    )
    rows = db.session.execute(statement).all()
    received, over, forward = (
        {row[0]: row[place] for row in rows if row[place]} for place in (1, 2, 3)
    )
    return Table2(received, over, forward, _results(organ_id, first, last))


def _results(organ_id: UUID, first: date, last: date) -> Mapping[str, Columns]:
    found: dict[str, Counter[str]] = {}
    for kind, row in _rows(organ_id, first, last):
        found.setdefault(row, Counter())[kind] += 1
    return found


def _rows(organ_id: UUID, first: date, last: date) -> Iterator[tuple[str, str]]:
    """Kind of applicant and row of the report of what was concluded in these days."""
    ended = _concluded()
    of_the_year = (
        select(Answer.request_id, func.max(Answer.number).label("number"))
        .where(Answer.served_on.between(first, last))
        .group_by(Answer.request_id)
        .subquery()
    )
    statement = (
        _counted(select(DisclosureRequest.applicant_kind, Answer), organ_id, ended)
        .outerjoin(of_the_year, of_the_year.c.request_id == DisclosureRequest.id)
        .outerjoin(
            Answer,
            and_(Answer.request_id == DisclosureRequest.id, Answer.number == of_the_year.c.number),
        )
        .where(ended.c.on_day.between(first, last))
        .order_by(DisclosureRequest.id)
        .execution_options(yield_per=AT_ONCE)
    )
    for kind, answer in db.session.execute(statement):
        yield kind, leading(answers.codes_of(answer) if answer else {Code.O3}).report_row


def _concluded() -> Subquery:
    """On which day each request was concluded: first answered, or withdrawn without an answer."""
    answered = (
        select(Answer.request_id, func.min(Answer.served_on).label("on_day"))
        .where(Answer.served_on.is_not(None))
        .group_by(Answer.request_id)
        .subquery()
    )
    withdrawn = (
        select(RequestEvent.request_id, func.min(RequestEvent.on).label("on_day"))
        .where(RequestEvent.kind == EventKind.WITHDRAWN)
        .group_by(RequestEvent.request_id)
        .subquery()
    )
    return (
        select(
            DisclosureRequest.id.label("request_id"),
            func.coalesce(answered.c.on_day, withdrawn.c.on_day).label("on_day"),
        )
        .outerjoin(answered, answered.c.request_id == DisclosureRequest.id)
        .outerjoin(withdrawn, withdrawn.c.request_id == DisclosureRequest.id)
        .subquery()
    )


def _counted(statement: Any, organ_id: UUID, ended: Subquery) -> Any:
    return (
        statement.select_from(DisclosureRequest)
        .join(ended, ended.c.request_id == DisclosureRequest.id)
        .where(
            DisclosureRequest.organ_id == organ_id,
            DisclosureRequest.received_on.is_not(None),
            DisclosureRequest.state.not_in(NOT_COUNTED),
        )
    )


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
