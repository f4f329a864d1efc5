"""What no letter may say: identity numbers, remedies by hand, texts without end."""

import re
import unicodedata
from collections.abc import Iterable

from app.law.identity import PersonalNumber, find_all
from app.notices.letters.errors import IdentityNumberInLetter, RemedyByHand, TextTooLong
from app.notices.letters.reasons import paragraph_name
from app.notices.letters.wording.paragraphs import Paragraph

LONGEST = 4000
JOINERS = "\u200c\u200d"
_REMEDY = re.compile(
    r"(?:可以|应当|有权|或者|(?<!申)请|日内|月内)[^。；]{0,40}"
    r"(?:(?:申请|提起|提出)(?:行政)?(?:复议|诉讼)|法院起诉|申诉)"
)


def check_all(paragraphs: Iterable[Paragraph]) -> None:
    """Raise when one paragraph says what it may not."""
    for position, paragraph in enumerate(paragraphs, start=1):
        check_paragraph(paragraph, place=paragraph_name(position))


def check_paragraph(paragraph: Paragraph, *, place: str) -> None:
    """Raise also when somebody's own words name a remedy: the rule does, at the end."""
    check_text(paragraph.text, place=place)
    if not paragraph.is_fixed and _REMEDY.search("".join(paragraph.text.split())):
        raise RemedyByHand(place=place)


def check_text(text: str, *, place: str) -> None:
    """Raise when ``text`` is too long or holds an identity number; ``place`` says where it is."""
    if len(text) > LONGEST:
        raise TextTooLong(place=place, most=LONGEST)
    check_number(text, place=place)


def check_number(text: str, *, place: str) -> None:
    """Raise when ``text`` holds an identity number."""
    if any(found.kind is PersonalNumber.IDENTITY for found in find_all(text)):
        raise IdentityNumberInLetter(place=place)


def plain(text: str) -> str:
    """``text`` without what cannot be seen on paper; line breaks stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(each for each in line if _is_visible(each)).strip() for line in lines)
    return "\n".join(line for line in kept if line)


def plainly(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The same paragraphs with plain texts."""
    return tuple(Paragraph(each.role, plain(each.text)) for each in paragraphs)


def _is_visible(character: str) -> bool:
    """All but controls and invisible formats; what Python does not know yet may be in a name."""
    return unicodedata.category(character) not in ("Cc", "Cs", "Cf") or character in JOINERS
