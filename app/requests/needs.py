"""What a drafter writes for each decision, and which of its needs are met by it.

What the ledger or the files of the case know is never typed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from app.law.decisions import Code, Fact
from app.requests.models import EventKind, FileRole

TYPED: Mapping[Code, tuple[str, ...]] = {
    Code.A1: ("title", "link"),
    Code.A2: ("way",),
    Code.A3: ("way",),
    Code.D1: ("examined_on", "secrecy_opinion"),
    Code.D2: ("forbidding_law", "reason"),
    Code.D3: ("danger", "which"),
    Code.D4: ("view", "reason", "which"),
    Code.D5: ("discretion_reason", "which"),
    Code.D6: ("discretion_reason", "which"),
    Code.D7: ("discretion_reason",),
    Code.D8: ("information", "special_rules", "where_to_get", "contact"),
    Code.U1A: ("remark",),
    Code.U1B: ("reason", "right_organ", "contact", "organ_unknown"),
    Code.U2: ("what_would_be_needed",),
    Code.U3: ("unclear", "notice_number"),
    Code.N1: ("reason", "other_channel"),
    Code.N2: ("earlier", "reason"),
    Code.N3: ("reason", "where_to_get"),
    Code.N4: ("reasons_why_not",),
    Code.N5: ("what_is_held",),
    Code.O1: ("notice_number",),
    Code.O2: ("notice_number",),
    Code.O3: (),
    Code.C1: ("wrong_record",),
    Code.C2: ("wrong_record", "right_organ", "contact"),
    Code.C3: ("wrong_record", "right_organ", "contact"),
    Code.C4: ("wrong_record", "why_not_wrong"),
}
OF_A_PLACE: Mapping[Code, tuple[str, ...]] = {
    Code.D1: ("examined_on",),
    Code.D2: ("forbidding_law",),
    Code.D4: ("view",),
}
"""What a ground asks for beside its place and its reason."""
ALL_TYPED = frozenset(name for names in (*TYPED.values(), *OF_A_PLACE.values()) for name in names)
REASONS: Mapping[Code, str] = {
    Code.D1: "secrecy_opinion",
    Code.D3: "danger",
    Code.D5: "discretion_reason",
    Code.D6: "discretion_reason",
    Code.D7: "discretion_reason",
    Code.N4: "reasons_why_not",
    Code.N5: "what_is_held",
    Code.C4: "why_not_wrong",
}
"""Under which name the reason of a decision is written, where it is not plainly ``reason``."""
MAY_GO_OUT = frozenset({FileRole.COLLECTED, FileRole.REDACTED, FileRole.ENCLOSURE, FileRole.OTHER})
"""What a file has to be to go with an answer: nothing of the applicant's, no proof, no opinion."""
GIVES_FILES = frozenset({Code.A2, Code.A3})
BY_PLACE = frozenset(code for code in Code if code.value.startswith("D") and code is not Code.D8)

BY_TYPING: Mapping[Fact, tuple[str, ...]] = {
    Fact.LINK: ("link",),
    Fact.SECRECY_OPINION: ("secrecy_opinion",),
    Fact.FORBIDDING_LAW: ("forbidding_law",),
    Fact.DANGER: ("danger",),
    Fact.DISCRETION_REASON: ("discretion_reason",),
    Fact.SPECIAL_RULES: ("special_rules",),
    Fact.WHERE_TO_GET: ("where_to_get",),
    Fact.RIGHT_ORGAN: ("right_organ", "organ_unknown"),
    Fact.WHAT_WOULD_BE_NEEDED: ("what_would_be_needed",),
    Fact.OTHER_CHANNEL: ("other_channel",),
    Fact.EARLIER_REPLY: ("earlier",),
    Fact.REASONS_WHY_NOT: ("reasons_why_not",),
    Fact.WHAT_IS_HELD: ("what_is_held",),
    Fact.WRONG_RECORD: ("wrong_record",),
    Fact.WHY_NOT_WRONG: ("why_not_wrong",),
}
BY_LEDGER: Mapping[EventKind, Fact] = {
    EventKind.CORRECTED: Fact.CORRECTION_MADE,
    EventKind.CORRECTION_LAPSED: Fact.CORRECTION_LAPSED,
    EventKind.FEE_LAPSED: Fact.FEE_LAPSED,
    EventKind.REASONS_ASKED: Fact.REASONS_ASKED,
    EventKind.WITHDRAWN: Fact.WITHDRAWAL,
}
ENDINGS = frozenset({EventKind.CORRECTION_LAPSED, EventKind.FEE_LAPSED, EventKind.WITHDRAWN})
BY_REASON: Mapping[Code, Fact] = {
    Code.D1: Fact.SECRECY_OPINION,
    Code.D3: Fact.DANGER,
    Code.D5: Fact.DISCRETION_REASON,
    Code.D6: Fact.DISCRETION_REASON,
    Code.D7: Fact.DISCRETION_REASON,
}


def typed_for(code: Code, grounds: Iterable[Code]) -> tuple[str, ...]:
    """What is to be written for ``code``, and for the grounds beside it."""
    names = [*TYPED[code], *(name for ground in grounds for name in OF_A_PLACE.get(ground, ()))]
    return tuple(dict.fromkeys(names))


def typed(facts: Mapping[str, Any]) -> set[Fact]:
    """What the drafter has written down."""
    return {fact for fact, names in BY_TYPING.items() if any(facts.get(each) for each in names)}


def by_place(grounds: Sequence[Mapping[str, str]]) -> set[Fact]:
    """What the grounds say, each with its reason."""
    known = {code.value: code for code in BY_REASON}
    codes = [known[each["code"]] for each in grounds if each.get("code") in known and _said(each)]
    return {BY_REASON[code] for code in codes} | ({Fact.GROUNDS} if grounds else set())


def enclosed(roles: Collection[FileRole]) -> set[Fact]:
    """What goes with the answer, by what each file is."""
    found = {Fact.FILES} if roles else set()
    return found | ({Fact.REDACTED_COPY} if FileRole.REDACTED in roles else set())


def _said(ground: Mapping[str, str]) -> bool:
    return bool(ground.get("reason", "").strip())
