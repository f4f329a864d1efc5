"""Background work on what the public's side counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.kit.time import real
from app.portal.requests import attempts


def forget_attempts(_payload: Mapping[str, Any], at: datetime) -> None:
    """Once a day."""
    attempts.forget_old(at=real(at))
