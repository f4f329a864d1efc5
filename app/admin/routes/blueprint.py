"""The blueprint of this slice and the words its templates share."""

from datetime import date, timedelta

from flask import Blueprint
from flask_babel import gettext as _

from app.admin.reasons import JOBS, WEEKDAYS

bp = Blueprint("admin", __name__, template_folder="../templates")

MINUTE, HOUR, DAY = 60, 3600, 86_400


@bp.app_template_filter("job_name")
def job_name(kind: str) -> str:
    """The words for a kind of job; one without words stands for itself."""
    return str(JOBS.get(kind, kind))


@bp.app_template_filter("weekday")
def weekday(day: date) -> str:
    """The day of the week."""
    return str(WEEKDAYS[day.weekday()])


@bp.app_template_filter("how_long")
def how_long(length: timedelta) -> str:
    """A length of time in its largest unit."""
    seconds = int(length.total_seconds())
    if seconds < MINUTE:
        return str(_("%(count)s seconds", count=seconds))
    if seconds < HOUR:
        return str(_("%(count)s minutes", count=seconds // MINUTE))
    if seconds < DAY:
        return str(_("%(count)s hours", count=seconds // HOUR))
    return str(_("%(count)s days", count=seconds // DAY))
