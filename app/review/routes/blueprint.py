"""The blueprint of review."""

from flask import Blueprint

from app.workdays.reasons import term_day

bp = Blueprint("review", __name__, template_folder="../templates")
bp.add_app_template_filter(term_day)
