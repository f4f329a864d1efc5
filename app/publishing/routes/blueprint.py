"""The blueprint of this slice, the words its templates share, and its places in the navigation."""

from datetime import date
from enum import StrEnum

from flask import Blueprint
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from app.kit.time import today
from app.law.working_days import WorkingCalendar
from app.people.access import Permission, current_person, may
from app.publishing import reasons, themes
from app.publishing.deadlines import Light, light_of
from app.publishing.filing import lights
from app.publishing.filing.queries import number_to_confirm
from app.publishing.missing import Lack
from app.publishing.models import Filing
from app.publishing.setting import set_out
from app.publishing.text import cleaned
from app.ui import navigation

bp = Blueprint("publishing", __name__, template_folder="../templates")


@bp.app_template_filter("word")
def word(value: StrEnum) -> str:
    """What a word of this slice (a state, a kind, an attribute) is called."""
    return str(reasons.word(value))


@bp.app_template_filter("field_name")
def field_name(name: str) -> str:
    """What a field of a document is called."""
    return str(reasons.field_name(name))


@bp.app_template_filter("word_in")
def word_in(value: object, field: str) -> str:
    """A stored value of ``field`` as a reader sees it."""
    return str(reasons.word_in(field, value))


@bp.app_template_filter("theme")
def theme(first: str, second: str) -> str:
    """Both levels of a theme the way the metadata head shows them."""
    return themes.written(first, second)


@bp.app_template_filter("paper_html")
def paper_html(html: str) -> Markup:
    """Stored text, cleaned once more on its way to the page and set out as offices do."""
    return Markup(set_out(cleaned(html)))


@bp.app_template_filter("lack")
def lack(value: Lack) -> str:
    """The sentence for something missing."""
    return str(reasons.LACKS[value])


@bp.app_template_filter("term_light")
def term_light(due_on: date | None, working_days: WorkingCalendar) -> Light:
    """Which light a day shows today, and its words."""
    return light_of(due_on, today=today(), working_days=working_days)


@bp.app_template_filter("filing_light")
def filing_light(filing: Filing, working_days: WorkingCalendar) -> Light | None:
    """How long a filing has waited, and its words."""
    return lights.waiting(filing, today=today(), working_days=working_days)


def _may_draft() -> bool:
    return may(Permission.DRAFT)


def _may_see_seals() -> bool:
    return may(Permission.SEAL) or may(Permission.READ_TRAIL)


def _may_release() -> bool:
    return may(Permission.RELEASE)


def _may_confirm_filings() -> bool:
    return may(Permission.CONFIRM_FILINGS)


def _filings_to_confirm() -> int:
    return number_to_confirm(current_person())


navigation.register(
    "documents", "publishing.documents", _l("Documents"), _may_draft, icon="documents"
)
navigation.register("documents", "publishing.new", _l("New document"), _may_draft, icon="new")
navigation.register(
    "documents", "publishing.imports", _l("Import files"), _may_draft, icon="import"
)
navigation.register(
    "documents", "publishing.publications", _l("Published items"), _may_release, icon="published"
)
navigation.register("documents", "publishing.filings", _l("Filings"), _may_release, icon="filing")
navigation.register(
    "documents",
    "publishing.received_filings",
    _l("Filings of other organs"),
    _may_confirm_filings,
    icon="inbox",
    waiting=_filings_to_confirm,
)
navigation.register(
    "documents",
    "publishing.withheld",
    _l("Register of withheld items"),
    _may_release,
    icon="withheld",
)
navigation.register("documents", "publishing.seals", _l("Sealed items"), _may_see_seals, icon="key")
navigation.register(
    "documents",
    "publishing.numbers",
    _l("Register of document numbers"),
    _may_release,
    icon="sheet",
)
