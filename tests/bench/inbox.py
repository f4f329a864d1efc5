"""The inbox of an organ with 100,000 open steps beside that of one with 1,000."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from app.inbox import queries
from app.kit.db import db, transaction
from app.people.models import Lane, Person
from app.people.queries import Lanes, lanes_of
from app.review.models import Assignment, AssignmentState, Of, Review, Step
from tests import factories
from tests.bench import ground
from tests.bench.figures import Figure, against, in_turn, milliseconds

FEW, MANY = 1_000, 100_000
HOLDERS, UNITS = 10, 20
RUNS, CALLS = 15, 5
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
AT_ONCE = 2_000


def figures() -> Iterator[Figure]:
    """The pool and what one has, with the numbers their tabs show."""
    for kind in ground.KINDS:
        with ground.database(kind):
            yield from _figures(kind)


def _figures(kind: str) -> Iterator[Figure]:
    with transaction():
        few, many = Crowd(FEW), Crowd(MANY)
    with transaction():
        db.session.execute(text("ANALYZE"))
    for name in ("pool", "mine"):
        median, reference = in_turn(
            partial(_asked, getattr(many, name)), partial(_asked, getattr(few, name)), runs=RUNS
        )
        yield against(f"inbox.{name}.{kind}", "ms", median, reference, limit=1.5)


def _asked(page: Callable[[], int]) -> float:
    """Milliseconds of one call."""

    def work() -> None:
        for _ in range(CALLS):
            assert page() > 0

    return milliseconds(work) / CALLS


class Crowd:
    """An organ with ``number`` open steps: half in the pool of one clerk, half held by ten."""

    def __init__(self, number: int) -> None:
        organ = factories.organ(f"拥有{number}个环节的机关")
        self.units = [factories.unit(organ) for _ in range(UNITS)]
        self.drafter = factories.person(Lane.DRAFTER, organ=organ, unit=self.units[0])
        clerks = [
            factories.person(Lane.DISCLOSURE_OFFICE, organ=organ, unit=self.units[0])
            for _ in range(HOLDERS)
        ]
        factories.post(clerks[0], Lane.UNIT_HEAD, unit_id=self.units[1].id)
        self.holders = [clerk.id for clerk in clerks]
        self.clerk: Person = clerks[0]
        self.lanes: Lanes = lanes_of(clerks[0])
        for first in range(0, number, AT_ONCE):
            self._fill(range(first, min(first + AT_ONCE, number)))

    def pool(self) -> int:
        """What the page of the pool asks."""
        page = queries.pool(self.clerk, self.lanes, number=1)
        return len(page.rows) and queries.count_pool(self.clerk, self.lanes)

    def mine(self) -> int:
        """What the page of one's own steps asks."""
        page = queries.mine(self.clerk, number=1)
        return len(page.rows) and queries.count_mine(self.clerk)

    def _fill(self, numbers: range) -> None:
        reviews = [self._review(number) for number in numbers]
        steps = [
            self._step(review, number) for review, number in zip(reviews, numbers, strict=True)
        ]
        parts = [self._part(step) for step in steps]
        for table, rows in ((Review, reviews), (Step, steps), (Assignment, parts)):
            db.session.execute(insert(table.__table__), rows)  # type: ignore[arg-type]

    def _review(self, number: int) -> dict[str, object]:
        return {
            "id": uuid4(), "organ_id": self.drafter.organ_id,
            "unit_id": self.units[number % UNITS].id, "subject_kind": "document",
            "subject_id": uuid4(), "version_id": self.drafter.id, "instance_id": uuid4(),
            "title": f"关于第{number}件事项的通知", "number": f"云商〔2026〕{number}号",
            "digest": "0" * 64, "attribute": "proactive", "drafter_id": self.drafter.id,
            "state": "running", "round": 1, "steps_opened": 1, "elements_passed": 1,
            "opened_at": NOON + timedelta(seconds=number), "no_light": False,
        }  # fmt: skip

    def _step(self, review: dict[str, object], number: int) -> dict[str, object]:
        holder: UUID | None = self.holders[number // 2 % HOLDERS] if number % 2 else None
        return {
            "id": uuid4(), "review_id": review["id"], "organ_id": review["organ_id"],
            "unit_id": review["unit_id"] if number % 4 else None, "task_id": uuid4(),
            "position": 1, "round": 1, "node_id": "office_review", "title": "办公室审核",
            "lane": Lane.UNIT_HEAD if number % 8 == 2 else Lane.DISCLOSURE_OFFICE,
            "of": Of.ORGAN, "duty": "office_review", "form": "office", "outcomes": [],
            "targets": [], "claimed_by_id": holder, "nobody": False,
            "opened_at": review["opened_at"], "due_on": None,
            "sort_on": date(2026, 3, 1) + timedelta(days=number * 7 % 60),
        }  # fmt: skip

    def _part(self, step: dict[str, object]) -> dict[str, object]:
        held = step["claimed_by_id"] is not None
        return {
            "id": uuid4(), "review_id": step["review_id"], "step_id": step["id"], "kind": "sign",
            "state": AssignmentState.CLAIMED if held else AssignmentState.OPEN,
            "person_id": step["claimed_by_id"], "round": 1, "opened_at": step["opened_at"],
            "claimed_at": step["opened_at"] if held else None, "sort_on": step["sort_on"],
        }  # fmt: skip
