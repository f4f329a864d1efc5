"""The list of requests as a table for Excel: what the office reports, nobody's name in it."""

from collections.abc import Sequence
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.kit import tables
from app.law.applicants import ApplicantType
from app.requests.queries.lists import Row
from app.requests.reasons import APPLICANTS, decision, word
from app.workdays.reasons import term_day

COLUMNS = (
    (_l("Register number"), 24),
    (_l("Request"), 50),
    (_l("State"), 14),
    (_l("Kind of applicant"), 18),
    (_l("How it came in"), 14),
    (_l("Came in"), 12),
    (_l("Day of receipt"), 12),
    (_l("Last day"), 18),
    (_l("Answered on"), 12),
    (_l("In time"), 10),
    (_l("Decision"), 30),
    (_l("Unit"), 20),
)


def as_xlsx(rows: Sequence[Row], *, at: datetime) -> bytes:
    """``rows`` as a workbook."""
    columns = [tables.Column(str(name), width) for name, width in COLUMNS]
    return tables.as_xlsx(_("Requests for information"), columns, map(_cells, rows), at=at)


def _cells(row: Row) -> list[str]:
    return [
        row.number,
        row.title,
        str(word(row.state)),
        str(APPLICANTS[ApplicantType(row.applicant_kind)]),
        str(word(row.channel)),
        row.handed_in_on.isoformat(),
        _day(row.received_on),
        term_day(row.due_on),
        _day(row.answered_on),
        _in_time(row),
        str(decision(row.decision)),
        row.lead_unit or "",
    ]


def _in_time(row: Row) -> str:
    if row.answered_on is None or row.due_on is None:
        return ""
    return str(_("too late") if row.was_late else _("in time"))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
