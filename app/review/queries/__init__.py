"""Reads of review, one module per purpose: rows under lock, standing, visibility, pages."""

from app.review.queries.awaiting import waits

__all__ = ["waits"]
