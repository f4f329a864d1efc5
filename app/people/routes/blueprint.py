"""The blueprint of this slice and the words its templates share."""

from flask import Blueprint

from app.people.forms import DUTIES, LANES, SCOPES
from app.people.models import Duty, Lane, Scope

bp = Blueprint("people", __name__, template_folder="../templates")


@bp.app_template_filter("lane_name")
def lane_name(lane: Lane | str) -> str:
    """The word for a lane."""
    return str(LANES[Lane(lane)])


@bp.app_template_filter("duty_name")
def duty_name(duty: Duty | str) -> str:
    """The word for an administrator's duty."""
    return str(DUTIES[Duty(duty)])


@bp.app_template_filter("scope_name")
def scope_name(scope: Scope | str) -> str:
    """What a token with this scope may do."""
    return str(SCOPES[Scope(scope)])
