"""The blueprint of this slice, the words its templates share, and who may see its pages."""

from uuid import uuid4

from flask import Blueprint

from app.designer.comparing import Change
from app.designer.models import Act, DraftState
from app.designer.reasons import changes
from app.designer.reasons.words import ACTS, STATES, TONES
from app.engine.findings import sentence
from app.engine.values import Finding

bp = Blueprint("designer", __name__, template_folder="../templates")

BPMN = "application/xml"


def new_key() -> str:
    """A key for a form that is shown now."""
    return uuid4().hex


@bp.app_template_filter("finding_sentence")
def finding_sentence(finding: Finding) -> str:
    """What is wrong with a diagram, and what to draw instead."""
    return sentence(finding)


@bp.app_template_filter("change_sentence")
def change_sentence(change: Change) -> str:
    """What is different from the version in force."""
    return changes.sentence(change)


@bp.app_template_filter("draft_state")
def draft_state(state: DraftState) -> str:
    """Where a draft stands."""
    return str(STATES[state])


@bp.app_template_filter("draft_tone")
def draft_tone(state: DraftState) -> str:
    """The colour that repeats it."""
    return TONES.get(state, "")


@bp.app_template_filter("draft_act")
def draft_act(act: Act) -> str:
    """What somebody did to a draft."""
    return str(ACTS[act])
