"""The words of the search in the reader's browser: no dictionary there, so pairs of characters.

``search.js`` does the same to what is typed; ``rules`` hands it the tables. Pure.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from app.publishing.tokens import NUMBER, SILENT, UNSEEN, plain

HAN = r"\u3400-\u9fff\uf900-\ufaff"
RUN = re.compile(rf"n\d+n\d+|[0-9a-z]+|[{HAN}]+")
LONGEST_TEXT = 20_000


@cache
def scripts() -> dict[int, str]:
    """Every character that has another in simplified script, one for one."""
    changed = {code: plain(chr(code)) for code in range(0x3400, 0xA000)}
    return {
        code: other
        for code, other in changed.items()
        if other != chr(code) and len(other) == 1 and re.fullmatch(f"[{HAN}]", chr(code))
    }


@cache
def _silent() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(SILENT))}]")


def rules() -> dict[str, str]:
    """What the browser needs to find the same words: tables and patterns."""
    pairs = sorted(scripts().items())
    return {
        "from": "".join(chr(code) for code, _ in pairs),
        "to": "".join(other for _, other in pairs),
        "number": NUMBER.pattern,
        "unseen": UNSEEN.pattern,
        "silent": _silent().pattern,
        "run": RUN.pattern,
    }


def words(text: str) -> set[str]:
    """What ``text`` is found by: numbers, Latin words, pairs of characters, lone characters."""
    return set(_words(text))


def words_of_title(text: str) -> set[str]:
    """The same, and every single character."""
    return words(text) | {each for run in _runs(text) if not run.isascii() for each in run}


def _words(text: str) -> Iterator[str]:
    for run in _runs(text):
        if run.isascii() or len(run) == 1:
            yield run
        else:
            yield from (run[place : place + 2] for place in range(len(run) - 1))


def _runs(text: str) -> list[str]:
    folded = plain_by_character(text)
    numbered = NUMBER.sub(_as_one_word, folded)
    return RUN.findall(_silent().sub("", numbered))


def plain_by_character(text: str) -> str:
    """``text`` in simplified script, half width and small letters, without a dictionary."""
    seen = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return seen.lower().translate(scripts())


def _as_one_word(number: re.Match[str]) -> str:
    year, count = (number[1], number[2]) if number[1] else (number[3], number[4])
    return f" n{year}n{count} "
