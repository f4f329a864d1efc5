"""Facts as plain values that a JSON column keeps, and back."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from app.law.decisions import LetterKind
from app.notices.letters.facts import CLASSES, Facts


def as_kept(facts: Facts) -> dict[str, Any]:
    """``facts`` for the column."""
    return {name: _plain(value) for name, value in asdict(facts).items()}


def facts_in(kind: LetterKind, kept: Mapping[str, Any]) -> Facts:
    """The facts that were kept."""
    return _built(CLASSES[kind], kept)


def texts_in(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text anywhere in kept facts, with the name of its fact."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for inner, each in value.items():
            yield from texts_in(each, inner)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each, name)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def _built(kind: type[Facts], kept: Mapping[str, Any]) -> Facts:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    return kind(**{name: _value(hints[name], kept[name]) for name in names})


def _value(hint: Any, kept: Any) -> Any:
    if kept is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], each) for each in kept)
    if get_origin(hint) is UnionType:
        return _value(next(each for each in get_args(hint) if each is not NoneType), kept)
    if issubclass(hint, Facts):
        return _built(hint, kept)
    return date.fromisoformat(kept) if hint is date else hint(kept)
