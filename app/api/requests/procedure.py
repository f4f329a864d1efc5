"""Requests on their way: taken in, registered, assigned, searched for, closed."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.api.endpoints import changing, uploading
from app.api.once import sent_key
from app.api.problems import FieldsWrong
from app.api.requests.moved import moved
from app.api.requests.reading import HERE
from app.api.schemas.requests.procedure import (
    ArchiveBody,
    AssignmentBody,
    CaseFileBody,
    FileKept,
    IntakeBody,
    ReceiptConfirmedBody,
    RequestMoved,
    ReturnBody,
    SearchBody,
)
from app.kit.time import now
from app.people.access import Permission, Scope, current_person, requires
from app.people.errors import NoSuchOrgan
from app.requests import actions
from app.requests.applicant import Applicant
from app.requests.checking import everything_wrong
from app.requests.values import Assigning, Intake, Search, Upload

WHO_ASKS = frozenset(each.name for each in fields(Applicant))
Given = dict[str, Any]


@changing(
    "/requests",
    _l("Take a request in at the office"),
    body=IntakeBody,
    answer=RequestMoved,
    status=201,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def take_in_request(given: Given) -> dict[str, Any]:
    by = current_person()
    if by.organ_id is None:
        raise NoSuchOrgan
    who = {name: str(given.pop(name) or "") for name in WHO_ASKS}
    if not who["agent"]:
        who["agent_paper"] = ""
    intake = Intake(organ_id=by.organ_id, applicant=Applicant(**who), **given)
    if wrong := list(everything_wrong(intake)):
        raise FieldsWrong(wrong[0], ((str(each.field), each) for each in wrong))
    return moved(actions.take_in(intake, by=by, key=sent_key(), at=now()))


@changing(
    f"{HERE}/confirmation",
    _l("Note that receipt was confirmed with the applicant"),
    body=ReceiptConfirmedBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def confirm_receipt(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return moved(actions.confirm_receipt(request_id, by=by, at=now(), **given))


@changing(f"{HERE}/registration", _l("Register a request"), answer=RequestMoved)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def register_request(request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return moved(actions.register(request_id, by=by, key=sent_key(), at=now()))


@changing(
    f"{HERE}/assignment",
    _l("Assign a request to units"),
    body=AssignmentBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def assign_request(given: Given, request_id: UUID) -> dict[str, Any]:
    by, assigning = current_person(), Assigning(**given | {"units": tuple(given["units"])})
    return moved(actions.assign(request_id, assigning, by=by, key=sent_key(), at=now()))


@changing(
    f"{HERE}/searches",
    _l("Record a search, and hand on what was found"),
    body=SearchBody,
    answer=RequestMoved,
)
@requires(Permission.WORK, scope=Scope.WORK)
def record_search(given: Given, request_id: UUID) -> dict[str, Any]:
    by, search = current_person(), Search(**given)
    return moved(actions.record_search(request_id, search, by=by, key=sent_key(), at=now()))


@changing(
    f"{HERE}/return",
    _l("Send a request back to the office: it is not for this unit"),
    body=ReturnBody,
    answer=RequestMoved,
)
@requires(Permission.WORK, scope=Scope.WORK)
def send_request_back(given: Given, request_id: UUID) -> dict[str, Any]:
    by, reason = current_person(), given["text"]
    return moved(actions.send_back(request_id, by=by, reason=reason, key=sent_key(), at=now()))


@uploading(f"{HERE}/files", _l("Put a file into a request"), body=CaseFileBody, answer=FileKept)
@requires(Permission.WORK, scope=Scope.WORK)
def add_file_to_request(given: Given, request_id: UUID) -> dict[str, Any]:
    sent, role = given["upload"], given["role"]
    upload = Upload(sent.stream, sent.filename, without_properties=given["without_properties"])
    kept = actions.add_file(request_id, upload, role=role, by=current_person(), at=now())
    return {
        "id": kept.id,
        "request_id": request_id,
        "role": kept.role,
        "sha256": kept.file.sha256,
        "url": url_for("api.file_of_request", request_id=request_id, file_id=kept.id),
    }


@changing(
    f"{HERE}/archive",
    _l("Put a request into the archive"),
    body=ArchiveBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def archive_request(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return moved(actions.archive(request_id, by=by, key=sent_key(), at=now(), **given))
