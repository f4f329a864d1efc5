"""What slices above connect, by kind of subject: what a review shows, and what follows from it.

Connected in ``app/wiring.py`` and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from app.law.working_days import WorkingCalendar
from app.people.models import Lane, Person
from app.review.models import Review, Step

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Panel:
    """A template of the subject's slice and what it is rendered with.

    The template is included inside the review page; its context arrives as ``panel``.
    """

    template: str
    context: Mapping[str, object]


class SubjectPages(Protocol):
    """What the review page shows of a subject. Every method is one or two statements."""

    def text(self, review: Review, *, digest: str) -> Panel:
        """The text with its metadata and attachments, as it was when ``digest`` was signed."""

    def differences(self, review: Review, *, before: str, after: str) -> Panel:
        """What changed from digest ``before``, which the reader last gave an opinion on."""

    def editor_url(self, review: Review) -> str:
        """Where the drafter edits the text and hands it on again."""

    def dossier_url(self, review: Review) -> str:
        """Where the whole file of the item is asked for."""


class SubjectFollows(Protocol):
    """What the subject's slice does when its review moves, within the same transaction."""

    def opened_for_change(self, review: Review, *, at: datetime) -> None:
        """The case is (again) at the drafter's step: the text may be edited."""

    def closed_for_change(self, review: Review, *, at: datetime) -> None:
        """The case left the drafter's step: nobody edits."""

    def may_leave(self, review: Review, *, step: Step, verdict: str, at: datetime) -> None:
        """Raise a ProductError when ``step`` must not be completed so (unanswered hits)."""

    def decided(self, review: Review, *, step: Step, by: Person, at: datetime) -> None:
        """``by`` completed ``step`` forwards; the case has not moved on yet."""

    def ended(self, review: Review, *, at: datetime) -> None:
        """The review is finished or cancelled, as ``review.state`` says."""


class Operation(Protocol):
    """What a service task of a procedure does. Runs within the step's transaction."""

    def __call__(self, review: Review, facts: Facts, at: datetime) -> Facts | None: ...


class SubjectFacts(Protocol):
    """What a procedure may branch on once ``step`` was decided so; it gets what it declares."""

    def __call__(self, step: Step, verdict: str) -> Facts: ...


class StandIn(Protocol):
    """Who does ``step`` when nobody holds its lane where it stands; None when nobody else may."""

    def __call__(self, step: Step) -> Lane | None: ...


class StepBegins(Protocol):
    """From which day the term of a step counts that opened on ``opened_on``; None: not yet."""

    def __call__(
        self, review: Review, form: str, opened_on: date, working_days: WorkingCalendar
    ) -> date | None: ...


class SubjectUnits(Protocol):
    """The units a task is assigned to, where a step says ``of="assigned"``; the first one leads."""

    def __call__(self, review: Review) -> list[UUID]: ...


class WorkPlace(Protocol):
    """Where a step is worked on, when that is not the review page."""

    def __call__(self, step: Step) -> str | None: ...


pages: dict[str, SubjectPages] = {}
follows: dict[str, SubjectFollows] = {}
facts: dict[str, SubjectFacts] = {}
units: dict[str, SubjectUnits] = {}
stand_ins: dict[str, StandIn] = {}
begins: dict[str, StepBegins] = {}
work_places: dict[str, WorkPlace] = {}
to_be_decided: set[str] = set()
"""Kinds of subject whose review nobody of the house may cancel."""
beyond_recall: dict[str, frozenset[tuple[str, str]]] = {}
"""Form and verdict of steps after which somebody was told, or something is written for good."""


def follower(review: Review) -> SubjectFollows:
    """The slice of the review's subject, listening."""
    return follows[review.subject_kind]
