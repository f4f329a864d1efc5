"""Tables of requests: the case, its ledger, and what is answered."""

from app.requests.models.answers import Answer, AnswerVersion
from app.requests.models.day_changes import ChangeState, DayChange
from app.requests.models.events import RequestEvent
from app.requests.models.links import GoneLink
from app.requests.models.proof_papers import ProofPaper
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
    "DisclosureRequest",
    "EventKind",
    "FileRole",
    "GoneLink",
    "ProofPaper",
    "RequestEvent",
    "RequestFile",
    "RequestNumber",
    "RequestSettings",
    "RequestState",
    "RequestUnit",
    "SearchRecord",
    "WantedForm",
    "WantedWay",
]
