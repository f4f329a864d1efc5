"""What administrators enter: a filter of the trail, a local working day, a time to rehearse."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, HiddenField, RadioField, StringField, TimeField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import AnyOf, InputRequired, Length, Optional, ValidationError

from app.admin.clock.wish import To, Wish
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

    def kept(self) -> dict[str, str]:
        """What was entered, for the address of the page that asks once more."""
        day = self.day.data.isoformat() if self.day.data else ""
        return {
            "day": day,
            "is_working": self.is_working.data or "",
            "source": self.source.data or "",
        }

    def rule(self) -> LocalRule:
        """What was ordered."""
        return LocalRule(
            self.day.data or date.min, self.is_working.data == WORK, self.source.data or ""
        )


class ClockForm(Form):
    """Where to set the office's clock: ``to`` is the button that was pressed."""

    to = HiddenField(
        _l("Where to set it"), [AnyOf([to.value for to in To], _l("Choose where to set it."))]
    )
    day = DateField(_l("Day of the calendar"), [Optional()])
    hour = TimeField(_l("Hour"), [Optional()], default=time(9))
    knows = BooleanField(
        _l("I know what going back means"),
        description=_l(
            "What was done since then keeps its later times; the trail stays in the order in which "
            "things were done."
        ),
    )
    key = HiddenField(validators=[InputRequired(), Length(max=64)])

    def validate_hour(self, _field: object) -> None:
        """A moment has both."""
        if self.to.data != To.MOMENT:
            return
        if self.day.data is None or not FIRST_YEAR <= self.day.data.year <= LAST_YEAR:
            raise ValidationError(str(_l("Write dates like 2026-03-02.")))
        if self.hour.data is None:
            raise ValidationError(str(_l("Write hours like 09:30.")))

    def wish(self) -> Wish:
        """What is asked."""
        moment = None
        if self.to.data == To.MOMENT and self.day.data and self.hour.data is not None:
            moment = datetime.combine(self.day.data, self.hour.data, tzinfo=BEIJING)
        return Wish(To(self.to.data or ""), moment, bool(self.knows.data))


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
