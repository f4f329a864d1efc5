"""On which day a request counts as received, and what it must contain (Art. 29 and 31)."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

IN_FORCE = date(2008, 5, 1)  # the Regulation; nobody could apply before


class Channel(StrEnum):
    """How a request came in."""

    COUNTER = "counter"
    REGISTERED_MAIL = "registered_mail"
    ORDINARY_MAIL = "ordinary_mail"
    WEB = "web"
    FAX = "fax"
    ORAL = "oral"  # said at the counter and written down by the office, Art. 29(1)


# Art. 31(2), (3): an ordinary letter counts from the confirmation with the applicant, a request by
# internet or fax from the day on which both sides have confirmed it.
CONFIRMED = frozenset({Channel.ORDINARY_MAIL, Channel.WEB, Channel.FAX})


class Content(StrEnum):
    """What every request must say (Art. 29(2)). The purpose is not among it, and never asked."""

    NAME = "name"
    IDENTITY = "identity"
    CONTACT = "contact"
    DESCRIPTION = "description"
    FORM = "form"


def received_on(channel: Channel, *, handed_in_on: date, confirmed_on: date | None) -> date | None:
    """The day of receipt (Art. 31); None while a confirmation is missing.

    ``handed_in_on`` is the day on which it was handed over, signed for, or reached the office.
    """
    return confirmed_on if channel in CONFIRMED else handed_in_on


def missing_contents(given: Collection[Content]) -> tuple[Content, ...]:
    """What a request must still say, in the order of the law."""
    return tuple(content for content in Content if content not in given)
