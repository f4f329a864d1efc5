"""Whether staff have to be told that no worker is there; asked at most every few seconds."""

import time
from dataclasses import dataclass

from flask import current_app
from flask_babel import LazyString

from app.admin.reasons import NO_WORKER
from app.jobs import heartbeat
from app.people.access import visitor

ASKED = "worker seen"
ASK_AGAIN_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What the database said, and until when this process takes it for granted."""

    is_alive: bool
    good_until: float


def no_worker() -> LazyString | None:
    """The sentence for signed-in staff when no worker's sign of life is fresh."""
    if not current_app.config["WARN_WITHOUT_WORKER"] or visitor() is None:
        return None
    asked: Asked | None = current_app.extensions.get(ASKED)
    if asked is None or asked.good_until < time.monotonic():
        asked = Asked(heartbeat.is_alive(), time.monotonic() + ASK_AGAIN_SECONDS)
        current_app.extensions[ASKED] = asked
    return None if asked.is_alive else NO_WORKER
