"""A whole opinion through the action layer beside a plain transaction over the same rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import event, or_, select
from sqlalchemy.orm import joinedload

from app.audit.models import AuditEntry, AuditHead
from app.engine.models import ProcedureInstance
from app.kit.db import db, locked, transaction
from app.kit.idempotency import IdempotencyKey
from app.people.models import Person, Post
from app.review import actions
from app.review.models import Assignment, Editor, Opinion, Passage, Review, Step
from app.review.opinion import OpinionGiven
from app.workdays.models import LocalDay
from tests.bench import ground
from tests.bench.figures import Figure, against, below, in_turn, milliseconds
from tests.publishing.conftest import office_of
from tests.publishing.way import Way
from tests.review.chain import ANSWERS

RUNS = 60
CHAIN = (
    ("unit_review", "approve"),
    ("office_review", "approve"),
    ("sign", "approve"),
    ("secrecy_review", "open"),
)


def figures() -> Iterator[Figure]:
    """For each database: time beside the reference, statements, commits."""
    for kind in ground.KINDS:
        with ground.database(kind):
            yield from _figures(kind, Desk(2 * RUNS + 4))


def _figures(kind: str, desk: "Desk") -> Iterator[Figure]:
    ours, plain = in_turn(desk.opinion, desk.plain_opinion, runs=RUNS)
    yield against(f"opinion.{kind}", "ms", ours, plain, limit=1.5)
    statements, commits = desk.whole_chain()
    yield below(f"opinion.{kind}.statements", "most of one", float(statements), limit=20)
    yield below(f"opinion.{kind}.commits", "most of one", float(commits), limit=1)


class Desk:
    """A unit head with many claimed steps, the reviews being real ones of real documents."""

    def __init__(self, number: int) -> None:
        self.office = office_of("云川市商务局")
        self.way = Way(self.office)
        for count in range(number):
            document = self.office.draft(document_number=f"云商〔2026〕{count}号")
            self.way.submit(document)
        unclaimed = select(Step.id).where(Step.closed_at.is_(None))
        self.steps = list(db.session.scalars(unclaimed))
        for step_id in self.steps:
            actions.claim(step_id, by=self.office.head, at=self.way.at)
        self.by = self.office.head.id
        db.session.commit()

    def opinion(self) -> float:
        """Milliseconds of the product's opinion on the next step."""
        step_id, by, digest = self._next()
        given = _given(digest, "review")
        at = self.way.at + timedelta(minutes=1)

        def work() -> None:
            with transaction():
                actions.complete_step(step_id, by=by, opinion=given, at=at)

        return milliseconds(work)

    def plain_opinion(self) -> float:
        """Milliseconds of the reference on the next step."""
        step_id, by, digest = self._next()
        plain = Plain(step_id, by, _given(digest, "review"), self.way.at + timedelta(minutes=1))

        def work() -> None:
            with transaction():
                plain.read()
                plain.write()

        return milliseconds(work)

    def whole_chain(self) -> tuple[int, int]:
        """The most statements and commits of one opinion on the straight way."""
        self._fresh(self.by)
        untouched = select(Review).join(Step, Step.review_id == Review.id)
        review = db.session.scalars(untouched.where(Step.id == self.steps.pop())).one()
        most = [0, 0]
        for node_id, verdict in CHAIN:
            step_id, digest = self._claimed(review.id, node_id)
            by = self._fresh(self.way.people[node_id].id)
            chosen = self.way.people["sign"].id if node_id == "office_review" else None
            form = {"office_review": "office", "secrecy_review": "secrecy", "sign": "sign"}
            given = _given(digest, form.get(node_id, "review"), verdict=verdict, chosen=chosen)
            with counted() as counts, transaction():
                actions.complete_step(step_id, by=by, opinion=given, at=self.way.at)
            most = [max(pair) for pair in zip(most, counts, strict=True)]
        return most[0], most[1]

    def _claimed(self, review_id: UUID | None, node_id: str) -> tuple[UUID, str]:
        waits = (
            select(Step)
            .where(Step.review_id == review_id, Step.closed_at.is_(None))
            .options(joinedload(Step.review))
        )
        step = db.session.scalars(waits).one()
        if step.claimed_by_id is None:
            actions.claim(step.id, by=self.way.people[node_id], at=self.way.at)
        db.session.commit()
        return step.id, step.review.digest

    def _next(self) -> tuple[UUID, Person, str]:
        step_id = self.steps.pop()
        by = self._fresh(self.by)
        digest = select(Review.digest).join(Step, Step.review_id == Review.id)
        found = db.session.scalars(digest.where(Step.id == step_id)).one()
        db.session.commit()
        return step_id, by, found

    @staticmethod
    def _fresh(person_id: UUID) -> Person:
        """A session of its own for every opinion, as for every request."""
        db.session.remove()
        found = db.session.get_one(Person, person_id)
        db.session.commit()
        return found


