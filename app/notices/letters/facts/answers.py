"""Facts of the answers to a request: granted, in part, refused, not to be had here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.law.decisions import GROUNDS, Code
from app.notices.letters.facts.asked import AboutARequest, Facts


class Which(StrEnum):
    """What exactly a ground of several kinds is about."""

    NATIONAL_SECURITY = "national_security"
    PUBLIC_SECURITY = "public_security"
    ECONOMIC_SECURITY = "economic_security"
    SOCIAL_STABILITY = "social_stability"
    TRADE_SECRET = "trade_secret"
    PRIVACY = "privacy"
    PERSONNEL = "personnel"
    LOGISTICS = "logistics"
    WORK_PROCEDURE = "work_procedure"
    DISCUSSION_RECORD = "discussion_record"
    DRAFT = "draft"
    CONSULTATION_LETTER = "consultation_letter"
    REQUEST_REPORT = "request_report"


OF_GROUND = {
    Code.D3: (
        Which.NATIONAL_SECURITY,
        Which.PUBLIC_SECURITY,
        Which.ECONOMIC_SECURITY,
        Which.SOCIAL_STABILITY,
    ),
    Code.D4: (Which.TRADE_SECRET, Which.PRIVACY),
    Code.D5: (Which.PERSONNEL, Which.LOGISTICS, Which.WORK_PROCEDURE),
    Code.D6: (
        Which.DISCUSSION_RECORD,
        Which.DRAFT,
        Which.CONSULTATION_LETTER,
        Which.REQUEST_REPORT,
    ),
}


class View(StrEnum):
    """What the third party said."""

    OBJECTED = "objected"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Ground(Facts):
    """One ground, its reason, and what D1, D2 and D4 need besides. ``what``: the part withheld.

    ``which``: what D3 to D6 are about exactly; without it the letter names all its ground covers.
    """

    code: Code
    reason: str
    what: str = ""
    examined_on: date | None = None
    law: str = ""
    view: View | None = None
    which: tuple[Which, ...] = ()

    def _also_lacking(self) -> tuple[str, ...]:
        needs = {
            Code.D1: ("examined_on", self.examined_on),
            Code.D2: ("law", self.law.strip()),
            Code.D4: ("view", self.view),
        }
        name, value = needs.get(self.code, ("", True))
        known = {
            "code": self.code in GROUNDS,
            "which": set(self.which) <= set(OF_GROUND.get(self.code, ())),
            name: bool(value),
        }
        return tuple(each for each, is_right in known.items() if not is_right)


@dataclass(frozen=True, slots=True)
class Granted(AboutARequest):
    """予以公开告知书: where it is public already (A1), what is provided and how (A2), or both."""

    title: str = ""
    where: str = ""
    provided: tuple[str, ...] = ()
    way: str = ""

    @property
    def codes(self) -> tuple[Code, ...]:
        """What is granted, in the order of the letter."""
        granted = ((Code.A1, self.title or self.where), (Code.A2, self.provided or self.way))
        return tuple(code for code, said in granted if said)

    def _also_lacking(self) -> tuple[str, ...]:
        public = {"title": self.title, "where": self.where}
        provided = {"provided": "".join(self.provided), "way": self.way}
        needs = public if Code.A1 in self.codes else {}
        if Code.A2 in self.codes or not self.codes:
            needs = needs | provided
        return tuple(name for name, value in needs.items() if not value.strip())


@dataclass(frozen=True, slots=True)
class Partial(AboutARequest):
    """部分公开告知书: what is provided, and the grounds for each part that is not (Art. 37)."""

    provided: tuple[str, ...]
    way: str
    grounds: tuple[Ground, ...]

    @property
    def codes(self) -> tuple[Code, ...]:
        """Partial disclosure with its grounds."""
        return (Code.A3, *(ground.code for ground in self.grounds))

    def _also_lacking(self) -> tuple[str, ...]:
        return tuple(
            f"grounds.{place}.what"
            for place, ground in enumerate(self.grounds, start=1)
            if not ground.what.strip()
        )


@dataclass(frozen=True, slots=True)
class Refused(AboutARequest):
    """不予公开告知书: the grounds, each with its reason."""

    grounds: tuple[Ground, ...]

    @property
    def codes(self) -> tuple[Code, ...]:
        """The grounds."""
        return tuple(ground.code for ground in self.grounds)


@dataclass(frozen=True, slots=True)
class SpecialAccess(AboutARequest):
    """行政查询告知书: which law rules access, and which office gives it (Art. 36(7))."""

    CODE = Code.D8

    information: str
    law: str
    office: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Search(Facts):
    """One search: which unit, when, where, for which words, and by whom if that is to be said."""

    searched_by: str
    searched_on: date
    places: str
    words: str
    persons: str = ""


@dataclass(frozen=True, slots=True)
class NotExisting(AboutARequest):
    """信息不存在告知书: the searches that were made (Art. 36(4))."""

    CODE = Code.U1A

    searches: tuple[Search, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class NotOurs(AboutARequest):
    """非本机关告知书: why not, and whose it is when that is known (Art. 10, 36(5))."""

    CODE = Code.U1B

    reason: str
    organ: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class NeedsProcessing(AboutARequest):
    """需另行制作告知书: what would have to be made (Art. 38)."""

    CODE = Code.U2

    what: str


@dataclass(frozen=True, slots=True)
class StillUnclear(AboutARequest):
    """仍不明确告知书: what is still unclear after the correction (Art. 30)."""

    CODE = Code.U3

    notice_number: str
    notice_on: date
    unclear: str

    def _also_lacking(self) -> tuple[str, ...]:
        return () if self.asked.corrected_on else ("asked.corrected_on",)
