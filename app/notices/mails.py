"""What a mail says, as bytes for the server. Pure: languages and times are chosen by the caller.

Numbers of cases and links, nothing else of a case: a mail cannot be taken back when an item is
sealed away, and mail servers read along.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from app.kit.mail import PostOffice
from app.kit.time import BEIJING

LONGEST_SUBJECT = 150


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of one mail, a paragraph each, and in whose name it is sent."""

    subject: str
    paragraphs: Sequence[str]
    language: str
    sender: str = ""


def content(letter: Letter, *, to: str, message_id: str, office: PostOffice, at: datetime) -> bytes:
    """The mail as it goes over the wire. The same message id always gives the same Message-ID."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(letter.subject)[:LONGEST_SUBJECT]
    message["From"] = Address(one_line(letter.sender) or "明窗", addr_spec=office.sender)
    message["To"] = Address(addr_spec=to)
    message["Date"] = format_datetime(at.astimezone(BEIJING))
    message["Message-ID"] = f"<{digest_of(message_id)}@{office.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    text = "\n\n".join(letter.paragraphs) + "\n"
    message.set_content(text, charset="utf-8", cte="base64")
    return message.as_bytes()


def digest_of(message_id: str) -> str:
    """What the receiver's server knows a message by; says nothing about its case."""
    return hashlib.sha256(message_id.encode()).hexdigest()[:40]


def one_line(text: str) -> str:
    """``text`` without anything that could begin another header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
