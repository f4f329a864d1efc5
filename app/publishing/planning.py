"""Who will be asked, in which order and by when, before a document is submitted."""

from dataclasses import dataclass
from datetime import date, datetime

from app.people.models import Person
from app.publishing.models import Document


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step ahead: who may do it, and the day it is due if every step takes its full time."""

    title: str
    people: tuple[str, ...]
    due_on: date | None
    is_chosen_later: bool = False

    @property
    def nobody(self) -> bool:
        """The step would stand still."""
        return not self.people


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
    del document, by, at
    return Plan()
