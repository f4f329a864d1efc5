"""Documents as their drafters write them, and as reviewers read them."""

from marshmallow import fields
from marshmallow.validate import URL

from app.api.fields import MISSHAPEN, Answer, Count, Day, Given, Many, Paged, Text, Tick, Word
from app.api.schemas.paging import PageAnswer
from app.publishing.actions.drafting import LONGEST, LONGEST_FIELD, MOST_NAMES
from app.publishing.models import Attribute, DocumentState, InfoKind, Kind, Origin, Validity
from app.publishing.queries import Whose

MOST_SAVES = 10**9
IS_ADDRESS = URL(schemes={"http", "https"}, require_tld=False, error=MISSHAPEN)


def _is_address(text: str) -> None:
    """An address of the web, or nothing."""
    if text:
        IS_ADDRESS(text)


class DocumentsAsked(Paged):
    """Which documents are listed."""

    whose = Word(Whose, load_default=Whose.MINE)
    state = Word(DocumentState, load_default=None)
    title = Text(most=100, load_default="")


class DraftBody(Given):
    """Everything a drafter may write. What is left out is empty."""

    kind = Word(Kind)
    title = Text(most=LONGEST["title"])
    issuers = Many(Text(most=LONGEST_FIELD), most=MOST_NAMES)
    document_number = Text(most=100)
    has_no_number = Tick()
    formed_on = Day(allow_none=True)
    formed_unknown_reason = Text(most=LONGEST_FIELD)
    theme = Text(most=LONGEST_FIELD)
    subtheme = Text(most=LONGEST_FIELD)
    keywords = Many(Text(most=LONGEST_FIELD), most=MOST_NAMES)
    summary = Text(most=LONGEST["summary"])
    validity = Word(Validity)
    info_kind = Word(InfoKind)
    attribute = Word(Attribute, allow_none=True)
    legal_basis = Text(most=LONGEST_FIELD)
    attribute_reason = Text(most=LONGEST["attribute_reason"])
    origin = Word(Origin)
    reprint_source = Text(most=LONGEST_FIELD)
    reprint_url = Text(most=LONGEST_FIELD, also=_is_address)
    original_index_number = Text(most=100)
    change_explanation = Text(most=LONGEST_FIELD)
    body = Text(most=LONGEST["body"])


class SaveBody(DraftBody):
    """The whole draft, over the save it was written on."""

    seen = Count(most=MOST_SAVES, required=True)


class SubmissionBody(Given):
    """Which save is submitted."""

    seen = Count(most=MOST_SAVES, required=True)


class DocumentItem(Answer):
    """A document in a list."""

    id = fields.UUID()
    title = fields.String()
    document_number = fields.String()
    kind = fields.String()
    state = fields.String()
    is_change = fields.Boolean()
    deadline_on = fields.Date(allow_none=True)
    saved_at = fields.AwareDateTime()
    review_id = fields.UUID(allow_none=True)
    drafter = fields.String()
    unit = fields.String()


class DocumentPage(PageAnswer):
    """Documents, the latest saved first."""

    items = fields.List(fields.Nested(DocumentItem))


class FileAnswer(Answer):
    """An attachment, and the address it is downloaded from."""

    id = fields.UUID()
    name = fields.String()
    media_type = fields.String()
    size = fields.Integer()
    sha256 = fields.String()
    url = fields.String()


class HitAnswer(Answer):
    """A place that looks like personal data or a secrecy mark."""

    id = fields.String()
    rule = fields.String()
    what = fields.String()
    place = fields.String()
    quote = fields.String()
    is_answered = fields.Boolean()
    reason = fields.String()
    words = fields.String()


class TextAnswer(Answer):
    """What a saved version says: the text to be decided about."""

    title = fields.String()
    metadata = fields.Dict(keys=fields.String(), values=fields.Raw(allow_none=True))
    html = fields.String()
    version = fields.Integer()
    files = fields.List(fields.Nested(FileAnswer))
    hits = fields.List(fields.Nested(HitAnswer))


class LackAnswer(Answer):
    """What is missing before the document may be submitted."""

    field = fields.String()
    lack = fields.String()
    message = fields.String()


class DocumentAnswer(Answer):
    """A document with its present text. ``version`` is the ``seen`` of the next save."""

    id = fields.UUID()
    state = fields.String()
    version = fields.Integer()
    digest = fields.String()
    is_editable = fields.Boolean()
    is_change = fields.Boolean()
    deadline_on = fields.Date(allow_none=True)
    saved_at = fields.AwareDateTime()
    review_id = fields.UUID(allow_none=True)
    text = fields.Nested(TextAnswer)
    lacking = fields.List(fields.Nested(LackAnswer))


class SavedAnswer(Answer):
    """Where a document stands after a command."""

    id = fields.UUID()
    state = fields.String()
    version = fields.Integer()
    digest = fields.String()
    review_id = fields.UUID(allow_none=True)
