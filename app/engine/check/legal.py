"""What the law asks of a procedure, as data: nothing is published before it was reviewed (E5)."""

from dataclasses import dataclass

REGULATION_17 = "《政府信息公开条例》第十七条"
SECRETS_35 = "《保守国家秘密法》第三十五条"


@dataclass(frozen=True, slots=True)
class Clearance:
    """Something a person must have said on the way. Another verdict takes it away again."""

    name: str
    duties: frozenset[str]
    verdict: str


@dataclass(frozen=True, slots=True)
class LegalRule:
    """``operation`` may be reached only with ``clearance``."""

    rule: str
    operation: str
    clearance: str
    articles: tuple[str, ...]


SIGNED = Clearance("signed", frozenset({"sign"}), "approve")
CLEARED = Clearance("cleared", frozenset({"secrecy_review", "secrecy_opinion"}), "open")
CLEARANCES = (SIGNED, CLEARED)
TEXT_CHANGES = frozenset({"draft"})  # after these duties every clearance has to be given again

RULES = (
    LegalRule("publish-unsigned", "publish", SIGNED.name, (REGULATION_17,)),
    LegalRule("publish-unreviewed", "publish", CLEARED.name, (REGULATION_17, SECRETS_35)),
)
GUARDED = frozenset(rule.operation for rule in RULES)
TIME_OUT = "time-out-publishes"
TIME_OUT_ARTICLES = (REGULATION_17, SECRETS_35)
