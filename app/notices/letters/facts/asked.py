"""What every letter about a request begins with, and how lacking facts are found."""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import ClassVar

from app.law.decisions import Code
from app.law.identity import PersonalNumber, find_all
from app.law.receipt import Channel

LONGEST_ASKED = 1000


@dataclass(frozen=True, slots=True)
class Facts:
    """The root of all facts. A field without a default must be filled in."""

    CODE: ClassVar[Code | None] = None

    @property
    def codes(self) -> tuple[Code, ...]:
        """What is decided, for letters that answer."""
        return (self.CODE,) if self.CODE else ()

    def lacking(self) -> tuple[str, ...]:
        """The names of what is missing, within parts as ``part.name``; nothing when complete."""
        return (*self._unfilled(), *self._also_lacking())

    def _also_lacking(self) -> tuple[str, ...]:
        """What is missing in this very case; for classes in which one fact asks for another."""
        return ()

    def _unfilled(self) -> Iterator[str]:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Facts):
                yield from (f"{field.name}.{name}" for name in value.lacking())
            elif isinstance(value, tuple) and value and isinstance(value[0], Facts):
                for place, part in enumerate(value, start=1):
                    yield from (f"{field.name}.{place}.{name}" for name in part.lacking())
            elif field.default is MISSING and _is_empty(value):
                yield field.name


@dataclass(frozen=True, slots=True)
class Asked(Facts):
    """The request: by whom, under which number, when and how it came, what was asked.

    Of what they ask for, people's identity numbers and all beyond a page go no further than here.
    """

    addressee: str
    register_number: str
    received_on: date
    channel: Channel
    asked_for: str
    is_organisation: bool = False
    corrected_on: date | None = None

    def __post_init__(self) -> None:
        shown = without_identity_numbers(self.asked_for[: 2 * LONGEST_ASKED])[:LONGEST_ASKED]
        object.__setattr__(self, "asked_for", shown)

    @property
    def you(self) -> str:
        """How the addressee is spoken to."""
        return "你单位" if self.is_organisation else "您"


@dataclass(frozen=True, slots=True)
class AboutARequest(Facts):
    """Facts of a letter to whoever asked."""

    asked: Asked


def without_identity_numbers(text: str) -> str:
    """``text`` with the day of birth in every identity number hidden."""
    for found in reversed(find_all(text)):
        if found.kind is PersonalNumber.IDENTITY:
            hidden = found.written[:6] + "********" + found.written[-4:]
            text = text[: found.start] + hidden + text[found.end :]
    return text


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, tuple):
        return not value or any(_is_empty(each) for each in value)
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and value <= 0)
