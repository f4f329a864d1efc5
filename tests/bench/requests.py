"""The list of an organ with 100,000 requests beside that of one with 1,000."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import uuid4

from sqlalchemy import insert, text

from app.kit.db import db, transaction
from app.law.applicants import ApplicantType
from app.law.receipt import Channel
from app.people.models import Lane, Person
from app.requests.models import DisclosureRequest, RequestState
from app.requests.queries import lists
from app.requests.queries.counts import counts_for
from app.requests.queries.wanted import View, Wanted
from tests import factories
from tests.bench import ground
from tests.bench.figures import Figure, against, in_turn, milliseconds

FEW, MANY = 1_000, 100_000
UNITS, APPLICANTS, DAYS = 20, 50, 60
RUNS, CALLS = 15, 5
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 31)
AT_ONCE = 2_000
STATES = (RequestState.RECEIVED, RequestState.IN_HAND, RequestState.SIGNED, RequestState.CLOSED)


def figures() -> Iterator[Figure]:
    """The open ones by urgency, those of one unit, and what is done, with their counts."""
    for kind in ground.KINDS:
        with ground.database(kind):
            yield from _figures(kind)


def _figures(kind: str) -> Iterator[Figure]:
    with transaction():
        few, many = Crowd(FEW), Crowd(MANY)
    with transaction():
        db.session.execute(text("ANALYZE"))
    for name in ("urgent", "filtered", "done"):
        median, reference = in_turn(
            partial(_asked, getattr(many, name)), partial(_asked, getattr(few, name)), runs=RUNS
        )
        yield against(f"requests.{name}.{kind}", "ms", median, reference, limit=1.5)


def _asked(page: Callable[[], int]) -> float:
    """Milliseconds of one call."""

    def work() -> None:
        for _ in range(CALLS):
            assert page() > 0

    return milliseconds(work) / CALLS


class Crowd:
    """An organ with ``number`` requests in four states, a quarter done and some of all overdue."""

    def __init__(self, number: int) -> None:
        organ = factories.organ(f"收到{number}件申请的机关")
        self.units = [factories.unit(organ) for _ in range(UNITS)]
        self.clerk: Person = factories.person(
            Lane.DISCLOSURE_OFFICE, organ=organ, unit=self.units[0]
        )
        for first in range(0, number, AT_ONCE):
            rows = [self._row(each) for each in range(first, min(first + AT_ONCE, number))]
            db.session.execute(insert(DisclosureRequest.__table__), rows)  # type: ignore[arg-type]

    def urgent(self) -> int:
        """What the page of the open requests asks."""
        return self._page(Wanted())

    def filtered(self) -> int:
        """What the page asks when one unit's requests from the web are wanted."""
        return self._page(Wanted(unit=self.units[1].id, channel=Channel.WEB))

    def done(self) -> int:
        """What the page of the requests that are done asks."""
        return self._page(Wanted(view=View.DONE))

    def _page(self, wanted: Wanted) -> int:
        page = lists.requests_for(self.clerk, wanted, number=1, today=TODAY)
        counts = counts_for(self.clerk, wanted, today=TODAY)
        return len(page.rows) and counts.states[RequestState.IN_HAND]

    def _row(self, number: int) -> dict[str, object]:
        state = STATES[number % len(STATES)]
        is_open = state is not RequestState.CLOSED
        due_on = date(2026, 3, 1) + timedelta(days=number * 7 % DAYS)
        return {
            "id": uuid4(), "organ_id": self.clerk.organ_id, "year": 2026, "sequence": number,
            "number": f"{self.clerk.organ_id}-{number}", "state": state, "is_open": is_open,
            "channel": Channel.WEB if number % 3 else Channel.COUNTER,
            "applicant_kind": ApplicantType.NATURAL_PERSON, "applicant_box": b"",
            "applicant_mark": f"{number % APPLICANTS}", "name_mark": f"{number % APPLICANTS}",
            "has_agent": False, "is_own_information": False, "needs_help": False,
            "title": f"第{number}件申请", "description": "说明", "wanted_form": "paper",
            "wanted_way": "post", "code_version": 1, "found_published": 0,
            "handed_in_at": NOON + timedelta(seconds=number), "handed_in_on": date(2026, 3, 2),
            "received_on": date(2026, 3, 2), "due_on": due_on, "is_provisional": False,
            "awaits": "", "sort_on": due_on, "decision": "" if is_open else "A1",
            "lead_unit_id": self.units[number % UNITS].id,
        }  # fmt: skip
