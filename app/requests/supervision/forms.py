"""The forms of supervision: which requests a list holds, days put right, terms of the organ."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    DateField,
    FileField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.kit.forms import Form
from app.kit.time import today
from app.law.applicants import ApplicantType
from app.law.decisions import Code
from app.law.ledger import ExclusionFrom
from app.law.receipt import Channel
from app.people.models import Unit
from app.requests.checking import LONGEST_DESCRIPTION
from app.requests.forms import NEEDED, KeyedForm, choices
from app.requests.ledger import Entry
from app.requests.models import RequestSettings, RequestState
from app.requests.queries.wanted import View, Wanted
from app.requests.reasons import word
from app.requests.supervision.day_rules import Proposal
from app.requests.supervision.merging import Merge
from app.requests.supervision.settings import REACH, Terms
from app.requests.supervision.splitting import Split

BLANK_LINES = re.compile(r"\n\s*\n")
EVERY = SelectChoice("", _l("All"))


def with_all(words: Iterable[StrEnum]) -> list[SelectChoice]:
    """Every word with what it is called, after the choice that leaves all in."""
    return [EVERY, *choices(words)]


class NameForm(Form):
    """Whose requests are looked for. A name never stands in an address."""

    name = StringField(
        _l("Name of the applicant"),
        [DataRequired(_l("Enter the name.")), Length(max=200)],
        description=_l("The whole name, as it was handed in."),
    )


class FilterForm(Form):
    """Which requests the list holds. It stands in the address, which can be kept as a link.

    ``who`` is the mark of a name, which says nothing to anybody without the key.
    """

    class Meta(Form.Meta):
        """Reading needs no token."""

        csrf = False

    number = StringField(_l("Register number"), [Length(max=100)])
    who = HiddenField(validators=[Length(max=64)])
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
            who=given.get("who", ""),
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


class SettingsForm(Form):
    """What the organ decides about its requests, and what its guide says."""

    exclusion_from = RadioField(
        _l("The time of seeking opinions is left out"),
        choices=[
            SelectChoice(ExclusionFrom.DISPATCH.value, _l("from the day the letter is sent")),
            SelectChoice(ExclusionFrom.SERVICE.value, _l("from the day the letter is received")),
        ],
        description=_l(
            "The Regulation names no day (Article 33). Changing this reckons the term of every open"
            " request anew."
        ),
    )
    correction_days = IntegerField(
        _l("Term for corrections, in working days"), [InputRequired(_l("This is needed."))]
    )
    counter = StringField(_l("At the counter: where"), [Length(max=200)])
    registered_mail = StringField(_l("Registered mail: to which address"), [Length(max=200)])
    ordinary_mail = StringField(_l("Ordinary letters: to which address"), [Length(max=200)])
    web = StringField(
        _l("On the web: at which address"), [Length(max=200)],
        description=_l("Another site, if there is one: the form of this platform is always open."),
    )  # fmt: skip
    fax = StringField(_l("Fax: which number"), [Length(max=200)])
    oral = StringField(_l("By word of mouth: where"), [Length(max=200)])
    address = StringField(_l("Address of the office"), [Length(max=200)])
    phone = StringField(_l("Telephone of the office"), [Length(max=60)])
    email = StringField(_l("E-mail of the office"), [Length(max=120)])
    hours = StringField(_l("Office hours"), [Length(max=200)])

    def fill(self, settings: RequestSettings) -> "SettingsForm":
        """The form with what holds now."""
        for name in ("exclusion_from", "correction_days", *REACH):
            self[name].data = getattr(settings, name)
        for offered in settings.channels:
            self[offered["channel"]].data = offered["where"]
        return self

    def terms(self) -> Terms:
        """What was decided; only of a form that was found valid."""
        return Terms(
            exclusion_from=ExclusionFrom(self.exclusion_from.data),
            correction_days=self.correction_days.data or 0,
            channels={each: self[each.value].data for each in Channel if self[each.value].data},
            **{name: self[name].data or "" for name in REACH},
        )


class SplitForm(KeyedForm):
    """One application becomes several requests."""

    pieces = TextAreaField(
        _l("What each item asks for"), [NEEDED, Length(max=LONGEST_DESCRIPTION)],
        description=_l("In the applicant's words. Set the items apart by a blank line."),
    )  # fmt: skip
    reason = TextAreaField(_l("Reason"), [NEEDED, Length(max=2000)])

    def order(self, request_id: UUID) -> Split:
        """What is wanted; only of a form that was found valid."""
        parts = BLANK_LINES.split(self.pieces.data or "")
        pieces = tuple(part.strip() for part in parts if part.strip())
        return Split(request_id, pieces, self.reason.data or "", self.key.data or "")


class MergeForm(KeyedForm):
    """A duplicate goes into another request."""

    into = StringField(_l("Number of the request that goes on"), [NEEDED, Length(max=100)])
    reason = TextAreaField(_l("Reason"), [NEEDED, Length(max=2000)])

    def order(self, request_id: UUID) -> Merge:
        """What is wanted; only of a form that was found valid."""
        return Merge(request_id, self.into.data or "", self.reason.data or "", self.key.data or "")


class IdentityForm(Form):
    """Why the identity number has to be seen."""

    reason = StringField(
        _l("What the number is needed for"), [NEEDED, Length(max=500)],
        description=_l("The trail keeps who opened it, when and for what."),
    )  # fmt: skip
