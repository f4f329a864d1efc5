"""What has happened to a request, as far as it touches its clock. Entries are only ever added.

Every part may be left out. What an entry means for the last day is in ``clock``.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.law.articles import ART_33_2, ART_35
from app.law.receipt import Channel

LONGEST_EXTENSION = 20  # Art. 33(2)


class OpinionKind(StrEnum):
    """Whose opinion is sought."""

    THIRD_PARTY = "third_party"  # Art. 32: silent for 15 days, the organ decides
    JOINT_ORGAN = "joint_organ"  # Art. 34: silent for 15 days, it is deemed to agree


class ExclusionFrom(StrEnum):
    """From when the time of an opinion does not count: the law does not say (Art. 33(3))."""

    DISPATCH = "dispatch"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Correction:
    """The applicant was asked to correct the request (Art. 30)."""

    notice_on: date
    received_on: date | None = None
    term_on: date | None = None
    served_on: date | None = None


@dataclass(frozen=True, slots=True)
class OpinionSought:
    """A letter to a third party or to an organ that made the information too."""

    kind: OpinionKind
    sent_on: date
    served_on: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """The head of the office approved it, and the applicant was told (Art. 33(2)).

    ``after_reasons``: it is the reasonable time after reasons found good, which Art. 35 does not
    limit.
    """

    approved_on: date
    told_on: date | None = None
    days: int = LONGEST_EXTENSION
    after_reasons: bool = False

    @property
    def article(self) -> str:
        """Where it is written."""
        return ART_35 if self.after_reasons else ART_33_2


@dataclass(frozen=True, slots=True)
class Fee:
    """``noticed_on`` is the day on which the applicant received the notice."""

    noticed_on: date
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reopening:
    """A reconsideration or a court has ordered a new answer; ``on``: when the organ was told.

    The term begins anew on that day, unless the decision sets its last day itself.
    """

    on: date
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """``received_on`` is the day the request reached the office, see ``receipt.received_on``.

    After a ``reopening`` the other parts are what happened since.
    """

    received_on: date
    channel: Channel = Channel.COUNTER
    confirmed_on: date | None = None
    corrections: tuple[Correction, ...] = ()
    opinions_sought: tuple[OpinionSought, ...] = ()
    extensions: tuple[Extension, ...] = ()
    fees: tuple[Fee, ...] = ()
    exclusion_from: ExclusionFrom = ExclusionFrom.DISPATCH
    reopening: Reopening | None = None
