"""From the first draft of an answer to the archive."""

from collections.abc import Iterator

from app.admin.demonstration.desk import Desk
from app.admin.demonstration.stories.requests.intake import registered, searched


def drafting(desk: Desk) -> Iterator[float]:
    """The leading unit is writing the answer."""
    yield from searched(desk)
    yield 4.3 + desk.asked.later
    desk.claim("answer", desk.drafter())
    desk.draft()


def handed_in(desk: Desk) -> Iterator[float]:
    """The answer is with whoever looks at it first."""
    yield from drafting(desk)
    yield 5 + desk.asked.later
    desk.hand_in()


def at_lawyer(desk: Desk) -> Iterator[float]:
    """The lawyer has taken it and has not decided."""
    yield from handed_in(desk)
    yield 6 + desk.asked.later
    desk.claim("legal", desk.person("legal"))


def at_secrecy(desk: Desk) -> Iterator[float]:
    """The secrecy reviewer has taken it and has not decided."""
    yield from handed_in(desk)
    yield from looked_at(desk, since=6 + desk.asked.later, until="secrecy")
    yield 7.2 + desk.asked.later
    desk.claim("secrecy", desk.person("secrecy"))


def at_leader(desk: Desk) -> Iterator[float]:
    """Everything is looked at; the leader is to sign."""
    yield from handed_in(desk)
    yield from looked_at(desk, since=6 + desk.asked.later, until="sign")
    yield 8.5 + desk.asked.later
    desk.claim("sign", desk.person("sign"))


def to_serve(desk: Desk) -> Iterator[float]:
    """Signed; the answer has not left the house."""
    yield from handed_in(desk)
    yield from looked_at(desk, since=6 + desk.asked.later, until="serve")


def answered(desk: Desk) -> Iterator[float]:
    """The applicant has the answer."""
    yield from to_serve(desk)
    yield 9.2 + desk.asked.later
    desk.serve()


def archived(desk: Desk) -> Iterator[float]:
    """The case file is closed."""
    yield from answered(desk)
    yield 16 + desk.asked.later
    desk.archive()


def direct(desk: Desk) -> Iterator[float]:
    """The office answers at once, without asking any unit."""
    yield from _drafted_at_once(desk)
    yield from looked_at(desk, since=3, until="serve")
    yield 6
    desk.serve()


def _drafted_at_once(desk: Desk) -> Iterator[float]:
    yield from registered(desk)
    yield 1
    desk.decide("examine", "direct", by=desk.clerk)
    yield 2
    desk.draft()
    yield 2.5
    desk.hand_in()


def looked_at(desk: Desk, *, since: float, until: str) -> Iterator[float]:
    """Everybody who has to look at the answer agrees, one after the other, up to ``until``."""
    for place, (form, verdict, text) in enumerate(LOOKS):
        yield since + place
        if form == until:
            return
        if desk.open_step(form):
            desk.decide(form, verdict, by=desk.person(form), text=text)


LOOKS = (
    ("legal", "approve", "事实清楚，依据准确，同意。"),
    ("secrecy", "open", "经审查，不涉及国家秘密。"),
    ("sign", "approve", "同意。"),
)
