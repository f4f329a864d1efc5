"""What the worker does for letters: it makes their PDF, and an organ's blank form."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app.jobs import child
from app.kit.time import now
from app.notices.letters import queries
from app.notices.letters.actions.fixing import keep_pdf
from app.notices.letters.actions.settings import keep_blank_form
from app.notices.letters.printing import blank_form_pdf, letter_pdf

log = logging.getLogger(__name__)

Payload = Mapping[str, Any]


def make_letter(payload: Payload, _at: datetime) -> bytes | None:
    """The PDF, or None when it cannot be made."""
    letter = queries.letter_of(UUID(payload["letter"]))
    if letter is None:
        return None
    try:
        return letter_pdf(letter)
    except child.ChildFailed:
        log.exception("The letter %s could not be made.", letter.id)
        return None


def keep_letter(payload: Payload, _at: datetime, pdf: bytes | None) -> None:
    """Keep what ``make_letter`` made."""
    keep_pdf(UUID(payload["letter"]), pdf, at=now())


def make_blank_form(payload: Payload, _at: datetime) -> bytes:
    """The organ's blank application form; a failure is tried again."""
    return blank_form_pdf(queries.office_of(UUID(payload["organ"])))


def keep_form(payload: Payload, _at: datetime, pdf: bytes) -> None:
    """Keep what ``make_blank_form`` made."""
    keep_blank_form(UUID(payload["organ"]), pdf, at=now())
