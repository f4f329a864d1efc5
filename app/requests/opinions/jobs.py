"""What the worker does about opinions that are sought."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.requests.opinions import actions

REMIND = "requests.remind_parties"


def remind(_payload: Mapping[str, Any], at: datetime) -> None:
    """Every hour."""
    actions.remind(at=at)
