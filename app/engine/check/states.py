"""What is known when a case stands somewhere: the last verdict, the attribute, the clearances."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from app.engine.check.legal import CLEARANCES

NAMES = tuple(clearance.name for clearance in CLEARANCES)


@dataclass(frozen=True, slots=True)
class Mark:
    """One clearance: held or not, and whether that was settled within the current branch."""

    held: bool = False
    is_settled: bool = False


Marks = tuple[Mark, ...]
NOTHING_HELD: Marks = tuple(Mark(is_settled=True) for _ in NAMES)


@dataclass(frozen=True, slots=True)
class State:
    """``verdict`` and ``attribute`` are None when they are not known."""

    verdict: str | None = None
    attribute: str | None = None
    marks: Marks = tuple(Mark() for _ in NAMES)

    def settled(self, **held: bool) -> "State":
        marks = tuple(
            Mark(held[name], is_settled=True) if name in held else mark
            for name, mark in zip(NAMES, self.marks, strict=True)
        )
        return replace(self, marks=marks)

    def without(self, lost: Iterable[str]) -> "State":
        """The same, with the clearances ``lost`` taken away."""
        return self.settled(**dict.fromkeys(lost, False))

    def later(self) -> "State":
        """The same after a while in which others may have given verdicts."""
        return replace(self, verdict=None, attribute=None)

    def holds(self, name: str) -> bool:
        return self.marks[NAMES.index(name)].held

    def entering_a_branch(self) -> "State":
        return replace(self, marks=tuple(Mark(mark.held) for mark in self.marks))


def together(outer: Marks, branches: Iterable[Iterable[Marks]]) -> set[Marks]:
    """What holds after several branches: a clearance taken away in one of them is gone."""
    results: set[Marks] = {tuple(Mark(mark.held) for mark in outer)}
    for branch in branches:
        results = {
            tuple(_joined(one, other) for one, other in zip(so_far, marks, strict=True))
            for so_far, marks in product(results, set(branch))
        }
    return {
        tuple(
            mark if mark.is_settled else Mark(mark.held, is_settled=before.is_settled)
            for mark, before in zip(marks, outer, strict=True)
        )
        for marks in results
    }


def _joined(one: Mark, other: Mark) -> Mark:
    if one.is_settled and other.is_settled:
        return Mark(one.held and other.held, is_settled=True)
    return other if other.is_settled else one
