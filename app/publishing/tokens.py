"""Text as words to be found by: one function for what is stored and for what is asked. Pure.

Traditional and simplified script, full and half width, and every bracket form of a document
number come to the same words.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import rjieba
from opencc import OpenCC

TOKENIZER = "rjieba-0.2/t2s/2"  # change it with the rules: what was indexed by others is redone
MOST_TOKENS = 60_000

PATCH = str.maketrans({"著": "着", "谘": "咨"})  # what OpenCC leaves in traditional texts
SILENT = frozenset("的了和与及")
OPENING, CLOSING = r"[\[(〔【〖{〈《<「『]", r"[\])〕】〗}〉》>」』]"
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # come along with copied text
NUMBER = re.compile(
    rf"{OPENING}\s*(\d{{4}})\s*{CLOSING}\s*第?\s*0*(\d{{1,6}})\s*号?"
    r"|(?<!\d)(\d{4})\s*年?\s*第?\s*0*(\d{1,6})\s*号"
)
NUMBER_TOKEN = re.compile(r"n(\d{4})n(\d+)")
RUN = re.compile(r"n\d{4}n\d+|[0-9a-z]+|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def plain(text: str) -> str:
    """``text`` in simplified script, half width, small letters."""
    seen = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return str(_converter().convert(seen)).translate(PATCH).lower()


def tokens(text: str) -> list[str]:
    """The words ``text`` is found by, in their order, at most 60,000 of them."""
    return [token for token, _ in zip(_tokens(text), range(MOST_TOKENS), strict=False)]


def _tokens(text: str) -> Iterator[str]:
    for run in RUN.findall(NUMBER.sub(_as_one_word, plain(text))):
        if run.isascii():
            yield run
        else:
            yield from (word for word in rjieba.cut_for_search(run, False) if word not in SILENT)


def _as_one_word(number: re.Match[str]) -> str:
    """〔2026〕第012号 as n2026n12, apart from its neighbours."""
    year, count = (number[1], number[2]) if number[1] else (number[3], number[4])
    return f" n{year}n{count} "


class _SameLength(dict[int, str]):
    """Characters as ``plain`` has them, one for one, so that places in a text stay places in it."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        changed = plain(character)
        self[code] = changed if len(changed) == 1 else character
        return self[code]


_same_length = _SameLength()


def places(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where ``words`` stand in ``text``: spans in order that neither touch nor overlap."""
    patterns = [_pattern(word) for word in sorted(_worth_showing(words), key=len, reverse=True)]
    if not patterns:
        return []
    spans: list[tuple[int, int]] = []
    for found in re.finditer("|".join(patterns), text.translate(_same_length)):
        if spans and spans[-1][1] == found.start():
            spans[-1] = (spans[-1][0], found.end())
        else:
            spans.append(found.span())
    return spans


def _worth_showing(words: list[str]) -> set[str]:
    """Single characters only when there is nothing longer to show."""
    return {word for word in words if len(word) > 1} or set(words)


def _pattern(word: str) -> str:
    if number := NUMBER_TOKEN.fullmatch(word):
        year, count = number.groups()
        return rf"{OPENING}?{year}\s*(?:{CLOSING}|年)?\s*第?\s*0*{count}(?!\d)号?"
    return re.escape(word)
