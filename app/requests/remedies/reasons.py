"""What the words of reconsideration and litigation are called."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.requests.models import Instance, RemedyKind, RemedyOutcome

PENDING = "pending"
WORDS: Mapping[StrEnum, LazyString] = {
    RemedyKind.RECONSIDERATION: _l("administrative reconsideration"),
    RemedyKind.DIRECT_SUIT: _l("suit without reconsideration"),
    RemedyKind.SUIT_AFTER: _l("suit after reconsideration"),
    Instance.FIRST: _l("first instance"),
    Instance.SECOND: _l("second instance"),
    Instance.RETRIAL: _l("retrial"),
    RemedyOutcome.UPHELD: _l("upheld"),
    RemedyOutcome.CORRECTED: _l("corrected"),
    RemedyOutcome.OTHER: _l("other outcome"),
}
NOT_SETTLED = _l("not settled yet")
TONES: Mapping[RemedyOutcome, str] = {
    RemedyOutcome.UPHELD: "green",
    RemedyOutcome.CORRECTED: "red",
}


def cell_word(cell: str) -> LazyString:
    """What a column of table 3 is called."""
    return NOT_SETTLED if cell == PENDING else WORDS[RemedyOutcome(cell)]
