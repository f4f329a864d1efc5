"""Background work on the trail: its heads are written down outside the database."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.audit import heads
from app.kit.folders import trail_folder
from app.kit.time import real

WRITE_DOWN = "audit.write_down_heads"


def write_down_heads(_payload: Mapping[str, Any], at: datetime) -> None:
    """Once an hour. A second time in the same hour does no harm."""
    heads.write_down(trail_folder(), at=real(at))