class Plain:
    """What somebody would write who knew beforehand that nothing speaks against it."""

    def __init__(self, step_id: UUID, by: Person, given: OpinionGiven, at: object) -> None:
        self.step_id, self.by, self.given, self.at = step_id, by, given, at

    def read(self) -> None:
        """The rows the product reads, a table at a time."""
        session = db.session
        of_step = select(Step.review_id).where(Step.id == self.step_id).scalar_subquery()
        self.review = session.scalars(locked(select(Review).where(Review.id == of_step))).one()
        step = select(Step).where(Step.id == self.step_id)
        people = joinedload(Step.claimed_by), joinedload(Step.closed_by)
        self.step = session.scalars(step.options(*people)).one()
        self.key = session.get(IdempotencyKey, (f"person:{self.by.id}", self.given.key))
        session.scalars(select(Post).where(Post.person_id == self.by.id)).all()
        parts = select(Assignment).where(Assignment.review_id == self.review.id)
        found = session.scalars(parts.options(joinedload(Assignment.step))).all()
        self.part = next(part for part in found if part.step_id == self.step_id)
        session.scalars(select(Editor).where(Editor.review_id == self.review.id)).all()
        instance = select(ProcedureInstance)
        instance = instance.where(ProcedureInstance.id == self.review.instance_id)
        self.instance = session.scalars(locked(instance)).one()
        days = or_(LocalDay.organ_id.is_(None), LocalDay.organ_id == self.review.organ_id)
        session.scalars(select(LocalDay).where(days)).all()
        holders = select(Person).join(Post, Post.person_id == Person.id)
        here = Post.organ_id == self.review.organ_id, Post.lane == "disclosure_office"
        session.scalars(holders.where(*here)).all()
        head = select(AuditHead).where(AuditHead.chain == str(self.review.organ_id))
        self.head = session.scalars(locked(head)).one()

    def write(self) -> None:
        """The rows the product writes; the session orders and sends them at the commit."""
        step, part, review, at = self.step, self.part, self.review, self.at
        step.closed_at = part.closed_at = self.instance.changed_at = at
        step.verdict, step.ending, step.closed_by_id = "approve", "completed", self.by.id
        part.state = "decided"
        review.steps_opened += 1
        review.elements_passed += 2
        self.instance.state = self.instance.state + b" "
        self.head.sequence += 1
        self.head.digest = uuid4().hex
        following = _copy(step, id=uuid4(), task_id=uuid4(), position=99, **OPEN)
        rows = [
            following,
            _copy(part, id=uuid4(), step_id=following.id, person_id=None, **WAITING),
            self._opinion(),
            IdempotencyKey(
                owner=f"person:{self.by.id}", key=self.given.key, fingerprint="", answer="",
                made_at=at,
            ),
            AuditEntry(
                chain=self.head.chain, sequence=self.head.sequence, at=at, act="step completed",
                by_id=self.by.id, subject=str(review.id), details="{}", previous="", digest="",
            ),
        ]  # fmt: skip
        for count in (1, 2):
            rows.append(
                Passage(review_id=review.id, position=90 + count, element="x", round=1, at=at)
            )
        db.session.add_all(rows)

    def _opinion(self) -> Opinion:
        return Opinion(
            review_id=self.review.id, step_id=self.step.id, assignment_id=self.part.id,
            person_id=self.by.id, verdict="approve", label="同意", text=self.given.text,
            answers=dict(self.given.answers), digest=self.given.digest, round=1, at=self.at,
        )  # fmt: skip


OPEN = {
    "closed_at": None, "ending": None, "verdict": None, "closed_by_id": None,
    "claimed_by_id": None,
}  # fmt: skip
WAITING = {"state": "open", "claimed_at": None, "closed_at": None}


def _copy(row: object, **changes: object) -> object:
    columns = type(row).__table__.columns.keys()
    return type(row)(**{name: getattr(row, name) for name in columns} | changes)


def _given(
    digest: str, form: str, *, verdict: str = "approve", chosen: UUID | None = None
) -> OpinionGiven:
    return OpinionGiven(
        verdict=verdict,
        digest=digest,
        key=uuid4().hex,
        text="同意上报审批",
        answers=ANSWERS.get(form, {}),
        chosen_id=chosen,
    )


@contextmanager
def counted() -> Iterator[list[int]]:
    """Statements (without BEGIN) and commits of the block."""
    counts, engine = [0, 0], db.engine

    def statement(_connection: object, _cursor: object, text: str, *_rest: object) -> None:
        counts[0] += not text.startswith("BEGIN")

    def commit(_connection: object) -> None:
        counts[1] += 1

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    try:
        yield counts
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)
