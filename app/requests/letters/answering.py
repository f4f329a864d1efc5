"""The facts of the letter that answers, from the decision and the file of the case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.law.decisions import Code, LetterKind, leading
from app.notices.letters import facts as says
from app.notices.letters.facts import Asked, Facts
from app.notices.letters.facts.answers import OF_GROUND, View, Which
from app.notices.letters.facts.endings import Correcting
from app.requests.letters.known import Known
from app.requests.models import Answer, WantedForm, WantedWay
from app.requests.needs import REASONS

FORMS = {
    WantedForm.PAPER: "纸质",
    WantedForm.ELECTRONIC: "电子文档",
    WantedForm.DISC: "光盘",
    WantedForm.READING: "现场阅读、抄录",
}
OF_OWN_RECORDS = {
    Code.C1: Correcting.CORRECTED,
    Code.C2: Correcting.TRANSFERRED,
    Code.C3: Correcting.TOLD_WHERE,
    Code.C4: Correcting.NOT_CORRECTED,
}
NOT_SAID = " "
"""Keeps a title that is still missing among what is public."""
WAYS = {
    WantedWay.POST: "邮寄",
    WantedWay.EMAIL: "电子邮件",
    WantedWay.FAX: "传真",
    WantedWay.PICK_UP: "当面领取",
    WantedWay.ONLINE: "互联网下载",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, and all the case knows that a letter may name."""

    code: Code
    typed: Mapping[str, Any]
    grounds: tuple[Mapping[str, str], ...]
    asked: Asked
    known: Known

    def text(self, name: str) -> str:
        """What was written under ``name``."""
        return str(self.typed.get(name) or "").strip()

    @property
    def reason(self) -> str:
        """Why it is decided so."""
        return self.text(REASONS.get(self.code, "reason"))

    @property
    def way(self) -> str:
        """How it is provided: as was written, or as the applicant wants it."""
        return self.text("way") or way_wanted(*self.known.wanted)


def kind_of(codes: frozenset[Code]) -> LetterKind | None:
    """Which letter answers so."""
    return leading(codes).letter if codes else None


def facts_of(answer: Answer, *, asked: Asked, known: Known) -> Facts:
    """What the letter of ``answer`` says; incomplete while the answer is."""
    decided = Decided(Code(answer.code), answer.facts, tuple(answer.grounds), asked, known)
    return SAYS[decided.code](decided)


def way_wanted(form: WantedForm, way: WantedWay) -> str:
    """How the applicant wants it, as a letter says it."""
    return f"{FORMS[form]}，{WAYS[way]}"


def _public(decided: Decided) -> Facts:
    return says.Granted(
        decided.asked, title=decided.text("title") or NOT_SAID, where=decided.text("link")
    )


def _provided(decided: Decided) -> Facts:
    return says.Granted(decided.asked, provided=decided.known.enclosed, way=decided.way)


def _in_part(decided: Decided) -> Facts:
    return says.Partial(decided.asked, decided.known.enclosed, decided.way, _by_place(decided))


def _refused(decided: Decided) -> Facts:
    whole = _ground(decided, decided.code, what="", reason=decided.reason)
    return says.Refused(decided.asked, (whole, *_by_place(decided)))


def _by_place(decided: Decided) -> tuple[says.Ground, ...]:
    known = {code.value: code for code in Code}
    return tuple(
        _ground(decided, known[row["code"]], what=row["place"], reason=row["reason"])
        for row in decided.grounds
        if row["code"] in known
    )


def _ground(decided: Decided, code: Code, *, what: str, reason: str) -> says.Ground:
    fitting = OF_GROUND.get(code, ())
    view = decided.text("view")
    return says.Ground(
        code=code,
        reason=reason,
        what=what,
        examined_on=_day(decided.text("examined_on")) if code is Code.D1 else None,
        law=decided.text("forbidding_law") if code is Code.D2 else "",
        view=View(view) if code is Code.D4 and view in list(View) else None,
        which=tuple(Which(each) for each in decided.typed.get("which") or () if each in fitting),
    )


def _special(decided: Decided) -> Facts:
    return says.SpecialAccess(
        decided.asked,
        decided.text("information"),
        decided.text("special_rules"),
        decided.text("where_to_get"),
        decided.text("contact"),
    )


def _not_existing(decided: Decided) -> Facts:
    return says.NotExisting(decided.asked, decided.known.searches, decided.text("remark"))


def _not_ours(decided: Decided) -> Facts:
    is_known = not decided.typed.get("organ_unknown")
    return says.NotOurs(
        decided.asked,
        decided.reason,
        decided.text("right_organ") if is_known else "",
        decided.text("contact") if is_known else "",
    )


def _needs_processing(decided: Decided) -> Facts:
    return says.NeedsProcessing(decided.asked, decided.text("what_would_be_needed"))


def _still_unclear(decided: Decided) -> Facts:
    notice = decided.known.correction_notice
    return says.StillUnclear(
        decided.asked, notice.number, notice.served_on, decided.text("unclear")  # type: ignore[arg-type]
    )  # fmt: skip


def _not_processed(decided: Decided) -> Facts:
    earlier = decided.known.earlier
    return says.NotProcessed(
        decided.asked,
        decided.code,
        decided.reason,
        where=decided.text("other_channel") or decided.text("where_to_get"),
        earlier_number=earlier.number if earlier else "",
        earlier_on=earlier.served_on if earlier else None,
        reasons_asked_on=decided.known.reasons_asked_on,
    )


def _no_longer(decided: Decided) -> Facts:
    is_fee = decided.code is Code.O2
    notice = decided.known.fee_notice if is_fee else decided.known.correction_notice
    return says.NoLongerProcessed(
        decided.asked, decided.code, notice.number, notice.served_on, notice.ended_on  # type: ignore[arg-type]
    )  # fmt: skip


def _own_record(decided: Decided) -> Facts:
    return says.OwnInformation(
        decided.asked,
        OF_OWN_RECORDS[decided.code],
        decided.text("wrong_record"),
        decided.reason,
        decided.text("right_organ"),
        decided.text("contact"),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


SAYS: Mapping[Code, Callable[[Decided], Facts]] = {
    Code.A1: _public,
    Code.A2: _provided,
    Code.A3: _in_part,
    **dict.fromkeys((Code.D1, Code.D2, Code.D3, Code.D4, Code.D5, Code.D6, Code.D7), _refused),
    Code.D8: _special,
    Code.U1A: _not_existing,
    Code.U1B: _not_ours,
    Code.U2: _needs_processing,
    Code.U3: _still_unclear,
    **dict.fromkeys((Code.N1, Code.N2, Code.N3, Code.N4, Code.N5), _not_processed),
    **dict.fromkeys((Code.O1, Code.O2), _no_longer),
    **dict.fromkeys(OF_OWN_RECORDS, _own_record),
}
