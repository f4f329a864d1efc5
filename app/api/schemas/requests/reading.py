"""Requests as their list and the page of one show them: never with a whole identity number."""

from marshmallow import fields

from app.api.fields import Answer, Day, Identity, Paged, Text, Word
from app.api.schemas.paging import PageAnswer
from app.law.applicants import ApplicantType
from app.law.decisions import Code
from app.law.receipt import Channel
from app.requests.models import RequestState
from app.requests.queries.wanted import View


class RequestsAsked(Paged):
    """Which requests are listed."""

    view = Word(View, load_default=View.OPEN)
    state = Word(RequestState, load_default=None)
    unit = Identity(load_default=None)
    channel = Word(Channel, load_default=None)
    decision = Word(Code, load_default=None)
    applicant = Word(ApplicantType, load_default=None)
    since = Day(load_default=None)
    until = Day(load_default=None)
    number = Text(most=100, load_default="")


class RequestItem(Answer):
    """A request in the list. ``step`` is what is to be done first, ``step_due_on`` until when."""

    id = fields.UUID()
    review_id = fields.UUID(allow_none=True)
    number = fields.String()
    title = fields.String()
    state = fields.String()
    channel = fields.String()
    applicant_kind = fields.String()
    handed_in_on = fields.Date()
    received_on = fields.Date(allow_none=True)
    due_on = fields.Date(allow_none=True)
    is_provisional = fields.Boolean()
    is_open = fields.Boolean()
    was_late = fields.Boolean()
    decision = fields.String()
    answered_on = fields.Date(allow_none=True)
    lead_unit = fields.String(allow_none=True)
    step = fields.String(allow_none=True)
    step_due_on = fields.Date(allow_none=True)


class RequestPage(PageAnswer):
    """Requests, most urgent first; what is done, the latest first.

    ``overdue`` counts all that are, ``overdue_outside`` those that the filter leaves out; both go
    up to a hundred.
    """

    items = fields.List(fields.Nested(RequestItem))
    overdue = fields.Integer()
    overdue_outside = fields.Integer()


class UnitItem(Answer):
    """A unit."""

    id = fields.UUID()
    name = fields.String()


class UnitsAnswer(Answer):
    """The units a request may be assigned to."""

    items = fields.List(fields.Nested(UnitItem))


class ApplicantAnswer(Answer):
    """Who asks. Of the number of the paper only the ends are told."""

    kind = fields.String()
    name = fields.String()
    paper = fields.String()
    paper_number = fields.String(attribute="masked_paper_number")
    contact = fields.String()
    phone = fields.String()
    email = fields.String()
    fax = fields.String()
    address = fields.String()
    agent = fields.String()


class TermAnswer(Answer):
    """The last day. ``standing``: none, fine, soon, today, overdue; ``words`` say it."""

    due_on = fields.Date(allow_none=True)
    provisional = fields.Boolean()
    standing = fields.String()
    words = fields.String()
    received_first = fields.String()


class StepNow(Answer):
    """An open step: whether the asker may do it now, or why not."""

    step_id = fields.UUID()
    form = fields.String()
    title = fields.String()
    unit = fields.String(allow_none=True)
    due_on = fields.Date(allow_none=True)
    is_open = fields.Boolean()
    code = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)


class MoveNow(Answer):
    """Something that may happen at any time, or why it may not now."""

    move = fields.String()
    is_open = fields.Boolean()
    code = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)


class AskedUnit(Answer):
    """A unit the request is, or was, assigned to."""

    id = fields.UUID(attribute="unit.id")
    name = fields.String(attribute="unit.name")
    assigned = fields.Integer()
    is_lead = fields.Boolean()
    is_current = fields.Boolean()
    words = fields.String()


class SearchAnswer(Answer):
    """Where a unit searched, and what it found."""

    unit = fields.String(attribute="unit.name")
    person = fields.String(attribute="by.label")
    places = fields.String()
    words = fields.String()
    persons = fields.String()
    searched_on = fields.Date()
    is_found = fields.Boolean()
    result = fields.String()


class EventAnswer(Answer):
    """One entry of the ledger."""

    id = fields.UUID()
    kind = fields.String()
    on = fields.Date()
    words = fields.String()
    at = fields.AwareDateTime()


class CaseFileAnswer(Answer):
    """A file of the case. Its ``id`` names it wherever a file is given."""

    id = fields.UUID()
    role = fields.String()
    name = fields.String(attribute="file.name")
    media_type = fields.String(attribute="file.media_type")
    size = fields.Integer(attribute="file.size")
    sha256 = fields.String(attribute="file.sha256")
    added_at = fields.AwareDateTime()
    url = fields.String()


class LetterItem(Answer):
    """A letter of the case, and where its papers are downloaded once they are there."""

    id = fields.UUID()
    kind = fields.String()
    title = fields.String()
    number = fields.String()
    state = fields.String()
    dated_on = fields.Date(allow_none=True)
    served_on = fields.Date(allow_none=True)
    way = fields.String(allow_none=True)
    is_being_made = fields.Boolean()
    has_failed = fields.Boolean()
    paper = fields.String(allow_none=True)
    scan = fields.String(allow_none=True)


class AnswerItem(Answer):
    """An answer to the request. One that was annulled says why."""

    number = fields.Integer()
    state = fields.String()
    code = fields.String()
    decision = fields.String()
    text = fields.String()
    served_on = fields.Date(allow_none=True)
    annulled_why = fields.String()


class RequestAnswer(Answer):
    """One request: what is asked, by whom, until when, what may be done, and its papers."""

    id = fields.UUID()
    number = fields.String()
    title = fields.String()
    state = fields.String()
    sentence = fields.String()
    is_open = fields.Boolean()
    channel = fields.String()
    awaits = fields.String()
    decision = fields.String()
    description = fields.String()
    correction = fields.String()
    reasons = fields.String()
    wanted_form = fields.String()
    wanted_way = fields.String()
    is_own_information = fields.Boolean()
    needs_help = fields.Boolean()
    handed_in_on = fields.Date()
    confirmed_on = fields.Date(allow_none=True)
    received_on = fields.Date(allow_none=True)
    answered_on = fields.Date(allow_none=True)
    review_id = fields.UUID(allow_none=True)
    applicant = fields.Nested(ApplicantAnswer)
    term = fields.Nested(TermAnswer)
    steps = fields.List(fields.Nested(StepNow))
    moves = fields.List(fields.Nested(MoveNow))
    units = fields.List(fields.Nested(AskedUnit))
    searches = fields.List(fields.Nested(SearchAnswer))
    events = fields.List(fields.Nested(EventAnswer))
    files = fields.List(fields.Nested(CaseFileAnswer))
    letters = fields.List(fields.Nested(LetterItem))
    answers = fields.List(fields.Nested(AnswerItem))


class ProofProblem(Answer):
    """What of the ledger does not count, by which article."""

    code = fields.String()
    article = fields.String()
    message = fields.String()


class ProofDay(Answer):
    """One day of the term, and why it counts or not."""

    date = fields.String()
    counted = fields.Boolean()
    why = fields.String()
    article = fields.String()


class ProofAnswer(Answer):
    """The last day and its proof, as ``flask law due`` prints them; without days before receipt."""

    due_on = fields.String(allow_none=True)
    provisional = fields.Boolean()
    problems = fields.List(fields.Nested(ProofProblem))
    days = fields.List(fields.Nested(ProofDay))
