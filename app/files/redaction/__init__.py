"""A redacted copy must hold nothing of what was taken out: no text under boxes, nothing hidden.

``covered`` finds in a PDF what was painted over; ``leftovers`` adds all that cleaning would remove.
"""

from app.files.redaction.leftovers import check

__all__ = ["check"]
