"""From the applicant to the units that search."""

from collections.abc import Callable, Iterator

from app.admin.demonstration.desk import Desk

Story = Callable[[Desk], Iterator[float]]


def came_in(desk: Desk) -> Iterator[float]:
    """Handed in; nobody has looked at it yet."""
    yield 0.7
    desk.take_in()


def registered(desk: Desk) -> Iterator[float]:
    """Confirmed with the applicant where need be, and registered, on the day it came in."""
    yield 0.1
    desk.take_in()
    yield 0.3
    desk.confirm()
    desk.register()


def assigned(desk: Desk) -> Iterator[float]:
    """With the units that may hold it."""
    yield from registered(desk)
    yield 1
    desk.decide("examine", "accept", by=desk.clerk)
    yield 1.1
    desk.assign()


def half_searched(desk: Desk) -> Iterator[float]:
    """Of several units all but the leading one have searched."""
    yield from assigned(desk)
    yield 2.5
    for unit in desk.asked.units[1:]:
        desk.search(unit)


def overdue(desk: Desk) -> Iterator[float]:
    """A unit took it and let the legal day pass."""
    yield from assigned(desk)
    yield 2
    desk.claim("collect", desk.drafter())


def sent_back(desk: Desk) -> Iterator[float]:
    """The unit says that it does not hold it."""
    yield from assigned(desk)
    yield 2.5
    desk.send_back(desk.asked.units[0])


def searched(desk: Desk) -> Iterator[float]:
    """All units have searched, and the leading one has seen that nobody need be asked."""
    yield from half_searched(desk)
    yield 3
    desk.search(desk.asked.units[0])
    yield 3.4
    desk.decide("consider", "draft", by=desk.drafter())
