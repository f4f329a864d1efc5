"""Timing two things in turn, and printing a figure as one JSON object a line."""

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``ratio`` = median / reference. ``limit`` is the largest ratio (or median) allowed."""

    name: str
    unit: str
    median: float
    reference: float | None
    ratio: float | None
    limit: float
    ok: bool

    def show(self) -> None:
        """One line on standard output."""
        row = {k: round(v, 4) if isinstance(v, float) else v for k, v in asdict(self).items()}
        print(json.dumps(row, ensure_ascii=False), flush=True)


def against(name: str, unit: str, median: float, reference: float, *, limit: float) -> Figure:
    """A figure whose ratio to the reference may be ``limit`` at most."""
    ratio = median / reference
    return Figure(name, unit, median, reference, ratio, limit, ratio <= limit)


def at_least(name: str, unit: str, median: float, reference: float, *, limit: float) -> Figure:
    """A figure whose ratio to the reference must be ``limit`` at least."""
    ratio = median / reference
    return Figure(name, unit, median, reference, ratio, limit, ratio >= limit)


def below(name: str, unit: str, median: float, *, limit: float) -> Figure:
    """A figure that may be ``limit`` at most."""
    return Figure(name, unit, median, None, None, limit, median <= limit)


def in_turn(
    subject: Callable[[], float], reference: Callable[[], float], *, runs: int
) -> tuple[float, float]:
    """Medians of what both return (they time themselves), run A B A B … after one warm-up."""
    subject(), reference()
    pairs = [(subject(), reference()) for _ in range(runs)]
    return (
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
    )


def milliseconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
