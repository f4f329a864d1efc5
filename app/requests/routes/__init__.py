"""The pages of requests, one module per kind of page."""

from app.requests.routes import (
    answering,
    case,
    codes,
    day_changes,
    intake,
    links,
    lists,
    moves,
    settings,
    steps,
)
from app.requests.routes.blueprint import bp

__all__ = [
    "answering",
    "bp",
    "case",
    "codes",
    "day_changes",
    "intake",
    "links",
    "lists",
    "moves",
    "settings",
    "steps",
]
