"""`flask law`: questions to the calendar, for people who keep house and for scripts."""

import json
from datetime import date

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.law.working_days import WorkingCalendar, YearUnknown
from app.workdays import queries
from app.workdays.errors import DayNotWritten, DayOutsideCalendar

law = AppGroup("law", help="What the calendar and the terms say.")


@law.command("working-days")
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="TO")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def working_days(first: str, last: str, as_json: bool) -> None:
    """Count the working days from FROM to TO, both included."""
    start, end = _day(first), _day(last)
    calendar = queries.calendar()
    days = _count(calendar, start, end)
    is_provisional = calendar.reaches_provisional(start, end)
    if as_json:
        answer = {"from": first, "to": last, "working_days": days, "provisional": is_provisional}
        click.echo(json.dumps(answer))
        return
    click.echo(_("%(days)s working days", days=days))
    if is_provisional:
        click.echo(_("Provisional: the notice for that year has not been issued."))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.ClickException(str(DayNotWritten())) from None


def _count(calendar: WorkingCalendar, start: date, end: date) -> int:
    try:
        return calendar.count(start, end)
    except YearUnknown as unknown:
        raise click.ClickException(str(DayOutsideCalendar(year=unknown.year))) from None
