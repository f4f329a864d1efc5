"""What the law asks of a procedure, as data: nothing is given out before it was reviewed (E5)."""

from collections.abc import Callable
from dataclasses import dataclass

from app.engine.values import StepSpec

REGULATION_4 = "《政府信息公开条例》第四条"
REGULATION_17 = "《政府信息公开条例》第十七条"
SECRETS_35 = "《保守国家秘密法》第三十五条"


@dataclass(frozen=True, slots=True)
class Clearance:
    """Something a person must have said on the way. Another verdict takes it away again.

    Who does one of the duties ``only_after`` gives it only where that other clearance is held.
    """

    name: str
    duties: frozenset[str]
    verdict: str
    only_after: tuple[str, str] | None = None  # a duty, and the clearance it needs

    def is_open_to(self, duty: str | None, holds: Callable[[str], bool]) -> bool:
        """Whether somebody with ``duty`` can give it now."""
        return self.only_after is None or duty != self.only_after[0] or holds(self.only_after[1])


@dataclass(frozen=True, slots=True)
class LegalRule:
    """``operation`` may be reached only with ``clearance``; with ``decisions``, for these only.

    A decision is what the fact ``decision`` says of the answer to a request.
    """

    rule: str
    operation: str
    clearance: str
    articles: tuple[str, ...]
    decisions: tuple[str, ...] = ()


OPINION = "secrecy_opinion"  # of the authority that a secrecy reviewer referred the case to
SIGNED = Clearance("signed", frozenset({"sign"}), "approve")
REFERRED = Clearance("referred", frozenset({"secrecy_review"}), "refer")
CLEARED = Clearance(
    "cleared",
    frozenset({"secrecy_review", OPINION}),
    "open",
    only_after=(OPINION, REFERRED.name),
)
CLEARANCES = (SIGNED, REFERRED, CLEARED)

RULES = (
    LegalRule("publish-unsigned", "publish", SIGNED.name, (REGULATION_17,)),
    LegalRule("publish-unreviewed", "publish", CLEARED.name, (REGULATION_17, SECRETS_35)),
    LegalRule("answer-unsigned", "issue_answer", SIGNED.name, (REGULATION_4,)),
    LegalRule("answer-unsigned", "issue_closing", SIGNED.name, (REGULATION_4,)),
    LegalRule(
        "answer-unreviewed",
        "issue_answer",
        CLEARED.name,
        (REGULATION_17, SECRETS_35),
        decisions=("A2", "A3", "D1"),
    ),
)
DECISION = "decision"
GUARDED = frozenset(rule.operation for rule in RULES)
TIME_OUT = "time-out-publishes"
ARRIVAL = "message-publishes"
TIME_OUT_ARTICLES = (REGULATION_17, SECRETS_35)


def changes_text(step: StepSpec) -> bool:
    """Whether the text may be edited there, so that every clearance has to be given again."""
    return "draft" in (step.duty, step.form) or step.lane == "drafter"


def unsettled_by(step: StepSpec) -> frozenset[str]:
    """The clearances that may be gone after ``step``."""
    if changes_text(step):
        return frozenset(clearance.name for clearance in CLEARANCES)
    return frozenset(each.name for each in CLEARANCES if step.duty in each.duties)
