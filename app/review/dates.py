"""When a step is due: working days by law, counted from its legal day in Beijing."""

from datetime import date, datetime
from uuid import UUID

from app.kit.time import legal_day
from app.review.models.steps import FAR_AWAY
from app.workdays.queries import calendar


def due_on(days: int | None, *, organ_id: UUID, opened_at: datetime) -> date | None:
    """The last working day of a step that opened then; None when the procedure sets no term."""
    if days is None:
        return None
    return calendar(organ_id).add_working_days(legal_day(opened_at), days)


def sort_on(due: date | None, deadline: date | None) -> date:
    """The day lists sort by: whichever of the step's and the legal day comes first."""
    return min(due or FAR_AWAY, deadline or FAR_AWAY)
