"""The facts of an instance: one flat dictionary of typed values, and nothing else."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.engine.errors import DecisionRefused
from app.engine.timers import moment

ALWAYS = {"verdict": None, "attribute": None, "round": 1}
KINDS = {"verdict": "text", "attribute": "text", "round": "number"}
LONGEST_TEXT = 500
LARGEST_NUMBER = 10**15
MOST_FACTS = 60
NUMBERS = frozenset(("number", "integer", "int", "float"))
FLAGS = frozenset(("boolean", "bool", "flag"))


def beginning(declared: Mapping[str, str]) -> dict[str, Any]:
    """What every instance knows before it starts: declared facts are there, without a value."""
    return {**dict.fromkeys(declared), **ALWAYS}


def checked(
    given: Mapping[str, Any], declared: Mapping[str, str], *, known: Mapping[str, Any] | None
) -> dict[str, Any]:
    """``given`` with every value of its declared type.

    Names that stand neither in ``known`` nor in ``declared`` are refused, unless ``known`` is None.
    """
    if len(given) > MOST_FACTS:
        raise DecisionRefused("too_many_facts", limit=MOST_FACTS)
    facts = {}
    for name, value in given.items():
        is_name = isinstance(name, str) and name.isidentifier() and not name.startswith("_")
        if not is_name or (known is not None and name not in declared and name not in known):
            raise DecisionRefused("undeclared_fact", name=str(name)[:80])
        facts[name] = _typed(name, value, declared.get(name, KINDS.get(name, "")))
    return facts


def _typed(name: str, value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == "moment":
        value = moment(value)
    if kind == "date" and isinstance(value, str):
        value = _day(value)
    if value is None or not _fits(value, kind):
        raise DecisionRefused("wrong_fact", name=name)
    return value


def is_word(text: str, *, longest: int) -> bool:
    """Whether ``text`` is short enough, and can be written down at all."""
    halves = ("\ud800" <= letter <= "\udfff" for letter in text)  # JSON can spell half a letter
    return len(text) <= longest and not any(halves)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _fits(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind in FLAGS or not kind
    if isinstance(value, int | float):
        return (kind in NUMBERS or not kind) and -LARGEST_NUMBER <= value <= LARGEST_NUMBER
    if isinstance(value, str):
        return kind not in NUMBERS | FLAGS | {"date"} and is_word(value, longest=LONGEST_TEXT)
    if isinstance(value, datetime):
        return kind in ("moment", "") and value.tzinfo is not None
    return isinstance(value, date) and kind in ("date", "")
