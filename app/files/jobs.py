"""Background work on files: reading their text, and the daily sweep."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.files import actions, texts
from app.files.extraction import Extract


def read_aside(payload: Mapping[str, Any], _at: datetime) -> Extract | None:
    """Read a content's text before the transaction begins: it may take a while."""
    return texts.read(payload["sha256"], media_type=payload["media_type"], name=payload["name"])


def keep_text(payload: Mapping[str, Any], at: datetime, extract: Extract | None) -> None:
    """Record the text that was read."""
    texts.keep(payload["sha256"], extract, at=at)


def sweep(_payload: Mapping[str, Any], at: datetime) -> None:
    """Delete content that no row names any more."""
    actions.sweep(at=at)
