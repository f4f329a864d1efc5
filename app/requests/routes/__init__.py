"""The pages of requests, one module per kind of page."""

from app.requests.routes import (
    answering,
    applicants,
    archive,
    case,
    codes,
    day_changes,
    fees,
    intake,
    links,
    lists,
    moves,
    parting,
    proofs,
    remedies,
    settings,
    steps,
)
from app.requests.routes.blueprint import bp

__all__ = [
    "answering",
    "applicants",
    "archive",
    "bp",
    "case",
    "codes",
    "day_changes",
    "fees",
    "intake",
    "links",
    "lists",
    "moves",
    "parting",
    "proofs",
    "remedies",
    "settings",
    "steps",
]
