"""How long a filing has waited, in working days: a light with its words."""

from contextlib import suppress
from datetime import date

from flask_babel import ngettext

from app.kit.time import legal_day
from app.law.working_days import WorkingCalendar, YearUnknown
from app.publishing.deadlines import Light
from app.publishing.models import Filing, FilingState

SOON_DAYS = 5
LATE_DAYS = 10


def waiting(filing: Filing, *, today: date, working_days: WorkingCalendar) -> Light | None:
    """Since when it has been waiting to be sent or confirmed; nothing once it is confirmed.

    No law sets a term for the receipt: the desk calls five working days long and ten too long.
    """
    if filing.state is FilingState.RECEIVED:
        return None
    days = 0
    with suppress(YearUnknown):
        since = filing.sent_on or legal_day(filing.opened_at)
        days = working_days.working_days_between(since, today) if since <= today else 0
    kind = "overdue" if days > LATE_DAYS else "soon" if days > SOON_DAYS else "fine"
    return Light(kind, _words(filing, days))


def _words(filing: Filing, days: int) -> str:
    if filing.state is FilingState.DUE:
        return str(
            ngettext("not sent for %(num)d working day", "not sent for %(num)d working days", days)
        )
    return str(
        ngettext(
            "unconfirmed for %(num)d working day", "unconfirmed for %(num)d working days", days
        )
    )
