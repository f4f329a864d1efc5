"""The blueprint of this slice and the words its templates share."""

from flask import Blueprint

from app.people.forms import DUTIES, LANES
from app.people.models import Duty, Lane

bp = Blueprint("people", __name__, template_folder="../templates")


@bp.app_template_filter("lane_name")
def lane_name(lane: Lane | str) -> str:
    """The word for a lane."""
    return str(LANES[Lane(lane)])


@bp.app_template_filter("duty_name")
def duty_name(duty: Duty | str) -> str:
    """The word for an administrator's duty."""
    return str(DUTIES[Duty(duty)])
