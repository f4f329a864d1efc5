"""Background work on files: making the copies that are released, and the daily sweep."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.files import actions, copies
from app.files.copies import Made
from app.files.errors import BadFile
from app.kit.time import real


def clean_aside(payload: Mapping[str, Any], _at: datetime) -> Made | BadFile:
    """Make a copy before the transaction begins: it may take a while."""
    return copies.make(payload["sha256"], media_type=payload["media_type"], name=payload["name"])


def keep_copy(payload: Mapping[str, Any], at: datetime, made: Made | BadFile) -> None:
    """Record the copy that was made, or why there is none."""
    copies.keep(payload["sha256"], made, media_type=payload["media_type"], at=at)


def sweep(_payload: Mapping[str, Any], at: datetime) -> None:
    """Delete content that no row names any more."""
    actions.sweep(at=real(at))
