"""The parts a letter is made of, and how days, quotations and lists are written in one."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST_QUOTE = 200
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


class Role(StrEnum):
    """What a paragraph is for."""

    ADDRESSEE = "addressee"
    OPENING = "opening"
    FINDING = "finding"
    REASON = "reason"
    DECISION = "decision"
    LIST = "list"
    NOTE = "note"
    REMEDY = "remedy"
    CONTACT = "contact"
    SLIP = "slip"


OPEN_TO_EDITING = frozenset({Role.FINDING, Role.REASON, Role.NOTE})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. What the law or a rule says is fixed; findings and reasons may be reworded."""

    role: Role
    text: str

    @property
    def is_fixed(self) -> bool:
        """Whether nobody may reword it."""
        return self.role not in OPEN_TO_EDITING


@dataclass(frozen=True, slots=True)
class Body:
    """What one letter says, between its addressee and the remedy."""

    addressee: str
    you: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """What every letter of an organ says of remedies and of whom to ask."""

    organ: str
    review_organ: str
    review_address: str
    review_online: str
    court: str
    office_name: str
    office_address: str
    office_phone: str
    office_hours: str = ""

    @property
    def contact(self) -> str:
        """The last paragraph: whom to ask."""
        parts = [
            f"联系单位：{self.office_name}",
            f"地址：{self.office_address}",
            f"联系电话：{self.office_phone}",
        ]
        if self.office_hours:
            parts.append(f"办公时间：{self.office_hours}")
        return "；".join(parts) + "。"


def day(value: date) -> str:
    """2026年3月2日."""
    return f"{value.year}年{value.month}月{value.day}日"


def quoted(text: str) -> str:
    """What somebody wrote, on one line, shortened between two characters, in quotation marks."""
    plain = " ".join(text.split()).translate({ord("“"): "‘", ord("”"): "’"})
    if len(plain) <= LONGEST_QUOTE:
        return f"“{plain}”"
    end = LONGEST_QUOTE
    while end < len(plain) and _belongs_to_the_one_before(plain[end]):
        end += 1
    return f"“{plain[:end]}……”"


def listed(items: Iterable[str]) -> str:
    """(one)、(another)."""
    return "、".join(item.strip() for item in items)


def numbered(items: Iterable[str]) -> str:
    """1.this；2.that。A single one without its number."""
    texts = [item.strip().rstrip("。；;") for item in items]
    if len(texts) == 1:
        return f"{texts[0]}。"
    return "；".join(f"{place}.{text}" for place, text in enumerate(texts, start=1)) + "。"


def sentence(text: str) -> str:
    """``text`` with one full stop at its end."""
    plain = " ".join(text.split())
    return (
        plain if plain.endswith(("。", "！", "？", "……", "”")) else plain.rstrip("；;，,.") + "。"
    )


def _belongs_to_the_one_before(character: str) -> bool:
    is_selector = any(ord(character) in each for each in _SELECTORS)
    return is_selector or unicodedata.combining(character) != 0
