"""The blueprint of this slice and the words its templates share."""

from flask import Blueprint

from app.engine.findings import sentence
from app.engine.values import Finding

bp = Blueprint("designer", __name__, template_folder="../templates")


@bp.app_template_filter("finding_sentence")
def finding_sentence(finding: Finding) -> str:
    """What is wrong with a diagram, and what to draw instead."""
    return sentence(finding)
