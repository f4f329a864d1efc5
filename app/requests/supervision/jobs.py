"""What the worker does for supervision: the proof of a term becomes a PDF."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app.jobs import child
from app.kit.time import now
from app.requests.supervision import proofs
from app.review.printing import printed

log = logging.getLogger(__name__)

Payload = Mapping[str, Any]


def render_proof(payload: Payload, at: datetime) -> bytes | None:
    """The PDF, made in a child process that can be killed; None when it cannot be made."""
    try:
        return printed(proofs.html_of(UUID(payload["proof"]), at=at))
    except child.ChildFailed:
        log.exception("The proof %s could not be made.", payload["proof"])
        return None


def store_proof(payload: Payload, _at: datetime, pdf: bytes | None) -> None:
    """Keep what ``render_proof`` made."""
    proofs.keep(UUID(payload["proof"]), pdf, at=now())
