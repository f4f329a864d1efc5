"""What an instance remembers of its way: what is done, what was said, how often it came back."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app.engine.errors import NotPossibleNow, ProcedureStuck

MOST_ROUNDS = 100
MOST_STRANDS = 100

Path = tuple[int, ...]
MAIN: Path = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What happened last at a step or an event: the facts it set, and when in the order of things.

    ``task_id`` is the task that was decided, or the wait that ended.
    """

    task_id: UUID
    when: int
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Straight:
    """A return after which ``steps`` (and events) are repeated as they were, until ``until``."""

    target: str
    until: str
    steps: tuple[str, ...]


@dataclass(slots=True)
class Strand:
    """One way through the case. ``done`` holds the elements of the current pass only: what a loop
    or a return opens again is taken out. ``straight`` holds the returns on their way straight
    back, the latest last.
    """

    done: dict[str, int] = field(default_factory=dict)
    given: dict[str, Given] = field(default_factory=dict)
    straight: list[Straight] = field(default_factory=list)

    def forget(self, elements: Iterable[str]) -> None:
        """These are not done any more; what was decided there may still be wanted."""
        for element in elements:
            self.done.pop(element, None)

    def say_anew(self, facts: Mapping[str, tuple[Any, Any]]) -> None:
        """What was said with the former value of a fact is repeated with its new one."""
        for given in self.given.values():
            for name in facts.keys() & given.facts.keys():
                former, new = facts[name]
                if given.facts[name] == former:
                    given.facts[name] = new

    def forget_decisions(self, elements: frozenset[str]) -> None:
        """Nothing that was decided there is ever repeated by itself."""
        for element in elements & self.given.keys():
            del self.given[element]
        self.straight = [
            each for each in self.straight if elements.isdisjoint((each.target, each.until))
        ]


@dataclass(slots=True)
class Ledger:
    """Every event that happens beside the way begins a strand of its own, so that two arrivals of
    one message are never taken for one. A strand is called by the moments at which it and the ones
    it began on came into being; the main way is ``()``.
    """

    clock: int = 0
    times_back: int = 0
    strands: dict[Path, Strand] = field(default_factory=lambda: {MAIN: Strand()})

    def of(self, path: Path) -> Strand:
        return self.strands[path]

    def within(self, path: Path) -> list[Strand]:
        """The strand ``path`` and those that began on it."""
        return [each for key, each in self.strands.items() if key[: len(path)] == path]

    def open(self, path: Path) -> Path:
        """A new strand beside ``path``."""
        if len(self.strands) > MOST_STRANDS:
            raise NotPossibleNow("too_many_beside", limit=MOST_STRANDS)
        self.clock += 1
        new = (*path, self.clock)
        self.strands[new] = Strand()
        return new

    def close(self, alive: Collection[Path]) -> None:
        """Strands without a token are over; what was done on them counts for where they began."""
        for path in sorted(self.strands.keys() - {MAIN}, key=len, reverse=True):
            if not any(each[: len(path)] == path for each in alive):
                over = self.strands.pop(path)
                self.strands[path[:-1]].done.update(over.done)
                self.strands[path[:-1]].given.update(over.given)

    def reopen(self, path: Path, elements: frozenset[str]) -> Path:
        """A strand again for what was done in ``elements`` on one that is over."""
        before, new = self.strands[path], self.open(path)
        again = self.strands[new]
        for element in elements & before.done.keys():
            again.done[element] = before.done.pop(element)
        for element in elements & before.given.keys():
            again.given[element] = before.given.pop(element)
        return new

    def mark(self, element: str, path: Path) -> None:
        self.clock += 1
        self.strands[path].done[element] = self.clock

    def come_back(self) -> None:
        """Count a return or a loop; a case that never ends is stopped."""
        self.times_back += 1
        if self.times_back > MOST_ROUNDS:
            raise ProcedureStuck("too_many_rounds", limit=MOST_ROUNDS)
