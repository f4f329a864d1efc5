"""Index numbers (索引号): organ code, year, serial number; given once and never changed."""

import re

LARGEST = 99_999
_OWN = re.compile(r"(?:[0-9A-Z]{9}|[0-9A-Z]{18})/[12][0-9]{3}-[0-9]{5}")
_ORIGINAL = re.compile(
    r"[0-9A-Z]{4,18}(?:-[0-9A-Z])?[/-](?:[12][0-9]{3}|[12][0-9]{3}[01][0-9])-[0-9]{3,7}"
)
_ORGAN_CODE = re.compile(r"[0-9A-Z]{9}|[0-9A-Z]{18}")


class IndexNumbersUsedUp(OverflowError):
    """An organ has published more in one year than five digits can count."""


def is_organ_code(text: str) -> bool:
    """Whether ``text`` is shaped like an organisation code (9) or a unified code (18)."""
    return _ORGAN_CODE.fullmatch(text) is not None


def index_number(organ_code: str, *, year: int, serial: int) -> str:
    """The number of an organ's ``serial``-th publication in ``year``."""
    if not is_organ_code(organ_code):
        raise ValueError(f"{organ_code!r} is not an organ code.")
    if serial < 1:
        raise ValueError("Numbers begin at one.")
    if serial > LARGEST:
        raise IndexNumbersUsedUp
    return f"{organ_code}/{year:04d}-{serial:05d}"


def is_index_number(text: str) -> bool:
    """Whether ``text`` is an index number as this product gives them."""
    return _OWN.fullmatch(text) is not None


def is_original_index_number(text: str) -> bool:
    """Whether ``text`` is an index number as other systems gave them (原索引号)."""
    return is_index_number(text) or _ORIGINAL.fullmatch(text) is not None
