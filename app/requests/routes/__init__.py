"""The pages of requests, one module per kind of page."""

from app.requests.routes import answering, case, intake, lists, moves, steps
from app.requests.routes.blueprint import bp

__all__ = ["answering", "bp", "case", "intake", "lists", "moves", "steps"]
