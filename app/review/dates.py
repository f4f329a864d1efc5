"""When a step is due: working days by law, counted from its legal day in Beijing."""

from datetime import date, datetime
from uuid import UUID

from app.kit.time import legal_day
from app.review import hooks
from app.review.models import Review
from app.review.models.steps import FAR_AWAY
from app.workdays.queries import calendar


def due_on(days: int | None, *, organ_id: UUID, opened_at: datetime) -> date | None:
    """The last working day of a step that opened then; None when the procedure sets no term."""
    if days is None:
        return None
    return calendar(organ_id).add_working_days(legal_day(opened_at), days)


def step_due_on(review: Review, form: str, days: int | None, *, opened_at: datetime) -> date | None:
    """The same of a step, unless the subject's slice says that its term begins another day."""
    if review.no_light:
        return None
    asked, opened_on = hooks.begins.get(review.subject_kind), legal_day(opened_at)
    begun_on = asked(review, form, opened_on) if asked else opened_on
    if days is None or begun_on is None:
        return None
    return calendar(review.organ_id).add_working_days(begun_on, days)


def sort_on(due: date | None, deadline: date | None) -> date:
    """The day lists sort by: whichever of the step's and the legal day comes first."""
    return min(due or FAR_AWAY, deadline or FAR_AWAY)
