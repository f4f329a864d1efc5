"""What the worker does when the calendar has changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app.workdays import changes


def reckon(payload: Mapping[str, Any], at: datetime) -> None:
    """Reckon some cases anew."""
    after = UUID(payload["after"]) if payload["after"] else None
    changes.reckon_some(UUID(payload["change"]), payload["kind"], after=after, at=at)
