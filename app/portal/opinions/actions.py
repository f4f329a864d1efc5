"""What a party does: opens its letter by number and code."""

from datetime import datetime
from uuid import UUID

from app.kit import personal
from app.kit.places import place_of
from app.kit.time import real
from app.portal.requests import attempts
from app.portal.requests.models import Attempted
from app.requests.opinions import actions as opinions


def begin_opening(number: str, *, address: str, at: datetime) -> None:
    """Count the attempt as failed until it succeeds. Commit it before comparing the code."""
    attempts.count(Attempted.OPENING_FROM_A_PLACE, place_of(address), at=real(at))
    attempts.count(Attempted.OPENING_A_LETTER, _mark(number), at=real(at))


def open_letter(opinion_id: UUID, *, number: str, address: str, at: datetime) -> None:
    """Number and code fit: the attempt was none, and the letter has been received."""
    attempts.forgive(Attempted.OPENING_FROM_A_PLACE, place_of(address))
    attempts.forgive(Attempted.OPENING_A_LETTER, _mark(number))
    opinions.open_letter(opinion_id, at=at)


def _mark(number: str) -> str:
    return personal.mark(number, purpose="opened letter")
