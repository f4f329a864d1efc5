"""The staff side's navigation and banners. Slices register what they offer; ``ui`` knows none.

An entry is shown to those for whom its predicate holds, so nobody sees a door that is shut.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from flask import current_app, g, request, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

SECTIONS = {
    "work": _l("My work"),
    "documents": _l("Disclosure"),
    "requests": _l("Requests"),
    "administration": _l("Administration"),
    "public": _l("The public's side"),
}

Text: TypeAlias = LazyString | str


@dataclass(frozen=True, slots=True)
class Entry:
    """One link: where it stands, what it opens, who sees it, and how many things wait there."""

    section: str
    endpoint: str
    label: Text
    allowed: Callable[[], bool]
    icon: str = "documents"
    waiting: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True)
class Corner:
    """A picture in the bar above with a count that is asked for again every minute."""

    endpoint: str
    label: Text
    allowed: Callable[[], bool]
    icon: str
    waiting: Callable[[], int]
    fresh_at: str


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as the template shows it."""

    endpoint: str
    label: Text
    icon: str
    is_current: bool
    waiting: int


_entries: dict[str, Entry] = {}
_corners: dict[str, Corner] = {}
_banners: dict[str, Callable[[], Text | None]] = {}


def register(
    section: str,
    endpoint: str,
    label: Text,
    allowed: Callable[[], bool],
    *,
    icon: str = "documents",
    waiting: Callable[[], int] | None = None,
) -> None:
    """Offer ``endpoint`` in ``section`` to everyone for whom ``allowed()`` holds."""
    _entries[endpoint] = Entry(section, endpoint, label, allowed, icon, waiting)


def register_corner(
    endpoint: str,
    label: Text,
    allowed: Callable[[], bool],
    *,
    icon: str,
    waiting: Callable[[], int],
    fresh_at: str,
) -> None:
    """Show a picture with a count in the bar above; ``fresh_at`` gives ``ui/_corners.html``."""
    _corners[endpoint] = Corner(endpoint, label, allowed, icon, waiting, fresh_at)


def register_banner(name: str, sentence: Callable[[], Text | None]) -> None:
    """Show on every staff page what ``sentence()`` returns; nothing when it returns None."""
    _banners[name] = sentence


def nav() -> list[tuple[Text, list[Link]]]:
    """What the person may open, by section, in the order of registration; asked once a page."""
    if "nav" not in g:
        g.nav = _offered()
    offered: list[tuple[Text, list[Link]]] = g.nav
    return offered


def _offered() -> list[tuple[Text, list[Link]]]:
    offered = [entry for entry in _entries.values() if _is_open(entry)]
    here = _nearest(offered)
    return [
        (title, links)
        for section, title in SECTIONS.items()
        if (links := [_link(each, here) for each in offered if each.section == section])
    ]


def corners() -> list[tuple[Corner, int]]:
    """What stands in the bar above for this person, with its count."""
    offered = (each for each in _corners.values() if each.endpoint in current_app.view_functions)
    return [(each, each.waiting()) for each in offered if each.allowed()]


def banners() -> list[Text]:
    """The sentences that have to be read now."""
    return [sentence for ask in _banners.values() if (sentence := ask())]


def for_templates() -> dict[str, Any]:
    """The context processor."""
    return {
        "nav": nav,
        "corners": corners,
        "banners": banners,
        "known_endpoints": current_app.view_functions,
    }


def _is_open(entry: Entry) -> bool:
    return entry.endpoint in current_app.view_functions and entry.allowed()


def _nearest(offered: list[Entry]) -> Entry | None:
    """The entry whose address begins the address of this page, the longest first."""
    within = [entry for entry in offered if _holds(url_for(entry.endpoint))]
    return max(within, key=lambda entry: len(url_for(entry.endpoint)), default=None)


def _holds(address: str) -> bool:
    return request.path == address or request.path.startswith(f"{address}/")


def _link(entry: Entry, here: Entry | None) -> Link:
    waiting = entry.waiting() if entry.waiting else 0
    return Link(entry.endpoint, entry.label, entry.icon, entry is here, waiting)
