"""How often the same applicant asks (Art. 35): counted and listed, never judged by the machine."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.law.fees import PIECE_RATES
from app.people.models import Person
from app.requests.access import is_mine_to_see
from app.requests.models import DisclosureRequest, RequestState

MANY = PIECE_RATES[0][0]  # 国办函〔2020〕109号: up to ten in a calendar month cost nothing
MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Frequency:
    """Requests of one applicant to one organ in the calendar month and year of one of them."""

    month: int
    year: int

    @property
    def is_high(self) -> bool:
        """So many that the office looks whether they are excessive."""
        return self.month > MANY


def frequency_of(disclosure_request: DisclosureRequest) -> Frequency:
    """How often the applicant of ``disclosure_request`` asked the same organ, counted to 1,000.

    What was split counts as its pieces.
    """
    on = disclosure_request.handed_in_on
    some = (
        select(DisclosureRequest.handed_in_on)
        .where(
            DisclosureRequest.organ_id == disclosure_request.organ_id,
            DisclosureRequest.applicant_mark == disclosure_request.applicant_mark,
            DisclosureRequest.state != RequestState.SPLIT,
            DisclosureRequest.handed_in_on >= on.replace(month=1, day=1),
            DisclosureRequest.handed_in_on <= on.replace(month=12, day=31),
        )
        .limit(MOST_COUNTED)
        .subquery()
    )
    in_month = some.c.handed_in_on.between(on.replace(day=1), _last_of_month(on))
    statement = select(func.count().filter(in_month), func.count()).select_from(some)
    month, year = db.session.execute(statement).one()
    return Frequency(month, year)


def requests_of_applicant(
    person: Person, disclosure_request: DisclosureRequest, *, number: int
) -> Page[DisclosureRequest]:
    """What the same applicant asked the organ, the latest first; only what ``person`` may see."""
    statement = (
        select(DisclosureRequest)
        .where(
            DisclosureRequest.organ_id == disclosure_request.organ_id,
            DisclosureRequest.applicant_mark == disclosure_request.applicant_mark,
            is_mine_to_see(person),
        )
        .order_by(DisclosureRequest.handed_in_at.desc(), DisclosureRequest.id)
    )
    rows = db.session.scalars(statement.offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE + 1))
    return Page.of(rows.all(), number=number)


def _last_of_month(on: date) -> date:
    following = on.replace(day=28).toordinal() + 4
    first = date.fromordinal(following).replace(day=1)
    return date.fromordinal(first.toordinal() - 1)
