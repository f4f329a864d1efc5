"""`flask law`: questions to the calendar, for people who keep house and for scripts."""

import json
from datetime import date
from typing import Any, TextIO

import click
from flask.cli import AppGroup
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError, ProgrammingError

from app.kit.errors import Invalid
from app.law.clock import due
from app.law.working_days import WorkingCalendar, YearUnknown
from app.workdays import ledgers, queries
from app.workdays.errors import DayNotWritten, DayOutsideCalendar

UNREADABLE = 2

law = AppGroup("law", help="What the calendar and the terms say.")


@law.command("working-days")
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="TO")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def working_days(first: str, last: str, as_json: bool) -> None:
    """Count the working days from FROM to TO, both included."""
    start, end = _day(first), _day(last)
    calendar = _calendar()
    days = _count(calendar, start, end)
    is_provisional = calendar.reaches_provisional(start, end)
    if as_json:
        answer = {"from": first, "to": last, "working_days": days, "provisional": is_provisional}
        click.echo(json.dumps(answer))
        return
    click.echo(_("%(days)s working days", days=days))
    if is_provisional:
        click.echo(_("Provisional: the notice for that year has not been issued."))


@law.command("due")
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
@click.option("--json", "as_json", is_flag=True, help="One object a line; there is no other form.")
@click.pass_context
def due_day(context: click.Context, file: TextIO, *, as_json: bool) -> None:
    """Say when the reply to each request in FILE is due, and prove it.

    Without FILE what is handed in is read. One ledger of events a line, as JSON; one answer a
    line. Ends with 2 when a line could not be read or counted.
    """
    del as_json
    calendar, ends_with = _calendar(), 0
    for text in ledgers.texts(file):
        answer = _answer(text, calendar)
        line = json.dumps(answer, ensure_ascii=False)
        click.echo(line.encode("utf-8", "replace").decode())
        if "error" in answer:
            ends_with = UNREADABLE
    context.exit(ends_with)


def _calendar() -> WorkingCalendar:
    """The days of this installation; of the country alone, where nothing has been installed yet."""
    try:
        return queries.calendar()
    except (OperationalError, ProgrammingError):
        click.echo(_("There is no database here: only the national calendar holds."), err=True)
        return WorkingCalendar()


def _answer(text: str, calendar: WorkingCalendar) -> dict[str, Any]:
    try:
        return ledgers.written(due(ledgers.read(text), calendar))
    except Invalid as error:
        return {"error": str(error), "field": error.values["part"]}
    except YearUnknown as unknown:
        return {"error": str(DayOutsideCalendar(year=unknown.year)), "field": None}


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
