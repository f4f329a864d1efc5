"""What the worker does for reviews: a timer rings, people have changed, a sheet is made."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app import jobs
from app.jobs import child
from app.kit.time import now
from app.review import actions
from app.review.actions.sheets import keep_sheet
from app.review.printing import printed, sheet_html
from app.review.queries import sheets

log = logging.getLogger(__name__)

Payload = Mapping[str, Any]
PEOPLE_CHANGED = "review.people_changed"


def wake(payload: Payload, at: datetime) -> None:
    """A timer is due."""
    actions.wake(UUID(payload["review"]), UUID(payload["timer"]), at=at)


def people_changed(payload: Payload, at: datetime) -> None:
    """Somebody of an organ came, went, or holds other posts."""
    actions.people_changed(UUID(payload["organ"]), at=at)


def look_again(organ_id: UUID, at: datetime) -> None:
    """Have the worker look again whose the open steps of an organ are."""
    jobs.enqueue(
        PEOPLE_CHANGED,
        key=f"{organ_id} {at.isoformat()}",
        payload={"organ": str(organ_id)},
        run_at=at,
        organ_id=organ_id,
    )


def render_sheet(payload: Payload, at: datetime) -> bytes | None:
    """The PDF, made in a child process that can be killed; None when it cannot be made."""
    review_id = sheets.review_of_sheet(UUID(payload["sheet"]))
    if review_id is None:
        return None
    try:
        return printed(sheet_html(review_id, at=at))
    except child.ChildFailed:
        log.exception("The review sheet %s could not be made.", payload["sheet"])
        return None


def store_sheet(payload: Payload, _at: datetime, pdf: bytes | None) -> None:
    """Keep what ``render_sheet`` made."""
    keep_sheet(UUID(payload["sheet"]), pdf, at=now())
