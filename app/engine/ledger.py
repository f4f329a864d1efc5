"""What an instance remembers of its way: what is done, what was said, how often it came back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app.engine.errors import ProcedureStuck

MOST_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Given:
    """The latest decision on a step: the facts it set, and when in the order of things."""

    task_id: UUID
    when: int
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Straight:
    """A return after which ``steps`` are decided again as they were, until ``until`` is open."""

    target: str
    until: str
    steps: tuple[str, ...]


@dataclass(slots=True)
class Ledger:
    """``done`` holds the elements of the current pass only: what a loop or a return opens again
    is taken out. ``straight`` holds the returns on their way straight back, the latest last.
    """

    clock: int = 0
    times_back: int = 0
    done: dict[str, int] = field(default_factory=dict)
    given: dict[str, Given] = field(default_factory=dict)
    straight: list[Straight] = field(default_factory=list)

    def mark(self, element: str) -> None:
        self.clock += 1
        self.done[element] = self.clock

    def forget(self, elements: Iterable[str]) -> None:
        """These are not done any more; what was decided there may still be wanted."""
        for element in elements:
            self.done.pop(element, None)

    def forget_decisions(self, elements: frozenset[str]) -> None:
        """Nothing that was decided there is ever repeated by itself."""
        for element in elements & self.given.keys():
            del self.given[element]
        self.straight = [
            each for each in self.straight if elements.isdisjoint((each.target, each.until))
        ]

    def come_back(self) -> None:
        """Count a return or a loop; a case that never ends is stopped."""
        self.times_back += 1
        if self.times_back > MOST_ROUNDS:
            raise ProcedureStuck("too_many_rounds", limit=MOST_ROUNDS)
