"""The blueprint of review."""

from flask import Blueprint

from app.workdays.reasons import subject_word, term_day

bp = Blueprint("review", __name__, template_folder="../templates")
bp.add_app_template_filter(term_day)
bp.add_app_template_filter(subject_word)
