"""Tables of requests: the case, its ledger, and what is answered."""

from app.requests.models.answers import Answer, AnswerVersion
from app.requests.models.archive import CaseArchive, Retention
from app.requests.models.day_changes import ChangeState, DayChange
from app.requests.models.events import RequestEvent
from app.requests.models.fees import FeePayment, PaymentKind, RequestFee
from app.requests.models.found import FoundInstead
from app.requests.models.links import GoneLink
from app.requests.models.proof_papers import ProofPaper
from app.requests.models.remedies import (
    Instance,
    RemedyFile,
    RemedyKind,
    RemedyOutcome,
    RequestRemedy,
)
from app.requests.models.requests import (
    DisclosureRequest,
    RequestFile,
    RequestNumber,
    RequestSettings,
    RequestUnit,
    SearchRecord,
)
from app.requests.models.words import (
    AnswerState,
    EventKind,
    FileRole,
    RequestState,
    WantedForm,
    WantedWay,
)

__all__ = [
    "Answer",
    "AnswerState",
    "AnswerVersion",
    "ChangeState",
    "DayChange",
    "CaseArchive",
    "DisclosureRequest",
    "EventKind",
    "FeePayment",
    "FileRole",
    "FoundInstead",
    "GoneLink",
    "ProofPaper",
    "Instance",
    "PaymentKind",
    "RemedyFile",
    "RemedyKind",
    "RemedyOutcome",
    "RequestEvent",
    "RequestFee",
    "RequestFile",
    "RequestNumber",
    "RequestRemedy",
    "RequestSettings",
    "RequestState",
    "RequestUnit",
    "Retention",
    "SearchRecord",
    "WantedForm",
    "WantedWay",
]
