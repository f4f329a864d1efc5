"""Background work on accounts: forgetting sessions, tokens and counters nobody needs any more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.people.actions import sessions, tokens


def forget_old(_payload: Mapping[str, Any], at: datetime) -> None:
    """Once a day."""
    sessions.forget_old(at=at)
    tokens.forget_old(at=at)
