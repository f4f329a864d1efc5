"""Separation of duties on one item, whatever the diagram or the roles say (AUZ-4).

Drafter, unit reviewer, office reviewer, legal reviewer, signer and secrecy reviewer are different
persons over all rounds; the publisher is neither drafter nor secrecy reviewer, and who grants an
extension has not drafted. Who edited the text has drafted it. Handling a request decides nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.people.models import Lane

DRAFT, UNIT, OFFICE, LEGAL, SIGN, SECRECY, RELEASE, EXTENSION, HANDLE, OTHER = (
    "draft", "unit_review", "office_review", "legal_review", "sign", "secrecy_review", "release",
    "extension", "handle", "other",
)  # fmt: skip

OF_A_DUTY: Mapping[str, str] = {
    "draft": DRAFT,
    "unit_review": UNIT,
    "office_review": OFFICE,
    "sign": SIGN,
    "conclude": SIGN,
    "secrecy_review": SECRECY,
    "secrecy_opinion": SECRECY,
    "release": RELEASE,
    "legal_review": LEGAL,
    "extension": EXTENSION,
    "handle": HANDLE,
}
OF_A_FORM: Mapping[str, str] = {
    "draft": DRAFT,
    "office": OFFICE,
    "conclude": SIGN,
    "secrecy": SECRECY,
    "secrecy_opinion": SECRECY,
    "release": RELEASE,
    "legal": LEGAL,
    "extension": EXTENSION,
}
OF_A_LANE: Mapping[Lane, str] = {
    Lane.DRAFTER: DRAFT,
    Lane.UNIT_HEAD: UNIT,
    Lane.DISCLOSURE_OFFICE: OFFICE,
    Lane.LEADER: SIGN,
    Lane.SECRECY_REVIEWER: SECRECY,
    Lane.PUBLISHER: RELEASE,
    Lane.OFFICE_HEAD: OFFICE,
    Lane.LEGAL_REVIEWER: LEGAL,
}
EXCLUSIVE = frozenset({DRAFT, UNIT, OFFICE, LEGAL, SIGN, SECRECY})
NOT_THE_PUBLISHER = frozenset({DRAFT, SECRECY})

WORDS: Mapping[str, LazyString] = {
    DRAFT: _l("you drafted or edited this item."),
    UNIT: _l("you gave the opinion of the unit on this item."),
    OFFICE: _l("you gave the opinion of the disclosure office on this item."),
    SIGN: _l("you are the leader who signs this item."),
    SECRECY: _l("you are the secrecy reviewer of this item."),
    RELEASE: _l("you release this item."),
    LEGAL: _l("you are the legal reviewer of this item."),
    EXTENSION: _l("you decided on the extension of this item."),
    HANDLE: _l("you handled this item."),
    OTHER: _l("you gave another opinion on this item."),
}


class Dutiful(Protocol):
    """A step, as far as separation looks at it."""

    @property
    def duty(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def lane(self) -> Lane: ...


def parts_of(step: Dutiful) -> frozenset[str]:
    """What somebody who does ``step`` does on the item.

    Declared duty and form both count, so a diagram cannot talk a secrecy review into something
    else; the lane decides when neither says anything.
    """
    named = {OF_A_DUTY.get(step.duty), OF_A_FORM.get(step.form)} - {None}
    return frozenset(part for part in named if part) or frozenset({OF_A_LANE.get(step.lane, OTHER)})


def are_apart(one: str, other: str) -> bool:
    """Whether ``one`` and ``other`` must be different persons."""
    if one == other or HANDLE in (one, other):
        return False
    if DRAFT in (one, other):
        return True
    if RELEASE in (one, other):
        return bool({one, other} & NOT_THE_PUBLISHER)
    return {one, other} <= EXCLUSIVE


def conflict(done: Iterable[str], step: Dutiful) -> str | None:
    """The part already ``done`` that keeps its doer from ``step``; None when there is none.

    A step that is two separate parts at once is nobody's.
    """
    wanted = parts_of(step)
    for part in sorted(wanted.union(done)):
        if any(are_apart(part, each) for each in wanted):
            return part
    return None
