"""What takes a request in and along its procedure, and where it stands then."""

from marshmallow import fields
from marshmallow.validate import OneOf

from app.api.fields import (
    MISSHAPEN,
    Answer,
    Day,
    File,
    Given,
    Identity,
    KeptDay,
    Many,
    Text,
    Tick,
    Word,
)
from app.law.applicants import ApplicantType, Paper
from app.law.receipt import Channel
from app.requests.actions.assigning import MOST_UNITS
from app.requests.checking import LONGEST_DESCRIPTION
from app.requests.models import FileRole, Retention, WantedForm, WantedWay
from app.requests.values import AT_THE_OFFICE, PUT_IN

LINE, NOTE = 200, 2000
FOR_WORDS, HOW = 500, 300


class IntakeBody(Given):
    """A request as it comes in at the office: what Article 29 asks for, and no purpose."""

    channel = Word(Channel, required=True, validate=OneOf(AT_THE_OFFICE, error=MISSHAPEN))
    handed_in_on = Day(required=True)
    confirmed_on = Day(load_default=None, allow_none=True)
    kind = Word(ApplicantType, load_default=ApplicantType.NATURAL_PERSON)
    name = Text(most=LINE, least=1, required=True)
    paper = Word(Paper, required=True)
    paper_number = Text(most=60, least=1, required=True)
    representative = Text(most=LINE, load_default="")
    contact = Text(most=LINE, load_default="")
    phone = Text(most=40, load_default="")
    email = Text(most=LINE, load_default="")
    fax = Text(most=40, load_default="")
    address = Text(most=300, load_default="")
    postcode = Text(most=20, load_default="")
    agent = Text(most=LINE, load_default="")
    agent_paper = Word(Paper, load_default=None, allow_none=True)
    agent_paper_number = Text(most=60, load_default="")
    agent_phone = Text(most=40, load_default="")
    description = Text(most=LONGEST_DESCRIPTION, least=1, required=True)
    wanted_form = Word(WantedForm, required=True)
    wanted_way = Word(WantedWay, required=True)
    is_own_information = Tick(load_default=False)
    needs_help = Tick(load_default=False)


class ReceiptConfirmedBody(Given):
    """When and how receipt was confirmed with the applicant."""

    on = Day(required=True)
    how = Text(most=HOW, least=1, required=True)


class AssignmentBody(Given):
    """Which units search and collect, which of them writes the answer."""

    units = Many(Identity(), most=MOST_UNITS, required=True)
    lead = Identity(required=True)
    words = Text(most=NOTE, load_default="")


class SearchBody(Given):
    """Where a unit searched, and what it found."""

    places = Text(most=NOTE, least=1, required=True)
    words = Text(most=FOR_WORDS, least=1, required=True)
    persons = Text(most=HOW, least=1, required=True)
    searched_on = Day(required=True)
    is_found = Tick(required=True)
    result = Text(most=NOTE, least=1, required=True)


class ReturnBody(Given):
    """Why the unit does not take it."""

    text = Text(most=NOTE, least=1, required=True)


class CaseFileBody(Given):
    """A file for the case, and what it is.

    ``without_properties``: what a redacted copy's properties say is known and taken away.
    """

    role = Word(FileRole, required=True, validate=OneOf(PUT_IN, error=MISSHAPEN))
    without_properties = Tick(load_default=False)
    upload = File(required=True)


class ArchiveBody(Given):
    """How many years the file is kept, or for ever."""

    retention = Word(Retention, required=True)


class RequestMoved(Answer):
    """Where a request stands after a command."""

    id = fields.UUID()
    number = fields.String()
    state = fields.String()
    decision = fields.String()
    review_id = fields.UUID(allow_none=True)
    received_on = KeptDay(allow_none=True)
    due_on = KeptDay(allow_none=True)
    provisional = fields.Boolean()


class FileKept(Answer):
    """A file that was put into the case."""

    id = fields.UUID()
    request_id = fields.UUID()
    role = fields.String()
    sha256 = fields.String()
    url = fields.String()
