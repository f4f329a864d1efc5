"""Layout, macros, error pages, static files: what every page shares, and no rule of the domain."""

from flask import Blueprint

bp = Blueprint(
    "ui",
    __name__,
    template_folder="templates",
    static_folder="static",
    static_url_path="/static",
)
