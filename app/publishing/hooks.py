"""What slices beside this one do when a page is gone; connected in ``app/wiring.py``."""

from collections.abc import Callable
from datetime import datetime

from app.publishing.models import Publication

Listener = Callable[[str, str, datetime], None]

listeners: dict[str, Listener] = {}


def page_gone(publication: Publication, *, at: datetime) -> None:
    """Tell who leads readers there: organ's code and public id, within the transaction."""
    for listener in listeners.values():
        listener(publication.organ.code, publication.public_id, at)
