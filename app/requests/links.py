"""Where information is public already: found among what is published here, and still there.

The portal lies above; ``wiring.py`` connects it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from app.requests.letters.errors import LinkIsDead

OURS = re.compile(r"^/p/(?P<code>[^/]+)/(?P<public_id>[^/]+)$")


@dataclass(frozen=True, slots=True)
class Link:
    """Something published by the organ, and where on the portal it stands."""

    title: str
    code: str
    public_id: str


Find = Callable[[UUID, str], Sequence[Link]]
Living = Callable[[str, str], bool]

find: dict[str, Find] = {}
living: dict[str, Living] = {}


def found(organ_id: UUID, text: str) -> list[Link]:
    """What the organ has published that fits ``text``, best first."""
    return [each for ask in find.values() for each in ask(organ_id, text)] if text else []


def check(address: str) -> None:
    """Raise when ``address`` leads to a page of this portal that is not, or no longer, public."""
    place = OURS.match(urlsplit(address.strip()).path)
    if place and not all(ask(place["code"], place["public_id"]) for ask in living.values()):
        raise LinkIsDead
