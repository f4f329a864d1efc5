"""Forwards through the chain, to where the item waits or is published."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from app.admin.demonstration.teller import Teller
from app.kit.time import BEIJING

Story = Callable[[Teller], Iterator[float]]

CHAIN = (
    ("unit_review", "approve"),
    ("office_review", "approve"),
    ("sign", "approve"),
    ("secrecy_review", "open"),
    ("office_release", "release"),
)


def drafted(teller: Teller) -> Iterator[float]:
    """Written, not yet submitted."""
    yield 0.2
    teller.write()


def submitted(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """Waiting in the pool of the drafter's unit."""
    yield from drafted(teller)
    yield 0.4 * pace
    teller.submit()


def at_office(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """The unit head has agreed."""
    yield from submitted(teller, pace)
    yield 1 * pace
    teller.decide("unit_review", text="内容完整、准确，属性认定恰当。")


def at_leader(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """The office has forwarded it to a leader."""
    yield from at_office(teller, pace)
    yield 2 * pace
    teller.decide("office_review", text="表述规范，时机和方式适当，报请审批。")


def at_secrecy(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """The leader has signed. What is not to be published is registered by that."""
    yield from at_leader(teller, pace)
    yield 3 * pace
    teller.decide("sign")


def at_release(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """Secrecy review found nothing against it."""
    yield from at_secrecy(teller, pace)
    yield 4 * pace
    teller.decide("secrecy_review", "open", text="经审查，不涉及不得公开的内容。")


def published(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """Through the whole chain to the portal, under the heading where it belongs."""
    yield from at_release(teller, pace)
    yield 5 * pace
    teller.decide("office_release", "release", text="")
    teller.place()


def waiting_for_secrecy(teller: Teller) -> Iterator[float]:
    """Claimed by the secrecy reviewer, who has not decided."""
    yield from at_secrecy(teller)
    yield 4
    teller.claim("secrecy_review")


def overdue(teller: Teller) -> Iterator[float]:
    """Claimed by the unit head long ago; the legal day has passed."""
    yield from submitted(teller)
    yield 1
    teller.claim("unit_review")


def scheduled(teller: Teller) -> Iterator[float]:
    """Signed and reviewed; goes public tonight at eight."""
    yield from at_release(teller, 0.5)
    yield 2.8
    tonight = teller.now.astimezone(BEIJING).replace(hour=20, minute=0, second=0, microsecond=0)
    if tonight <= teller.now + timedelta(hours=1):
        tonight += timedelta(days=1)
    teller.decide("office_release", "schedule", text="", release_at=tonight)


def reviewed(teller: Teller, since: float) -> Iterator[float]:
    """From the unit head to the release, one act every half working day."""
    for count, (node_id, verdict) in enumerate(CHAIN):
        yield since + count / 2
        teller.decide(node_id, verdict)
