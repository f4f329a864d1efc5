"""The path of a case for the diagram viewer, and the same facts as a list of words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.review.models import Step
from app.review.queries.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the path as the list says it."""

    step: Step
    opened_at: datetime
    closed_at: datetime | None
    due_on: date | None
    who: str
    returned_to: str
    returns_to: Sequence[str]


def state(case: CaseFile) -> dict[str, object]:
    """What ``viewer.js`` draws: done, current, the path gone, allowed and real returns."""
    current = [step.node_id for step in case.open_steps]
    current += [wait.node_id for wait in case.waits]
    gone = [
        passage.element
        for passage in case.passages
        if passage.target is None and not passage.is_undone
    ]
    return {
        "done": sorted(set(gone) - set(current)),
        "current": current,
        "path": sorted(set(gone)),
        "allowed": [
            {"from": step.node_id, "to": target}
            for step in case.open_steps
            for target in step.may_go_back_to
        ],
        "returned": [
            {"from": passage.element, "to": passage.target, "round": passage.round}
            for passage in case.passages
            if passage.target
        ],
    }


def stops(case: CaseFile) -> list[Stop]:
    """The path in words, step by step."""
    titles = case.titles
    return [_stop(case, step, titles) for step in case.steps]


def _stop(case: CaseFile, step: Step, titles: Mapping[str, str]) -> Stop:
    opinion = case.opinion_of(step)
    person = step.closed_by or step.claimed_by
    ways_back = step.may_go_back_to if step.is_open else []
    back = (opinion.returned_to if opinion else None) or ""
    return Stop(
        step=step,
        opened_at=step.opened_at,
        closed_at=step.closed_at,
        due_on=step.due_on,
        who=person.label if person else "",
        returned_to=titles.get(back, back),
        returns_to=[titles.get(target, target) for target in ways_back],
    )
