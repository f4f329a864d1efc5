"""What a letter says, as frozen values: one class for each letter, and which facts it lacks.

Facts never hold an identity number. Each letter's class stands beside its neighbours: ``steps``
on the way to an answer, ``opinions`` sought of others, ``answers``, ``endings`` without one.
"""

from app.law.decisions import LetterKind
from app.notices.letters.facts.answers import (
    Granted,
    Ground,
    NeedsProcessing,
    NotExisting,
    NotOurs,
    Partial,
    Refused,
    Search,
    SpecialAccess,
    StillUnclear,
)
from app.notices.letters.facts.asked import Asked, Facts
from app.notices.letters.facts.endings import (
    Fee,
    FeeLine,
    NoLongerProcessed,
    NotProcessed,
    OwnInformation,
    ServiceProof,
)
from app.notices.letters.facts.opinions import (
    DecidedToDisclose,
    OpinionTold,
    OrganOpinion,
    ThirdPartyOpinion,
)
from app.notices.letters.facts.steps import Correction, Extension, Point, Reasons, Receipt

CLASSES: dict[LetterKind, type[Facts]] = {
    LetterKind.RECEIPT: Receipt,
    LetterKind.CORRECTION: Correction,
    LetterKind.REASONS: Reasons,
    LetterKind.EXTENSION: Extension,
    LetterKind.THIRD_PARTY_OPINION: ThirdPartyOpinion,
    LetterKind.OPINION_TOLD_APPLICANT: OpinionTold,
    LetterKind.ORGAN_OPINION: OrganOpinion,
    LetterKind.DECIDED_TO_DISCLOSE: DecidedToDisclose,
    LetterKind.FEE: Fee,
    LetterKind.GRANTED: Granted,
    LetterKind.PARTIAL: Partial,
    LetterKind.REFUSED: Refused,
    LetterKind.SPECIAL_ACCESS: SpecialAccess,
    LetterKind.NOT_EXISTING: NotExisting,
    LetterKind.NOT_OURS: NotOurs,
    LetterKind.NEEDS_PROCESSING: NeedsProcessing,
    LetterKind.STILL_UNCLEAR: StillUnclear,
    LetterKind.NOT_PROCESSED: NotProcessed,
    LetterKind.NO_LONGER_PROCESSED: NoLongerProcessed,
    LetterKind.OWN_INFORMATION: OwnInformation,
    LetterKind.SERVICE_PROOF: ServiceProof,
}

__all__ = [
    "CLASSES",
    "Asked",
    "Correction",
    "DecidedToDisclose",
    "Extension",
    "Facts",
    "Fee",
    "FeeLine",
    "Granted",
    "Ground",
    "NeedsProcessing",
    "NoLongerProcessed",
    "NotExisting",
    "NotOurs",
    "NotProcessed",
    "OpinionTold",
    "OrganOpinion",
    "OwnInformation",
    "Partial",
    "Point",
    "Reasons",
    "Receipt",
    "Refused",
    "Search",
    "ServiceProof",
    "SpecialAccess",
    "StillUnclear",
    "ThirdPartyOpinion",
]
