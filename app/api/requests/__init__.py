"""Requests for information: one module for each kind of page, as under ``app/requests/routes``.

Supervision, opinions sought and remedies stay on the pages: ``docs/api.md`` says so.
"""

from app.api.requests import answering, fees, letters, moves, procedure, reading

__all__ = ["answering", "fees", "letters", "moves", "procedure", "reading"]
