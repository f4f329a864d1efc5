"""Who may do what with a step, and why not: the one function every page, action and API asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from flask_babel import format_datetime

from app.kit.errors import ProductError
from app.people.models import Lane, Person
from app.people.queries import Lanes, fills
from app.review import errors, hooks, separation
from app.review.models import Ending, Of, Step

Parts = Mapping[UUID, frozenset[str]]


class Act(StrEnum):
    """What somebody may want to do with a step."""

    CLAIM = "claim"
    RELEASE_CLAIM = "release claim"
    DECIDE = "decide"
    RETURN = "return"
    FORWARD = "forward"
    HAND_OVER = "hand over"
    RECALL = "recall"
    EDIT = "edit"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Known:
    """What was read beforehand about a person and one review (see ``queries.known``)."""

    lanes: Lanes
    parts: Parts
    unconfirmed: tuple[str, ...] = ()
    acted_since: Mapping[UUID, str] = field(default_factory=dict)

    def done_by(self, person_id: UUID) -> frozenset[str]:
        """The parts ``person_id`` has in the review."""
        return self.parts.get(person_id, frozenset())


def can(person: Person, act: Act, step: Step, *, known: Known) -> ProductError | None:
    """Why ``person`` may not; None when nothing speaks against it.

    Reads nothing itself: who asks has locked what the answer depends on.
    """
    if person.organ_id != step.organ_id or person.duty or not person.is_active:
        return errors.NoSuchStep()
    return RULES[act](person, step, known)


def describes(moment: datetime) -> str:
    """A moment as messages say it."""
    return str(format_datetime(moment, "y-MM-dd HH:mm"))


def closed(step: Step) -> ProductError | None:
    """Who was faster, and when."""
    if step.closed_at is None:
        return None if step.review.is_running else errors.ReviewEnded()
    when = describes(step.closed_at)
    if step.ending in (Ending.COMPLETED, Ending.RETURNED) and step.closed_by:
        return errors.StepClosed(name=step.closed_by.name, when=when)
    return errors.StepGone(when=when)


def separated(person: Person, step: Step, known: Known) -> ProductError | None:
    """What the person has already done on the item that rules this step out."""
    part = separation.conflict(known.done_by(person.id), step)
    return errors.DutiesAreSeparate(part=separation.WORDS[part]) if part else None


def of_the_lane(step: Step, lanes: Lanes) -> ProductError | None:
    """Whether posts of these lanes serve the step."""
    if fills(lanes, lane=step.lane, unit_id=step.unit_id):
        return None
    return errors.NotYourLane()


def _claim(person: Person, step: Step, known: Known) -> ProductError | None:
    if refusal := closed(step):
        return refusal
    if step.of is Of.CHOSEN:
        return None if step.claimed_by_id == person.id else errors.LeadersAreChosen()
    if step.claimed_by_id and step.claimed_by_id != person.id and step.claimed_by:
        return errors.ClaimedByOther(name=step.claimed_by.name)
    return of_the_lane(step, known.lanes) or separated(person, step, known)


def _release_claim(person: Person, step: Step, _known: Known) -> ProductError | None:
    if refusal := closed(step):
        return refusal
    if step.claimed_by_id != person.id:
        return errors.NotClaimed()
    return errors.ChosenIsNotGivenBack() if step.of is Of.CHOSEN else None


def holds(person: Person, step: Step, known: Known) -> ProductError | None:
    """Whether the open step is in the hands of ``person``, rightly."""
    if refusal := closed(step):
        return refusal
    if refusal := of_the_lane(step, known.lanes):
        return refusal
    if step.claimed_by_id == person.id:
        return separated(person, step, known)
    if step.claimed_by:
        other = errors.NotYourStep if step.of is Of.CHOSEN else errors.ClaimedByOther
        return other(name=step.claimed_by.name)
    if step.of is Of.CHOSEN:
        return errors.LeadersAreChosen()
    return separated(person, step, known) or errors.ClaimFirst()


def _decide(person: Person, step: Step, known: Known) -> ProductError | None:
    if refusal := holds(person, step, known):
        return refusal
    if known.unconfirmed and separation.RELEASE in separation.parts_of(step):
        return errors.WaitsForConfirmation(names="、".join(known.unconfirmed))
    return None


def _return(person: Person, step: Step, known: Known) -> ProductError | None:
    if refusal := holds(person, step, known):
        return refusal
    if not step.ways_back:
        return errors.NothingToReturnTo()
    return None


def _forward(person: Person, step: Step, known: Known) -> ProductError | None:
    if refusal := closed(step):
        return refusal
    if step.of is not Of.CHOSEN:
        return errors.NotTheOffice()
    return _of_the_office(person, known)


def _hand_over(person: Person, step: Step, known: Known) -> ProductError | None:
    if not step.review.is_running:
        return errors.ReviewEnded()
    return _of_the_office(person, known)


def _of_the_office(person: Person, known: Known) -> ProductError | None:
    """Whether ``person`` chooses who is asked, for an item not his own."""
    if not fills(known.lanes, lane=Lane.DISCLOSURE_OFFICE, unit_id=None):
        return errors.NotTheOffice()
    if separation.DRAFT in known.done_by(person.id):
        return errors.DutiesAreSeparate(part=separation.WORDS[separation.DRAFT])
    return None


def _recall(person: Person, step: Step, known: Known) -> ProductError | None:
    if step.closed_at is None:
        return errors.StepStillOpen()
    if not step.review.is_running:
        return errors.ReviewEnded()
    if step.closed_by_id != person.id:
        return errors.NotYourOpinion()
    if step.ending is not Ending.COMPLETED or step.carried_from_id:
        return errors.NothingToRecall()
    beyond = hooks.beyond_recall.get(step.review.subject_kind, frozenset())
    if (step.form, step.verdict) in beyond:
        return errors.BeyondRecall()
    if name := known.acted_since.get(step.id):
        return errors.SomebodyActedSince(name=name)
    return None


def _edit(person: Person, step: Step, known: Known) -> ProductError | None:
    if refusal := closed(step):
        return refusal
    return of_the_lane(step, known.lanes) or separated(person, step, known)


def _cancel(person: Person, step: Step, known: Known) -> ProductError | None:
    if refusal := closed(step):
        return refusal
    if step.review.subject_kind in hooks.to_be_decided:
        return errors.HasToBeDecided()
    if separation.DRAFT not in separation.parts_of(step):
        return errors.OnlyAtTheDrafter()
    return _edit(person, step, known)


RULES = {
    Act.CLAIM: _claim,
    Act.RELEASE_CLAIM: _release_claim,
    Act.DECIDE: _decide,
    Act.RETURN: _return,
    Act.FORWARD: _forward,
    Act.HAND_OVER: _hand_over,
    Act.RECALL: _recall,
    Act.EDIT: _edit,
    Act.CANCEL: _cancel,
}
