"""Where the templates of letters are found. Their pages belong to whoever keeps the cases."""

from flask import Blueprint

bp = Blueprint("letters", __name__, template_folder="templates")
