"""The frozen values the engine hands out: what a step asks for, what a check found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

RETURN = "return"  # the verdict that sends a case back
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One verdict a step offers. With ``returns_to`` the verdict itself is a return."""

    id: str
    label: str
    reason_required: bool = False
    returns_to: str | None = None
    straight: bool = False


@dataclass(frozen=True, slots=True)
class StepSpec:
    """What the procedure says about one user task. ``returns=None``: any legal target will do."""

    node_id: str
    title: str
    lane: str | None = None
    of: str | None = None
    form: str | None = None
    days: int | None = None
    duty: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    returns: tuple[str, ...] | None = None

    def outcome(self, verdict: str) -> Outcome | None:
        return next((outcome for outcome in self.outcomes if outcome.id == verdict), None)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found. ``element`` is None for the file; the sentence is in findings.py."""

    element: str | None
    rule: str
    severity: Severity = "error"
    values: Mapping[str, object] = field(default_factory=dict)
