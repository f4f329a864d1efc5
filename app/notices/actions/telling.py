"""Telling somebody something, in the transaction that causes it: one statement, however many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from app import jobs
from app.kit import mail, personal
from app.kit.db import db, insert_new
from app.notices import kinds
from app.notices.errors import AddressMalformed
from app.notices.models import Mail, Notice, Way

SEND = "notices.send"


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody is told. Kind, ``key`` (a step's id) and reader make the message id.

    ``link`` is a path of the product, ``about`` the case; ``values`` fill the wording of the kind,
    ``number`` among them is the number of the case and stands in the mail's subject.
    """

    kind: str
    key: str
    to: UUID | None
    organ_id: UUID | None
    about: UUID | None
    link: str
    title: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def message_id(self) -> str:
        """What no second message may be called."""
        return f"{self.kind}:{self.key}:{self.to or 'outside'}"


def tell(messages: Iterable[Message], *, at: datetime) -> None:
    """Tell people of the organ. Known message ids are passed over; mail follows by job."""
    rows = [_row(message, at=at) for message in messages if message.to]
    insert_new(Notice, list({row["message_id"]: row for row in rows}.values()))


def tell_outside(message: Message, *, address: str, at: datetime) -> bool:
    """Mail somebody who has no account; False when this message id was told before.

    Raises ``AddressMalformed``. The address is kept locked up, and for this mail alone.
    """
    if not mail.is_address(address):
        raise AddressMalformed
    made = uuid4()
    row = _row(message, at=at) | {"id": made, "way": Way.AT_ONCE, "person_id": None}
    envelope = Mail(
        id=made,
        message_id=message.message_id,
        organ_id=message.organ_id,
        address_box=personal.locked_up({"address": address}, about=f"mail {made}"),
        made_at=at,
    )
    if not insert_new(Notice, [row]):
        return False
    db.session.add(envelope)
    db.session.flush()
    db.session.get_one(Notice, made).mail_id = made
    jobs.enqueue(
        SEND, key=f"{made} 0", payload={"mail": str(made)}, run_at=at, organ_id=message.organ_id
    )
    return True


def _row(message: Message, *, at: datetime) -> dict[str, Any]:
    if not kinds.is_registered(message.kind):
        raise LookupError(f"Nothing is registered to say {message.kind!r} with.")
    return {
        "id": uuid4(),
        "message_id": message.message_id,
        "organ_id": message.organ_id,
        "person_id": message.to,
        "kind": message.kind,
        "about": message.about,
        "title": message.title,
        "link": message.link,
        "values": dict(message.values),
        "made_at": at,
        "is_sealed": False,
    }
