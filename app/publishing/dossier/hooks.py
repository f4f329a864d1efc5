"""What slices above connect: the trail in words. Connected in ``app/wiring.py``, nowhere else."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from app.audit.queries import TrailRow


class Line(Protocol):
    """One entry of the trail as people read it."""

    @property
    def sequence(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def who(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def details(self) -> Sequence[tuple[str, str]]: ...


Words = Callable[[Sequence[TrailRow]], Sequence[Line]]
words: dict[str, Words] = {}
TRAIL = "trail"
