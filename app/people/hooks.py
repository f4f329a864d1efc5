"""What slices above do when it has changed who may do what; connected in ``app/wiring.py``."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

Listener = Callable[[UUID, datetime], None]

listeners: dict[str, Listener] = {}


def posts_changed(organ_id: UUID | None, *, at: datetime) -> None:
    """Tell who listens, within the transaction of the change."""
    if organ_id is not None:
        for listener in listeners.values():
            listener(organ_id, at)
