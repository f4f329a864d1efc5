"""What is public, as anybody may read it."""

from marshmallow import fields

from app.api.fields import Answer, Number, Paged, Text, Word
from app.api.schemas.paging import PageAnswer
from app.publishing.models import Kind


class SearchAsked(Paged):
    """The words looked for, and what the list is narrowed to."""

    q = Text(most=100, load_default="")
    organ = Text(most=18, load_default="")
    year = Number(least=1900, most=2200, load_default=None)
    theme = Text(most=100, load_default="")
    kind = Word(Kind, load_default=None)


class PublicationItem(Answer):
    """One publication in a list."""

    organ_code = fields.String()
    organ_name = fields.String()
    public_id = fields.String()
    title = fields.String()
    document_number = fields.String()
    theme = fields.String()
    published_at = fields.AwareDateTime()
    formed_on = fields.Date(allow_none=True)
    validity = fields.String()
    excerpt = fields.String()
    url = fields.String()


class PublicationPage(PageAnswer):
    """Publications: best first when words were looked for, else the latest first."""

    items = fields.List(fields.Nested(PublicationItem))


class PublicFileAnswer(Answer):
    """An attachment of what is public."""

    id = fields.UUID()
    name = fields.String()
    media_type = fields.String()
    size = fields.Integer()
    sha256 = fields.String()
    url = fields.String()


class FormerAnswer(Answer):
    """A version that was public once."""

    number = fields.Integer()
    title = fields.String()
    shown_from = fields.AwareDateTime()
    shown_until = fields.AwareDateTime()
    explanation = fields.String()


class PublicationAnswer(Answer):
    """One publication with all that its page says."""

    public_id = fields.String()
    organ_code = fields.String(attribute="organ.code")
    organ_name = fields.String(attribute="organ.name")
    version = fields.Integer(attribute="version_number")
    index_number = fields.String()
    original_index_number = fields.String()
    kind = fields.String()
    title = fields.String()
    document_number = fields.String()
    issuers = fields.List(fields.String())
    theme = fields.String()
    subtheme = fields.String()
    formed_on = fields.Date(allow_none=True)
    keywords = fields.List(fields.String())
    summary = fields.String()
    reprint_source = fields.String()
    reprint_url = fields.String()
    html = fields.String(attribute="body_html")
    published_at = fields.AwareDateTime()
    changed_at = fields.AwareDateTime()
    validity = fields.String()
    validity_on = fields.Date(allow_none=True)
    explanation = fields.String()
    replaced_by = fields.String(allow_none=True)
    files = fields.List(fields.Nested(PublicFileAnswer))
    former = fields.List(fields.Nested(FormerAnswer))
