"""What the page of a request shows of other slices; connected in ``app/wiring.py``."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID


class Published(Protocol):
    """Something that is public and may be what is asked for."""

    @property
    def organ_code(self) -> str: ...
    @property
    def public_id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def published_at(self) -> datetime: ...


Alike = Callable[[UUID, str], Sequence[Published]]

alike: dict[str, Alike] = {}


def published_alike(organ_id: UUID, description: str) -> list[Published]:
    """What is public already and fits ``description``."""
    return [each for ask in alike.values() for each in ask(organ_id, description)]
