"""One organ with a person for every lane, and a subject kind of its own, for tests of review."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from app import engine
from app.engine.registry import _operations
from app.kit.db import db
from app.people.models import Organ, Person, Unit
from app.review import actions, hooks
from app.review.hooks import Panel
from app.review.models import Assignment, AssignmentKind, AssignmentState, Review, Step
from app.review.operations import guarded
from app.review.opinion import OpinionGiven
from app.review.subject import Subject
from tests import factories

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SHIPPED = Path(__file__).parents[2] / "workflows" / "proactive_review.bpmn"
NOTHING_FOUND = {
    name: "no"
    for name in (
        "state_secret", "work_secret", "trade_secret", "privacy", "aggregation", "stability",
    )
}  # fmt: skip
ANSWERS: dict[str, dict[str, object]] = {
    "review": {"attribute_confirmed": "yes", "is_complete": "yes", "is_correct": "yes"},
    "legal": {"facts": "yes", "basis": "yes", "procedure": "yes", "remedy": "yes"},
    "office": {"wording": "yes", "timing": "yes", "way": "yes"},
    "secrecy": {**NOTHING_FOUND, "places": "第二段第一句"},
    "secrecy_opinion": {
        "authority": "市国家保密局", "dated": "2026-11-20", "number": "云保函〔2026〕3号",
        "words": "不属于国家秘密",
    },
    "conclude": {"legal_basis": "《政府信息公开条例》第十四条"},
    "release": {"previewed": True},
}  # fmt: skip
_keys = count(1)


class Papers:
    """What a slice above review does for its subjects; remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.done: list[str] = []
        self.decisions: list[str] = []
        self.refusal: Exception | None = None

    def text(self, review: Review, *, digest: str) -> Panel:
        return Panel("ui/_banners.html", {})

    def differences(self, review: Review, *, before: str, after: str) -> Panel:
        return Panel("ui/_banners.html", {"before": before, "after": after})

    def dossier_url(self, review: Review) -> str:
        return "/"

    def editor_url(self, review: Review) -> str:
        return "/editor"

    def opened_for_change(self, review: Review, *, at: datetime) -> None:
        self.told.append("opened")

    def closed_for_change(self, review: Review, *, at: datetime) -> None:
        self.told.append("closed")

    def may_leave(self, review: Review, *, step: Step, verdict: str, at: datetime) -> None:
        if self.refusal and step.duty == "release":
            raise self.refusal

    def decided(self, review: Review, *, step: Step, by: Person, at: datetime) -> None:
        self.decisions.append(step.node_id)

    def ended(self, review: Review, *, at: datetime) -> None:
        self.told.append(review.state.value)

    def operation(self, name: str) -> hooks.Operation:
        def run(review: Review, facts: hooks.Facts, at: datetime) -> None:
            if self.refusal:
                raise self.refusal
            self.done.append(name)

        return run


@contextmanager
def papers() -> Iterator[Papers]:
    """Connect ``Papers`` for a while."""
    made, former = Papers(), dict(_operations)
    hooks.pages["paper"] = made
    hooks.follows["paper"] = made
    names = ("publish", "file_with_authority", "register_withheld")
    engine.use_operations({name: guarded(made.operation(name)) for name in names})
    yield made
    engine.use_operations(former)
    del hooks.pages["paper"], hooks.follows["paper"]


