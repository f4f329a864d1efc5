"""Background work on documents: attachments that came in before copies were made get theirs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.publishing.actions import attaching


def catch_up(_payload: Mapping[str, Any], _at: datetime) -> None:
    """Begin with some that are left; the next hour goes on."""
    attaching.have_copies_made()
