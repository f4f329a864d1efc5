"""The numbers beside the list of requests: one statement, each counted up to a hundred."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, literal, select, union_all

from app.kit.db import db
from app.people.models import Person
from app.requests.access import is_mine_to_see
from app.requests.models import DisclosureRequest, RequestState
from app.requests.queries.wanted import Wanted, is_overdue, is_overdue_outside

MOST_COUNTED = 99
OVERDUE, OUTSIDE = "overdue", "outside"


@dataclass(frozen=True, slots=True)
class Counts:
    """``overdue_outside``: what the filter leaves out although its last day has gone by."""

    states: Mapping[RequestState, int]
    overdue: int
    overdue_outside: int


def counts_for(person: Person, wanted: Wanted, *, today: date) -> Counts:
    """How many requests ``person`` may see, by state; how many are overdue."""
    asked: dict[str, ColumnElement[bool]] = {
        state.value: DisclosureRequest.state == state for state in RequestState
    }
    asked |= {OVERDUE: is_overdue(today), OUTSIDE: is_overdue_outside(wanted, today)}
    mine = is_mine_to_see(person)
    arms = []
    for name, condition in asked.items():
        some = select(DisclosureRequest.id).where(mine, condition).limit(MOST_COUNTED + 1)
        arms.append(select(literal(name), func.count()).select_from(some.subquery()))
    found: dict[str, int] = {name: count for name, count in db.session.execute(union_all(*arms))}
    states = {state: found[state.value] for state in RequestState}
    return Counts(states, found[OVERDUE], found[OUTSIDE])
