"""The acts a review page offers its reader, each with the reason when it is refused."""

from dataclasses import dataclass

from app.kit.errors import ProductError
from app.review import separation
from app.review.models import Of, Step
from app.review.opinion import RETURN
from app.review.policy import Act, can
from app.review.queries.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class Button:
    """An act on a step; greyed, with the reason beside it, when it is refused."""

    act: Act
    step: Step
    refusal: ProductError | None

    @property
    def is_open(self) -> bool:
        return self.refusal is None

    @property
    def reason(self) -> str:
        return str(self.refusal) if self.refusal else ""


def step_in_question(case: CaseFile, wanted: Step | None = None) -> Step | None:
    """The open step the reader is here for: the one asked for, his own, one he may claim."""
    if wanted is not None:
        return wanted
    opened = case.open_steps
    for act in (Act.DECIDE, Act.EDIT, Act.CLAIM):
        for step in opened:
            if button(case, act, step).is_open:
                return step
    return next(iter(opened), None)


def button(case: CaseFile, act: Act, step: Step) -> Button:
    """``act`` on ``step`` as the reader may do it."""
    return Button(act, step, can(case.person, act, step, known=case.known))


def buttons(case: CaseFile, step: Step | None) -> dict[str, Button]:
    """What stands in the action bar, by the name of the act."""
    offered = list(_of_an_open_step(step)) if step and step.is_open else []
    found = [button(case, act, step) for act in offered if step]
    if last := last_done(case):
        found.append(button(case, Act.RECALL, last))
    return {each.act.name.lower(): each for each in found}


def last_done(case: CaseFile) -> Step | None:
    """The step the reader completed last, if the case still runs and has not come back to it."""
    if not case.review.is_running:
        return None
    mine = [
        step
        for step in case.steps
        if step.closed_by_id == case.person.id and step.verdict and not step.carried_from_id
    ]
    if not mine:
        return None
    again = (each for each in case.steps if each.node_id == mine[-1].node_id)
    return None if any(each.position > mine[-1].position for each in again) else mine[-1]


def _of_an_open_step(step: Step) -> tuple[Act, ...]:
    if separation.DRAFT in separation.parts_of(step):
        return (Act.CLAIM, Act.RELEASE_CLAIM, Act.EDIT, Act.CANCEL)
    acts = [Act.DECIDE]
    if step.of is Of.CHOSEN:
        acts.append(Act.FORWARD)
    else:
        acts = [Act.CLAIM, Act.RELEASE_CLAIM, Act.DECIDE]
    if step.outcome(RETURN):
        acts.append(Act.RETURN)
    return tuple(acts)
