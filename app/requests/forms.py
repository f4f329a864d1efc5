"""The forms of requests: taking one in, assigning, searching, answering, serving."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app.kit.forms import Form, SelectMultipleCheckboxes
from app.kit.time import today
from app.law.applicants import ApplicantType, Paper
from app.law.receipt import Channel
from app.notices.letters.models import Way
from app.notices.letters.values import Service
from app.people.models import Unit
from app.requests.applicant import Applicant
from app.requests.checking import LONGEST_DESCRIPTION
from app.requests.errors import DayInFuture
from app.requests.models import WantedForm, WantedWay
from app.requests.reasons import word
from app.requests.values import AT_THE_OFFICE, PUT_IN, Assigning, Intake, Search

LINE = [Length(max=200)]
NOTE = [Length(max=2000)]
NEEDED = DataRequired(_l("This is needed."))


def lies_behind(_form: Form, field: DateField) -> None:
    """Nobody writes down what was done tomorrow."""
    if field.data and field.data > today():
        raise ValidationError(str(DayInFuture.message))


def choices(words: Iterable[StrEnum]) -> list[SelectChoice]:
    """Every word with what it is called."""
    return [SelectChoice(each.value, word(each)) for each in words]


class KeyedForm(Form):
    """A form that is carried out once, however often it is sent."""

    key = HiddenField(validators=[DataRequired(), Length(max=64)])


class ApplicantFields(KeyedForm):
    """What Article 29 asks for and nothing else: no purpose, no reason."""

    kind = SelectField(_l("Kind of applicant"), choices=choices(ApplicantType))
    name = StringField(_l("Name of the applicant"), [NEEDED, Length(max=200)])
    paper = SelectField(_l("Identity paper"), choices=choices(Paper))
    paper_number = StringField(_l("Number of the paper"), [NEEDED, Length(max=60)])
    representative = StringField(_l("Legal representative"), LINE)
    contact = StringField(_l("Contact person"), LINE)
    phone = StringField(_l("Telephone"), [Length(max=40)])
    email = StringField(_l("E-mail"), [Length(max=200)])
    fax = StringField(_l("Fax"), [Length(max=40)])
    address = StringField(_l("Postal address"), [Length(max=300)])
    postcode = StringField(_l("Postcode"), [Length(max=20)])
    agent = StringField(
        _l("Agent"), LINE, description=_l("Only when somebody acts for the applicant.")
    )
    agent_paper = SelectField(_l("Identity paper of the agent"), choices=choices(Paper))
    agent_paper_number = StringField(_l("Number of the agent's paper"), [Length(max=60)])
    agent_phone = StringField(_l("Telephone of the agent"), [Length(max=40)])
    description = TextAreaField(
        _l("Information asked for"),
        [NEEDED, Length(max=LONGEST_DESCRIPTION)],
        description=_l("Its name, its number, or other features by which it can be found."),
    )
    wanted_form = SelectField(_l("In which form"), choices=choices(WantedForm))
    wanted_way = SelectField(_l("On which way"), choices=choices(WantedWay))
    is_own_information = BooleanField(_l("It is about information on the applicant itself"))
    needs_help = BooleanField(_l("The applicant has difficulty reading, seeing or hearing"))

    def applicant(self) -> Applicant:
        """Who asks."""
        names = (
            *("kind", "name", "paper", "paper_number", "representative", "contact", "phone"),
            *("email", "fax", "address", "postcode", "agent", "agent_paper"),
            *("agent_paper_number", "agent_phone"),
        )
        values = {name: self[name].data or "" for name in names}
        if not values["agent"]:
            values["agent_paper"] = ""
        return Applicant(**values)


class IntakeForm(ApplicantFields):
    """The office takes a request in."""

    channel = SelectField(_l("How it came in"), choices=choices(AT_THE_OFFICE))
    handed_in_on = DateField(_l("Day it came in"), [NEEDED])
    confirmed_on = DateField(
        _l("Day receipt was confirmed with the applicant"),
        [Optional()],
        description=_l("For fax and ordinary letters: the term begins on this day."),
    )

    def intake(self, organ_id: UUID) -> Intake:
        """What came in; only of a form that was found valid."""
        return Intake(
            organ_id=organ_id,
            channel=Channel(self.channel.data),
            applicant=self.applicant(),
            description=self.description.data or "",
            wanted_form=WantedForm(self.wanted_form.data),
            wanted_way=WantedWay(self.wanted_way.data),
            is_own_information=bool(self.is_own_information.data),
            needs_help=bool(self.needs_help.data),
            handed_in_on=self.handed_in_on.data,
            confirmed_on=self.confirmed_on.data,
        )


class ConfirmReceiptForm(KeyedForm):
    """Both sides confirmed that the request was received."""

    on = DateField(_l("Confirmed on"), [NEEDED])
    how = StringField(
        _l("How, and with whom"), [NEEDED, Length(max=300)],
        description=_l("For example: called 138****5678, the applicant confirmed."),
    )  # fmt: skip


class RenewCodeForm(Form):
    """The identity paper of whoever lost the code."""

    paper_number = StringField(
        _l("Number of the paper"), [NEEDED, Length(max=60)],
        description=_l("Of the applicant or the agent. It is compared and not kept."),
        render_kw={"autocomplete": "off"},
    )  # fmt: skip


class SettleLinkForm(Form):
    """What was done about a link that leads nowhere."""

    note = StringField(
        _l("What was done"), [NEEDED, Length(max=500)],
        description=_l("For example: called the applicant, sent the file by e-mail."),
    )  # fmt: skip


class AssignForm(KeyedForm):
    """To which units a request is assigned."""

    units = SelectMultipleCheckboxes(_l("Units that search and collect"))
    lead = RadioField(
        _l("Leading unit, which writes the answer"), [InputRequired(_l("Choose one."))]
    )
    words = TextAreaField(_l("Words to the units"), NOTE)

    def offer(self, units: Iterable[Unit]) -> "AssignForm":
        """The form with the units of the organ."""
        listed = [SelectChoice(str(unit.id), unit.name) for unit in units]
        self.units.choices, self.lead.choices = listed, listed
        return self

    def assigning(self) -> Assigning:
        """What was chosen; only of a form that was found valid."""
        units = tuple(UUID(each) for each in self.units.data or [])
        return Assigning(units, UUID(self.lead.data), self.words.data or "")


class SearchForm(KeyedForm):
    """Where a unit searched."""

    places = TextAreaField(
        _l("Where it was searched"), [NEEDED, *NOTE],
        description=_l("Archives, systems, shelves, the files of which years."),
    )  # fmt: skip
    words = StringField(_l("For which words"), [NEEDED, Length(max=500)])
    persons = StringField(_l("Who searched, who was asked"), [NEEDED, Length(max=300)])
    searched_on = DateField(_l("On which day"), [NEEDED])
    is_found = RadioField(
        _l("Was it found?"),
        [InputRequired(_l("Choose one."))],
        choices=[SelectChoice("yes", _l("Found")), SelectChoice("no", _l("Not found"))],
    )
    result = TextAreaField(_l("What was found, or why there is none"), [NEEDED, *NOTE])

    def search(self) -> Search:
        """What was done; only of a form that was found valid."""
        return Search(
            places=self.places.data or "",
            words=self.words.data or "",
            persons=self.persons.data or "",
            searched_on=self.searched_on.data or today(),
            is_found=self.is_found.data == "yes",
            result=self.result.data or "",
        )


class SendBackForm(KeyedForm):
    """Why the unit does not take it."""

    text = TextAreaField(_l("Reason"), [NEEDED, *NOTE])


class FileForm(Form):
    """A file for the case."""

    role = SelectField(_l("What it is"), choices=choices(PUT_IN))
    upload = FileField(_l("File"), [DataRequired(_l("Choose a file."))])
    without_properties = BooleanField(
        _l("Redacted copy: take away what its properties say (author, unit, title and so on)")
    )


class ServeForm(KeyedForm):
    """How and when a letter was served, and what proves it."""

    way = SelectField(
        _l("How it was served"),
        choices=[
            SelectChoice("direct", _l("handed over")),
            SelectChoice("entrusted", _l("handed over by another organ")),
            SelectChoice("post", _l("posted with China Post")),
            SelectChoice("electronic", _l("sent to the address the applicant gave")),
        ],
    )
    served_on = DateField(
        _l("On which day"), [NEEDED],
        description=_l("By post the day of posting counts; electronically the day it arrived."),
    )  # fmt: skip
    receiver = StringField(
        _l("Who received it, or the address it went to"), [NEEDED, Length(max=300)]
    )
    posting_number = StringField(
        _l("Number of the registered letter or EMS item"), [Length(max=60)],
        description=_l("Only when it was posted."),
    )  # fmt: skip
    proof = FileField(
        _l("Proof of service"),
        description=_l("The signed proof of service, or the receipt of the post, scanned."),
    )

    def service(self) -> Service:
        """How it was served; only of a form that was found valid."""
        return Service(
            way=Way(self.way.data),
            served_on=self.served_on.data or today(),
            receiver=self.receiver.data or "",
            posting_number=self.posting_number.data or "",
        )
