"""The forms of supervision: which requests a list holds, days put right, terms of the organ."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, FileField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Length, Optional

from app.kit.forms import Form
from app.kit.time import today
from app.law.applicants import ApplicantType
from app.law.decisions import Code
from app.law.receipt import Channel
from app.people.models import Unit
from app.requests.forms import NEEDED, KeyedForm, choices
from app.requests.ledger import Entry
from app.requests.models import RequestState
from app.requests.queries.wanted import View, Wanted
from app.requests.reasons import word
from app.requests.supervision.day_rules import Proposal

EVERY = SelectChoice("", _l("All"))


def with_all(words: Iterable[StrEnum]) -> list[SelectChoice]:
    """Every word with what it is called, after the choice that leaves all in."""
    return [EVERY, *choices(words)]


class FilterForm(Form):
    """Which requests the list holds. It stands in the address, which can be kept as a link."""

    class Meta(Form.Meta):
        """Reading needs no token."""

        csrf = False

    number = StringField(_l("Register number"), [Length(max=100)])
    name = StringField(_l("Name of the applicant"), [Length(max=100)])
    state = SelectField(_l("State"), [Optional()], choices=with_all(RequestState))
    unit = SelectField(_l("Unit"), [Optional()])
    channel = SelectField(_l("How it came in"), [Optional()], choices=with_all(Channel))
    decision = SelectField(_l("Decision"), [Optional()], choices=with_all(Code))
    applicant = SelectField(_l("Kind of applicant"), [Optional()], choices=with_all(ApplicantType))
    since = DateField(_l("Came in from"), [Optional()])
    until = DateField(_l("Came in until"), [Optional()])

    def offer(self, units: Iterable[Unit]) -> "FilterForm":
        """The form with the units of the organ."""
        self.unit.choices = [EVERY, *(SelectChoice(str(unit.id), unit.name) for unit in units)]
        return self

    def wanted(self, view: View) -> Wanted:
        """What is asked for; a field that cannot be read asks for nothing."""
        given = {field.name: field.data for field in self if field.data and not field.errors}
        return Wanted(
            view=view,
            state=RequestState(given["state"]) if "state" in given else None,
            unit=UUID(given["unit"]) if "unit" in given else None,
            channel=Channel(given["channel"]) if "channel" in given else None,
            decision=given.get("decision", ""),
            applicant=ApplicantType(given["applicant"]) if "applicant" in given else None,
            since=given.get("since"),
            until=given.get("until"),
            number=given.get("number", ""),
            name=given.get("name", ""),
        )


class DayChangeForm(KeyedForm):
    """A day is wrong, and which one is right."""

    what = SelectField(_l("Which day"))
    after_on = DateField(_l("The right day"), [NEEDED])
    reason = TextAreaField(
        _l("Reason"), [NEEDED, Length(max=2000)],
        description=_l("How the mistake came about, and what shows the right day."),
    )  # fmt: skip
    upload = FileField(
        _l("Proof"), [DataRequired(_l("Choose a file."))],
        description=_l("The envelope, the delivery slip, the page of the post book."),
    )  # fmt: skip

    def offer(self, received_on: date | None, entries: Iterable[Entry]) -> "DayChangeForm":
        """The form with the days of the case that somebody typed."""
        first = [SelectChoice("", _("Day of receipt (%(day)s)", day=received_on))]
        self.what.choices = (first if received_on else []) + [
            SelectChoice(str(each.id), f"{word(each.kind)} {each.on}") for each in entries
        ]
        return self

    def proposal(self, request_id: UUID) -> Proposal:
        """What is proposed; only of a form that was found valid."""
        return Proposal(
            request_id=request_id,
            event_id=UUID(self.what.data) if self.what.data else None,
            after_on=self.after_on.data or today(),
            reason=self.reason.data or "",
            key=self.key.data or "",
        )


class DecideForm(Form):
    """The head agrees or not."""

    words = TextAreaField(
        _l("Words to it"), [Length(max=2000)], description=_l("Needed when you refuse.")
    )