@dataclass
class Chain:
    """The people of one organ, and one paper on its way."""

    organ: Organ
    unit: Unit
    people: dict[str, Person]
    at: datetime = NOW
    attribute: str = "proactive"
    text: str = "first"
    subject_id: UUID = field(default_factory=uuid4)
    review: Review = field(init=False)

    def subject(self, **changes: Any) -> Subject:
        made = Subject(
            kind="paper",
            id=self.subject_id,
            organ_id=self.organ.id,
            unit_id=self.unit.id,
            title="云川市促进消费若干措施",
            number="云商发〔2026〕12号",
            digest=sha256(self.text.encode()).hexdigest(),
            attribute=self.attribute,
            editors=frozenset({self.people["draft"].id}),
        )
        return replace(made, **changes)

    def open(self, **changes: Any) -> Review:
        self.review = actions.open_review(
            self.subject(**changes), by=self.people["draft"], at=self.tick(), key=key()
        )
        return self.review

    def hand_on(self, *, text: str | None = None, **changes: Any) -> Review:
        self.text = text or self.text
        step = self.step("draft")
        subject = self.subject(**changes)
        return actions.hand_on(step.id, subject, by=self.people["draft"], at=self.tick(), key=key())

    def tick(self) -> datetime:
        self.at += timedelta(minutes=10)
        return self.at

    def step(self, node_id: str) -> Step:
        statement = select(Step).where(
            Step.review_id == self.review.id, Step.node_id == node_id, Step.closed_at.is_(None)
        )
        return db.session.scalars(statement).one()

    def last(self, node_id: str) -> Step:
        statement = select(Step).where(Step.review_id == self.review.id, Step.node_id == node_id)
        return list(db.session.scalars(statement.order_by(Step.position)))[-1]

    def open_nodes(self) -> list[str]:
        statement = select(Step.node_id).where(
            Step.review_id == self.review.id, Step.closed_at.is_(None)
        )
        return sorted(db.session.scalars(statement))

    def opinion(self, node_id: str, verdict: str = "approve", **more: Any) -> OpinionGiven:
        form = self.step(node_id).form
        values: dict[str, Any] = {"answers": ANSWERS.get(form, {}), "text": "同意上报审批"}
        if form == "office":
            values["chosen_id"] = self.people["sign"].id
        return OpinionGiven(
            verdict=verdict, digest=self.review.digest, key=key(), **{**values, **more}
        )

    def who(self, node_id: str) -> Person:
        return self.people.get(node_id) or self.people["sign"]

    def decide(
        self, node_id: str, verdict: str = "approve", *, by: Person | None = None, **more: Any
    ) -> Step:
        step = self.step(node_id)
        person = by or self.who(node_id)
        if step.claimed_by_id is None:
            actions.claim(step.id, by=person, at=self.tick())
        opinion = self.opinion(node_id, verdict, **more)
        actions.complete_step(step.id, by=person, opinion=opinion, at=self.tick())
        return step

    def until(self, node_id: str) -> Step:
        """Walk the straight way until ``node_id`` is open."""
        if not hasattr(self, "review"):
            self.open()
        verdicts = {"secrecy_review": "open"}
        for node in ("unit_review", "office_review", "sign", "secrecy_review"):
            if node == node_id or node_id in self.open_nodes():
                break
            self.decide(node, verdicts.get(node, "approve"))
        return self.step(node_id)

    def confirmations(self) -> dict[str, Assignment]:
        """Who is asked to confirm, by node."""
        statement = (
            select(Step.node_id, Assignment)
            .join(Assignment.step)
            .where(
                Assignment.review_id == self.review.id,
                Assignment.kind == AssignmentKind.CONFIRM,
                Assignment.state == AssignmentState.CLAIMED,
            )
        )
        return {node: part for node, part in db.session.execute(statement)}

    def confirm(self, node_id: str, verdict: str = "confirm", **more: Any) -> None:
        part = self.confirmations()[node_id]
        opinion = OpinionGiven(
            verdict=verdict, digest=self.review.digest, key=key(), **{"text": "已复核", **more}
        )
        assert part.person
        actions.confirm(part.id, by=part.person, opinion=opinion, at=self.tick())


def key() -> str:
    return f"key-{next(_keys)}"


def deploy(source: bytes | None = None) -> None:
    """Let the shipped procedure, or ``source``, be live."""
    by, approved_by = (uuid4(), uuid4()) if source else (None, None)
    engine.deploy(
        source or SHIPPED.read_bytes(), by=by, approved_by=approved_by, note="as shipped", at=NOW
    )


def chain() -> Chain:
    """An organ with one person for every lane, and the shipped procedure."""
    deploy()
    organ = factories.organ()
    unit = factories.unit(organ, f"市场科{next(_keys)}")
    return Chain(
        organ,
        unit,
        {
            "draft": factories.person("drafter", organ=organ, unit=unit, name="王芳"),
            "unit_review": factories.person("unit_head", organ=organ, unit=unit, name="赵建国"),
            "office_review": factories.person("disclosure_office", organ=organ, name="刘敏"),
            "sign": factories.person("leader", organ=organ, name="张伟民"),
            "secrecy_review": factories.person("secrecy_reviewer", organ=organ, name="郑国强"),
            "office_release": factories.person("disclosure_office", organ=organ, name="何静"),
            "secrecy_opinion": factories.person("secrecy_reviewer", organ=organ, name="段毅"),
        },
    )
