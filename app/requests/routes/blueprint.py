"""The blueprint of this slice, the words its templates share, and its places in the navigation."""

from enum import StrEnum
from typing import TypeVar
from uuid import uuid4

from flask import Blueprint
from flask_babel import lazy_gettext as _l

from app.law.applicants import ApplicantType, Paper
from app.notices.letters import reasons as letter_words
from app.notices.letters.models import LetterState, Way
from app.people.access import Permission, current_person, may
from app.requests import reasons
from app.requests.forms import KeyedForm
from app.requests.models import RequestEvent
from app.requests.opinions import reasons as opinion_words
from app.requests.queries.links import count_gone_links
from app.requests.queries.lists import count_to_register
from app.requests.queries.said import said_with
from app.ui import navigation
from app.workdays.reasons import change_sentence

Shown = TypeVar("Shown", bound=KeyedForm)

bp = Blueprint("requests", __name__, template_folder="../templates")


@bp.app_template_filter("request_word")
def request_word(value: StrEnum) -> str:
    """What a word of this slice (a state, a channel, an event) is called."""
    return str(reasons.word(value))


@bp.app_template_filter("change_words")
def change_words(why: str) -> str:
    """Why a last day moved."""
    return change_sentence(why)


@bp.app_template_filter("event_words")
def event_words(event: RequestEvent) -> str:
    """What an entry of the ledger says."""
    return reasons.event_in_words(event)


@bp.app_template_filter("event_said")
def event_said(event: RequestEvent) -> str:
    """What was written down with an entry of the ledger."""
    return said_with(event)


@bp.app_template_filter("decision_word")
def decision_word(code: str) -> str:
    """What a decision is called."""
    return str(reasons.decision(code))


@bp.app_template_filter("applicant_word")
def applicant_word(kind: str) -> str:
    """What a kind of applicant is called."""
    return str(reasons.APPLICANTS[ApplicantType(kind)])


@bp.app_template_filter("paper_word")
def paper_word(paper: str) -> str:
    """What a kind of identity paper is called."""
    return str(reasons.PAPERS[Paper(paper)]) if paper else ""


@bp.app_template_filter("letter_state")
def letter_state(state: LetterState) -> str:
    """How far a letter has come."""
    return str(letter_words.STATES[state])


@bp.app_template_filter("letter_way")
def letter_way(way: Way) -> str:
    """How a letter was served."""
    return str(letter_words.WAYS[way])


@bp.app_template_filter("letter_lacking")
def letter_lacking(name: str) -> str:
    """What the organ has not said yet for its letters."""
    return letter_words.lacking_word(name)


@bp.app_template_filter("need_word")
def need_word(need: str) -> str:
    """What a decision asks for."""
    return str(reasons.need_in_words(need))


@bp.app_template_filter("opinion_word")
def opinion_word(value: StrEnum) -> str:
    """What a word about opinions that are sought is called."""
    return str(opinion_words.word(value))


@bp.app_template_filter("served_word")
def served_word(how: str) -> str:
    """How the service of a letter is known: written by the office, or a word of ours."""
    return str(opinion_words.SERVED.get(how, how))


def fresh(form: Shown, *, name: str) -> Shown:
    """``form`` with a key of its own, and with ids that no other form on the page has."""
    form.key.data = form.key.data or uuid4().hex
    for field in form:
        field.id = field.label.field_id = f"{name}-{field.short_name}"
    return form


def _may_run() -> bool:
    return may(Permission.RUN_REQUESTS)


def _may_work() -> bool:
    return may(Permission.WORK)


def _to_register() -> int:
    return count_to_register(current_person()) if _may_run() else 0


navigation.register(
    "requests",
    "requests.index",
    _l("Requests for information"),
    _may_work,
    icon="inbox",
    waiting=_to_register,
)
navigation.register("requests", "requests.new", _l("Take a request in"), _may_run, icon="new")
navigation.register(
    "requests",
    "requests.links",
    _l("Links that are gone"),
    _may_run,
    icon="link",
    waiting=lambda: count_gone_links(current_person()),
)
