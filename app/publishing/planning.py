"""Who will be asked, in which order and by when, before a document is submitted.

The live procedure is walked with every step agreeing; nothing is written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from app import engine
from app.engine import queries as procedures
from app.engine.diagram import Diagram, read
from app.kit.db import db
from app.kit.time import legal_day
from app.people import queries as people
from app.people.models import Duty, Lane, Person
from app.publishing import subjects
from app.publishing.models import Document
from app.review.models import Review, ReviewState
from app.workdays.queries import calendar

MOST_STEPS = 40
DRAFTING = "draft"
NOT_DRAFTED_BY_THE_SAME = frozenset(
    {"unit_review", "office_review", "sign", "secrecy_review", "secrecy_opinion", "release"}
)
APART = frozenset({"unit_review", "office_review", "sign", "secrecy_review"})


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step ahead: who may do it, and the day it is due if every step takes its full time."""

    title: str
    people: tuple[str, ...]
    due_on: date | None
    is_chosen_later: bool = False
    nobody: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps ahead, and whom to ask when one of them has nobody."""

    steps: tuple[PlannedStep, ...] = ()
    administrators: tuple[str, ...] = ()

    @property
    def gaps(self) -> list[PlannedStep]:
        """Steps nobody may do."""
        return [step for step in self.steps if step.nobody]


def plan_for(document: Document, *, by: Person, at: datetime) -> Plan:
    """The predicted path of ``document`` if ``by`` submits it now."""
    source = _source_for(document)
    if source is None:
        return Plan()
    diagram = read(source)
    ahead = [
        spec
        for node_id in _path(source, diagram, attribute=str(document.attribute or ""))
        if (node := diagram.nodes.get(node_id)) and (spec := node.step) and spec.duty != DRAFTING
    ]
    wrote = subjects.subject_of(document, by=by).editors
    able = {spec.node_id: _able(spec, document, wrote=wrote) for spec in ahead}
    stuck = _without_own_person(ahead, able)
    shown = able if stuck else _who_could(ahead, able)
    steps = tuple(_planned(ahead, shown, stuck=stuck, document=document, at=at))
    plan = Plan(steps)
    return Plan(steps, _administrators(document.organ_id)) if plan.gaps else plan


def _source_for(document: Document) -> bytes | None:
    """The running review's own version, else the live one."""
    running = select(Review.version_id).where(
        Review.subject_kind == subjects.KIND,
        Review.subject_id == document.id,
        Review.state == ReviewState.RUNNING,
    )
    if version_id := db.session.scalars(running).one_or_none():
        return procedures.source_of(version_id)
    version = procedures.live_version(subjects.PROCEDURE)
    return procedures.source_of(version.id) if version else None


def _path(source: bytes, diagram: Diagram, *, attribute: str) -> list[str]:
    """The user tasks in the order they open when everybody agrees."""
    path: list[str] = []
    latest: dict[str, Any] = {}

    def decisions() -> Iterator[Mapping[str, Any]]:
        while latest.get("open") and len(path) < MOST_STEPS:
            node_id = latest["open"][0]
            yield {
                "step": node_id,
                "verdict": _forward(diagram, node_id),
                "facts": {"attribute": attribute},
            }

    for shown in engine.play(source, decisions()):
        latest = shown
        path.extend(node_id for node_id in shown.get("open", ()) if node_id not in path)
    return path


def _forward(diagram: Diagram, node_id: str) -> str:
    step = diagram.nodes[node_id].step
    outcomes = step.outcomes if step else ()
    ahead = (each.id for each in outcomes if each.id != "return" and each.returns_to is None)
    return next(ahead, "")


def _able(spec: engine.StepSpec, document: Document, *, wrote: frozenset[UUID]) -> dict[UUID, str]:
    """Who holds the step's lane and has not written on the text."""
    if spec.lane not in list(Lane):
        return {}
    unit_id = document.unit_id if spec.of == "drafter_unit" else None
    holders = people.holders(organ_id=document.organ_id, lane=Lane(spec.lane), unit_id=unit_id)
    excluded = wrote if spec.duty in NOT_DRAFTED_BY_THE_SAME else frozenset[UUID]()
    return {person.id: person.label for person in holders if person.id not in excluded}


def _without_own_person(
    ahead: list[engine.StepSpec], able: Mapping[str, Mapping[UUID, str]]
) -> frozenset[str]:
    """Steps for which nobody is left once each separate duty has a person of its own."""
    taken: dict[UUID, str] = {}

    def assign(node_id: str, tried: set[UUID]) -> bool:
        for person_id in able[node_id]:
            if person_id in tried:
                continue
            tried.add(person_id)
            if person_id not in taken or assign(taken[person_id], tried):
                taken[person_id] = node_id
                return True
        return False

    apart = [spec.node_id for spec in ahead if spec.duty in APART]
    stuck = [node_id for node_id in apart if not assign(node_id, set())]
    empty = [spec.node_id for spec in ahead if not able[spec.node_id]]
    return frozenset([*stuck, *empty])


def _who_could(
    ahead: list[engine.StepSpec], able: Mapping[str, Mapping[UUID, str]]
) -> dict[str, Mapping[UUID, str]]:
    """For each step those whom no other step needs: with them, every duty finds its person."""

    def leaves_enough(node_id: str, person_id: UUID) -> bool:
        chosen = {person_id: able[node_id][person_id]}
        return not _without_own_person(ahead, {**able, node_id: chosen})

    apart = {spec.node_id for spec in ahead if spec.duty in APART}
    return {
        node_id: {
            person_id: label
            for person_id, label in persons.items()
            if node_id not in apart or leaves_enough(node_id, person_id)
        }
        for node_id, persons in able.items()
    }


def _planned(
    ahead: list[engine.StepSpec],
    able: Mapping[str, Mapping[UUID, str]],
    *,
    stuck: frozenset[str],
    document: Document,
    at: datetime,
) -> Iterator[PlannedStep]:
    working_days, day = calendar(document.organ_id), legal_day(at)
    for spec in ahead:
        if spec.days is not None:
            day = working_days.add_working_days(day, spec.days)
        yield PlannedStep(
            title=spec.title,
            people=tuple(able[spec.node_id].values()),
            due_on=day if spec.days is not None else None,
            is_chosen_later=spec.of == "chosen",
            nobody=spec.node_id in stuck,
        )


def _administrators(organ_id: UUID) -> tuple[str, ...]:
    statement = (
        select(Person.label)
        .where(
            Person.duty.in_((Duty.SYSTEM, Duty.SECURITY)),
            or_(Person.organ_id == organ_id, Person.organ_id.is_(None)),
            Person.is_active,
        )
        .order_by(Person.duty, Person.name)
        .limit(10)
    )
    return tuple(db.session.scalars(statement))
