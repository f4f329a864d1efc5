"""What the worker does for messages: sorts new ones, mails, digests, reminds, forgets."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import current_app

from app import jobs
from app.kit.mail import post_office
from app.kit.time import now
from app.notices import delivery
from app.notices.actions import reading, reminding, sending, sorting
from app.notices.actions.sending import Outcome

Payload = Mapping[str, Any]
SORT, DIGEST = "notices.sort", "notices.digest"
REMIND, FORGET = "notices.remind", "notices.forget_old"


def sort_out(_payload: Payload, at: datetime) -> None:
    """New messages are sorted by their readers' wishes."""
    sorting.sort_out(mail_is_on=post_office() is not None, at=at)


def begin_digests(_payload: Payload, at: datetime) -> None:
    """The mails of the morning, when it is time."""
    if post_office() is not None:
        sorting.begin_digests(at=at)


def send(payload: Payload, at: datetime) -> Outcome | None:
    """One try with the mail server."""
    return delivery.try_to_send(UUID(payload["mail"]), at=at)


def note_sent(payload: Payload, _at: datetime, outcome: Outcome | None) -> None:
    """Keep what became of the try."""
    if outcome is not None:
        sending.note(UUID(payload["mail"]), outcome, at=now())


def remind(_payload: Payload, at: datetime) -> None:
    """Last days are told; when there are too many for one run, the rest follows at once."""
    if reminding.remind(at=at):
        jobs.enqueue(REMIND, key=f"more {at.isoformat()}", payload={}, run_at=at)


def forget_old(_payload: Payload, at: datetime) -> None:
    """What was read long ago goes."""
    reading.forget_old(keep_days=current_app.config["KEEP_NOTICES_DAYS"], at=at)
