"""Kinds of messages: what each says, and to which group of wishes it belongs.

Filled by ``app/wiring.py`` with what the slices above have to say.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l


class Group(StrEnum):
    """What a reader decides about together."""

    NEW_WORK = "new work"
    RETURNED = "returned"
    DEADLINES = "deadlines"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Kind:
    """``headline``: what has happened, in a few words; ``advice``: what to do, for the mail.

    Both may use the values of the message. Neither names a person or a title: it is mailed.
    ``worked_out``: what the advice says besides, from those values, and what is kept nowhere.
    """

    group: Group
    headline: LazyString
    advice: LazyString
    worked_out: Callable[[Mapping[str, str]], Mapping[str, str]] | None = None


UNKNOWN = Kind(Group.NEWS, _l("A message"), _l("Sign in and read it there."))

_kinds: dict[str, Kind] = {}


class _Values(dict[str, str]):
    """What a message was given; a word that it lacks is left out rather than an error."""

    def __missing__(self, _name: str) -> str:
        return ""


def register(word: str, kind: Kind) -> None:
    """Let messages of the kind ``word`` be sent."""
    _kinds[word] = kind


def kind_of(word: str) -> Kind:
    """The kind; one that no longer exists still has a name for old messages."""
    return _kinds.get(word, UNKNOWN)


def is_registered(word: str) -> bool:
    """Whether messages of this kind may be sent."""
    return word in _kinds


def words_of(group: Group) -> list[str]:
    """The kinds that belong to ``group``."""
    return [word for word, kind in _kinds.items() if kind.group is group]


def headline(word: str, values: Mapping[str, str]) -> str:
    """What has happened, in the language of the moment."""
    return str(kind_of(word).headline) % _Values(values)


def advice(word: str, values: Mapping[str, str]) -> str:
    """What to do about it, in the language of the moment."""
    kind = kind_of(word)
    further = kind.worked_out(values) if kind.worked_out else {}
    return str(kind.advice) % _Values({**values, **further})
