"""One try to send one mail: who gets it, what it says in his language, what the server answers.

Runs outside the worker's transaction. What is certain and what is not about sending mail:

* A mail that is noted as sent, failed or dropped is not sent again.
* Until its text begins, whatever breaks has sent nothing. That moment is committed beforehand.
* Between that moment and the server's answer nobody can know whether the mail was taken: SMTP has
  no way to ask. Then it is sent again, under the same Message-ID, by which the receiver's server
  knows it; after a few such doubts it is given up and shown.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import current_app
from flask_babel import force_locale

from app.kit import mail as post
from app.kit import personal
from app.kit.db import db, transaction
from app.kit.time import now
from app.notices import wording
from app.notices.actions import sending
from app.notices.actions.sending import OPEN, Outcome
from app.notices.mails import content
from app.notices.models import Mail, MailState
from app.notices.queries import mails
from app.notices.wording import Receiver
from app.people import queries as people

MOST_DOUBTS = 3
CLOSED, CLOSED_SECONDS = "mail server is closed", 30
CHINESE = "zh_Hans_CN"


def try_to_send(mail_id: UUID, *, at: datetime) -> Outcome | None:
    """What became of it; None when there is nothing to send any more."""
    mail = mails.mail(mail_id)
    if mail is None or mail.state not in OPEN:
        return None
    if mail.doubts + (mail.state is MailState.SENDING) >= MOST_DOUBTS:
        return Outcome(MailState.FAILED, "No answer to the text of the mail, several times.")
    office = post.post_office()
    if office is None:
        return Outcome(MailState.READY, "No mail server is set.")
    closed: Closed | None = current_app.extensions.get(CLOSED)
    if closed and time.monotonic() < closed.until:
        return Outcome(MailState.READY, closed.words)
    made = _made(mail, office, at=at)
    db.session.rollback()  # what was read is not held while the server is spoken to
    if made is None:
        return Outcome(MailState.DROPPED)
    to, text, told = made
    return _handed_over(mail_id, text, to=to, office=office, told=told)


@dataclass(frozen=True, slots=True)
class Closed:
    """The mail server let nobody in a moment ago: until then the next mails do not wait for it.

    Each of them would hold the worker up for seconds, and a release at a set time with it.
    """

    words: str
    until: float


def _handed_over(
    mail_id: UUID, text: bytes, *, to: str, office: post.PostOffice, told: Sequence[UUID]
) -> Outcome:
    def begins() -> None:
        with transaction():
            sending.begin(mail_id, at=now())

    try:
        post.hand_over(text, to=to, office=office, begins=begins)
    except post.Unreachable as trouble:
        until = time.monotonic() + CLOSED_SECONDS
        current_app.extensions[CLOSED] = Closed(str(trouble), until)
        return Outcome(MailState.READY, str(trouble))
    except post.NotEver as refusal:
        return Outcome(MailState.FAILED, str(refusal))
    except post.NotNow as refusal:
        return Outcome(MailState.READY, str(refusal), isinstance(refusal, post.NoAnswer))
    return Outcome(MailState.SENT, told=told)


def _made(
    mail: Mail, office: post.PostOffice, *, at: datetime
) -> tuple[str, bytes, Sequence[UUID]] | None:
    """Address, text and what a digest held; None when nobody is there or nothing is left to say."""
    found = _receiver(mail)
    if found is None:
        return None
    said = mails.said_by(mail)
    with force_locale(found.language):
        letter = wording.digest(said, found) if mail.is_digest else wording.single(said, found)
    if letter is None:
        return None
    text = content(letter, to=found.address, message_id=mail.message_id, office=office, at=at)
    return found.address, text, [each.id for each in said] if mail.is_digest else ()


def _receiver(mail: Mail) -> Receiver | None:
    config = current_app.config
    here = config["SERVED_AT"] if config["DEMONSTRATION"] else ""
    base = str(config["BASE_URL"] or here).rstrip("/")
    if mail.address_box is not None:
        address = personal.opened(mail.address_box, about=f"mail {mail.id}")["address"]
        organ = people.organ(mail.organ_id).name if mail.organ_id else ""
        return Receiver(address, CHINESE, base, None, organ)
    if found := mails.reader_of(mail):
        person, wishes = found
        return Receiver(wishes.address, wishes.language, base, person)
    return None
