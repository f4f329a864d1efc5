"""What the forms of remedies hand to the actions."""

from dataclasses import dataclass
from datetime import date

from app.requests.models import Instance, RemedyKind, RemedyOutcome


@dataclass(frozen=True, slots=True)
class Filed:
    """A reconsideration or suit as it reached the organ. ``instance``: of a suit only."""

    kind: RemedyKind
    body: str
    claims: str
    received_on: date
    number: str = ""
    instance: Instance | None = None
    is_simple: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """How it ended. ``orders_anew``: a new answer has to be given, until ``due_on`` if it says."""

    outcome: RemedyOutcome
    decided_on: date
    told_on: date
    number: str = ""
    words: str = ""
    orders_anew: bool = False
    due_on: date | None = None
