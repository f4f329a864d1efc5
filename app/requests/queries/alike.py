"""Earlier requests of the same applicant with the same words: shown, never decided by a machine."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from app.kit.db import db
from app.people.models import Person
from app.requests.access import is_mine_to_see
from app.requests.models import DisclosureRequest, RequestState

LOOKED_AT, SHOWN = 200, 5
ENOUGH = 0.5  # of the pairs of characters of the shorter text


@dataclass(frozen=True, slots=True)
class Earlier:
    """A request that asked for much the same."""

    id: UUID
    number: str
    title: str
    handed_in_on: date
    state: RequestState


def earlier_alike(person: Person, disclosure_request: DisclosureRequest) -> list[Earlier]:
    """Of the same applicant, the nearest first; only what ``person`` may see."""
    this = DisclosureRequest
    statement = (
        select(this.id, this.number, this.title, this.handed_in_on, this.state, this.description)
        .where(
            this.organ_id == disclosure_request.organ_id,
            this.applicant_mark == disclosure_request.applicant_mark,
            this.handed_in_at <= disclosure_request.handed_in_at,
            this.id != disclosure_request.id,
            is_mine_to_see(person),
        )
        .order_by(this.handed_in_at.desc(), this.id)
        .limit(LOOKED_AT)
    )
    asked = _pairs(disclosure_request.description)
    near = []
    for row in db.session.execute(statement):
        share = _share(asked, _pairs(row.description))
        if share >= ENOUGH:
            near.append((share, Earlier(*row[:-1])))
    return [each for _, each in sorted(near, key=lambda pair: -pair[0])[:SHOWN]]


def _pairs(text: str) -> frozenset[str]:
    plain = "".join(each for each in text.casefold() if each.isalnum())
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
