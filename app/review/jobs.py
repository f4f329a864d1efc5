"""What the worker does for reviews: a timer rings, people have changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app.review import actions

Payload = Mapping[str, Any]


def wake(payload: Payload, at: datetime) -> None:
    """A timer is due."""
    actions.wake(UUID(payload["review"]), UUID(payload["timer"]), at=at)


def people_changed(payload: Payload, at: datetime) -> None:
    """Somebody of an organ came, went, or holds other posts."""
    actions.people_changed(UUID(payload["organ"]), at=at)
