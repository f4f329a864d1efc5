"""What administrators enter: a filter of the trail, a local working day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Length

from app.audit.queries import Wanted
from app.kit.forms import Form, trimmed
from app.kit.time import BEIJING
from app.workdays.actions import LocalRule

FIRST_YEAR, LAST_YEAR = 2000, 2999
LONGEST = 200
WORK, REST = "work", "rest"


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """What stands in the address of the page; what cannot be read asks for nothing."""

    act: str
    person: str
    subject: str
    since: date | None
    until: date | None

    @classmethod
    def of(cls, arguments: Mapping[str, str]) -> "TrailFilter":
        """The filter in ``arguments``."""
        text = {name: _text(arguments.get(name)) for name in ("act", "person", "subject")}
        return cls(**text, since=_day(arguments.get("since")), until=_day(arguments.get("until")))

    def wanted(self) -> Wanted:
        """The filter for the query, still without the persons. Days are days in Beijing."""
        return Wanted(
            act=self.act,
            subject=self.subject,
            since=_begin(self.since),
            before=_begin(self.until + timedelta(days=1)) if self.until else None,
        )


class LocalDayForm(Form):
    """A day that is worked, or not, against the national calendar."""

    day = DateField(_l("Day of the calendar"), [InputRequired(_l("Write dates like 2026-03-02."))])
    is_working = RadioField(
        _l("On this day"),
        [InputRequired(_l("Choose whether it is worked."))],
        choices=[
            SelectChoice(REST, _l("offices are closed")),
            SelectChoice(WORK, _l("offices work")),
        ],
    )
    source = StringField(
        _l("Paper that orders it"),
        [InputRequired(_l("Name the paper that orders this day.")), Length(max=LONGEST)],
        description=_l("Title or number of the notice of the local government."),
    )

    def rule(self) -> LocalRule:
        """What was ordered."""
        return LocalRule(
            self.day.data or date.min, self.is_working.data == WORK, self.source.data or ""
        )


def _text(value: str | None) -> str:
    return str(trimmed(value or ""))[:LONGEST]


def _day(text: str | None) -> date | None:
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _begin(day: date | None) -> datetime | None:
    return datetime.combine(day, time(0), tzinfo=BEIJING) if day else None
