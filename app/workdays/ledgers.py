"""Reading what happened to a request from JSON, and writing what follows for its last day.

Every part but the day of receipt may be left out or null. What is wrong is named by its path.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from app.law.clock import Due
from app.law.ledger import (
    LONGEST_EXTENSION,
    Correction,
    ExclusionFrom,
    Extension,
    Fee,
    Ledger,
    OpinionKind,
    OpinionSought,
)
from app.law.receipt import Channel
from app.workdays.errors import (
    NotAnObject,
    PartMissing,
    PartNotADay,
    PartNotAList,
    PartNotANumber,
    PartNotAWord,
    PartUnknown,
)
from app.workdays.reasons import problem_sentence

Word = TypeVar("Word", bound=StrEnum)
Entry = TypeVar("Entry")

WHOLE = "ledger"
LONGEST_NAME = 60
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def texts(lines: Iterable[str]) -> Iterator[str]:
    """One ledger a line, as the lines come; or one ledger written over many lines."""
    rest = iter(lines)
    first = next((line for line in rest if line.strip()), "").removeprefix("\ufeff")
    if _is_json(first):
        yield first
        yield from (line for line in rest if line.strip())
        return
    whole = first + "".join(rest)
    yield from [whole] if _is_json(whole) else (line for line in whole.split("\n") if line.strip())


def read(text: str) -> Ledger:
    """The ledger in ``text``. Raises an ``Invalid`` that names the part."""
    given = _Parts(_parsed(text), "")
    ledger = Ledger(
        given.day("received_on"),
        channel=given.word("channel", Channel.COUNTER),
        confirmed_on=given.day_or_none("confirmed_on"),
        corrections=given.each("corrections", _correction),
        opinions_sought=given.each("opinions_sought", _opinion),
        extensions=given.each("extensions", _extension),
        fees=given.each("fees", _fee),
        exclusion_from=given.word("exclusion_from", ExclusionFrom.DISPATCH),
    )
    given.refuse_the_rest()
    return ledger


def written(due: Due) -> dict[str, Any]:
    """The last day and its proof, for JSON."""
    return {
        "due_on": due.due_on.isoformat() if due.due_on else None,
        "provisional": due.provisional,
        "problems": [
            {"code": each.code, "article": each.article, "message": problem_sentence(each.code)}
            for each in due.problems
        ],
        "days": [
            {
                "date": each.date.isoformat(),
                "counted": each.counted,
                "why": each.why,
                "article": each.article,
            }
            for each in due.days
        ],
    }


class _Parts:
    """One object, from which each part is taken once."""

    def __init__(self, given: object, path: str) -> None:
        if not isinstance(given, dict):
            raise NotAnObject(part=path or WHOLE)
        self._given = dict(given)
        self._prefix = f"{path}." if path else ""

    def day(self, name: str) -> date:
        found = self.day_or_none(name)
        if found is None:
            raise PartMissing(part=self._prefix + name)
        return found

    def day_or_none(self, name: str) -> date | None:
        given = self._given.pop(name, None)
        if given is None:
            return None
        try:
            if isinstance(given, str) and DAY.fullmatch(given):
                return date.fromisoformat(given)
        except ValueError:
            pass
        raise PartNotADay(part=self._prefix + name)

    def word(self, name: str, default: Word) -> Word:
        given = self._given.pop(name, None)
        words = type(default)
        if given is None:
            return default
        for word in words:
            if word == given:
                return word
        raise PartNotAWord(part=self._prefix + name, words=", ".join(words))

    def number(self, name: str, default: int) -> int:
        given = self._given.pop(name, None)
        if given is None:
            return default
        if isinstance(given, bool) or not isinstance(given, int):
            raise PartNotANumber(part=self._prefix + name)
        return given

    def each(self, name: str, entry: Callable[["_Parts"], Entry]) -> tuple[Entry, ...]:
        given = self._given.pop(name, None)
        if given is None:
            return ()
        if not isinstance(given, list):
            raise PartNotAList(part=self._prefix + name)
        return tuple(self._entry(one, f"{name}[{place}]", entry) for place, one in enumerate(given))

    def refuse_the_rest(self) -> None:
        for name in self._given:
            raise PartUnknown(part=(self._prefix + name)[:LONGEST_NAME])

    @staticmethod
    def _entry(given: object, path: str, entry: Callable[["_Parts"], Entry]) -> Entry:
        parts = _Parts(given, path)
        found = entry(parts)
        parts.refuse_the_rest()
        return found


def _correction(given: _Parts) -> Correction:
    return Correction(
        given.day("notice_on"),
        received_on=given.day_or_none("received_on"),
        term_on=given.day_or_none("term_on"),
        served_on=given.day_or_none("served_on"),
    )


def _opinion(given: _Parts) -> OpinionSought:
    return OpinionSought(
        given.word("kind", OpinionKind.THIRD_PARTY),
        given.day("sent_on"),
        served_on=given.day_or_none("served_on"),
        answered_on=given.day_or_none("answered_on"),
    )


def _extension(given: _Parts) -> Extension:
    return Extension(
        given.day("approved_on"),
        told_on=given.day_or_none("told_on"),
        days=given.number("days", LONGEST_EXTENSION),
    )


def _fee(given: _Parts) -> Fee:
    return Fee(given.day("noticed_on"), paid_on=given.day_or_none("paid_on"))


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise NotAnObject(part=WHOLE) from None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
