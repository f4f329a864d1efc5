"""What may happen to a request at any time, as its office writes it down."""

from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l

from app.api.endpoints import changing
from app.api.once import sent_key
from app.api.requests.moved import moved
from app.api.requests.reading import HERE
from app.api.schemas.requests.moves import (
    CorrectionAskedBody,
    ExtensionBody,
    ReasonsAskedBody,
    ReceivedBody,
    SaidBody,
    ToldBody,
    WithdrawalBody,
)
from app.api.schemas.requests.procedure import RequestMoved
from app.kit.time import now
from app.people.access import Permission, Scope, current_person, requires
from app.requests import actions
from app.requests.values import NoticeSent

Given = dict[str, Any]


@changing(
    f"{HERE}/correction-notice",
    _l("Record a notice of correction that was sent without a letter of this system"),
    body=CorrectionAskedBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def ask_for_correction(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    asked = NoticeSent(given["points"], given["on"])
    return moved(actions.ask_correction(request_id, asked, by=by, key=sent_key(), at=now()))


@changing(
    f"{HERE}/notice-received",
    _l("Record on which day the applicant received a posted notice"),
    body=ReceivedBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def note_notice_received(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return moved(actions.note_notice_received(request_id, by=by, key=sent_key(), at=now(), **given))


@changing(
    f"{HERE}/correction",
    _l("Record a correction that came in"),
    body=SaidBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def record_correction(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return moved(actions.correct(request_id, by=by, key=sent_key(), at=now(), **given))


@changing(
    f"{HERE}/extension",
    _l("Propose an extension"),
    body=ExtensionBody,
    answer=RequestMoved,
)
@requires(Permission.WORK, scope=Scope.WORK)
def propose_extension(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return moved(actions.propose_extension(request_id, by=by, key=sent_key(), at=now(), **given))


@changing(
    f"{HERE}/extension/told",
    _l("Record that the applicant was told of an extension, without a letter of this system"),
    body=ToldBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def tell_of_extension(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return moved(actions.tell_extension(request_id, by=by, key=sent_key(), at=now(), **given))


@changing(
    f"{HERE}/reasons-notice",
    _l("Record a letter that asks for reasons"),
    body=ReasonsAskedBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def ask_for_reasons(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    asked = NoticeSent(**given)
    return moved(actions.ask_reasons(request_id, asked, by=by, key=sent_key(), at=now()))


@changing(
    f"{HERE}/reasons",
    _l("Record the reasons that came in"),
    body=SaidBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def record_reasons(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return moved(actions.give_reasons(request_id, by=by, key=sent_key(), at=now(), **given))


@changing(
    f"{HERE}/withdrawal",
    _l("Record that the applicant withdrew"),
    body=WithdrawalBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def withdraw_request(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return moved(actions.withdraw(request_id, by=by, key=sent_key(), at=now(), **given))
