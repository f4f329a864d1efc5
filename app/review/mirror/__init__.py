"""Copies what the engine says has happened into our own tables, in the same transaction.

Screens never ask the engine: inbox, counters and diagrams read only what is written here.
"""

from app.review.mirror.follow import end, follow, returned
from app.review.mirror.hints import NO_HINTS, Hints

__all__ = ["NO_HINTS", "Hints", "end", "follow", "returned"]
