"""When a step is due: working days by law, counted from its legal day in Beijing."""

from datetime import date, datetime
from uuid import UUID

from app.engine.versions import procedure_of
from app.kit.time import legal_day
from app.law.working_days import WorkingCalendar
from app.review import hooks
from app.review.models import Assignment, AssignmentKind, Review
from app.review.models.steps import FAR_AWAY
from app.workdays.queries import calendar

DAYS_TO_CONFIRM = 1


def due_on(days: int | None, *, organ_id: UUID, opened_at: datetime) -> date | None:
    """The last working day of a step that opened then; None when the procedure sets no term."""
    if days is None:
        return None
    return calendar(organ_id).add_working_days(legal_day(opened_at), days)


def step_due_on(
    review: Review,
    form: str,
    days: int | None,
    *,
    opened_at: datetime,
    working_days: WorkingCalendar | None = None,
) -> date | None:
    """The same of a step, unless the subject's slice says that its term begins another day.

    ``working_days``: None for those of today's calendar.
    """
    if review.no_light or days is None:
        return None
    working_days = working_days or calendar(review.organ_id)
    asked, opened_on = hooks.begins.get(review.subject_kind), legal_day(opened_at)
    begun_on = asked(review, form, opened_on, working_days) if asked else opened_on
    return working_days.add_working_days(begun_on, days) if begun_on else None


def part_due_on(part: Assignment, working_days: WorkingCalendar) -> date | None:
    """The last day of a part that waits, as these working days give it."""
    step = part.step
    if part.kind is AssignmentKind.CONFIRM:
        return working_days.add_working_days(legal_day(step.opened_at), DAYS_TO_CONFIRM)
    days = procedure_of(step.review.version_id).step(step.node_id).days
    return step_due_on(
        step.review, step.form, days, opened_at=step.opened_at, working_days=working_days
    )


def sort_on(due: date | None, deadline: date | None) -> date:
    """The day lists sort by: whichever of the step's and the legal day comes first."""
    return min(due or FAR_AWAY, deadline or FAR_AWAY)
