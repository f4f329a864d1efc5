"""The letters of a request: drawn up at their step, stamped, annulled, served."""

from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l

from app.api.endpoints import changing, uploading
from app.api.once import sent_key
from app.api.problems import FieldsWrong
from app.api.requests.moved import moved
from app.api.requests.reading import HERE
from app.api.schemas.requests.letters import (
    AnnulmentBody,
    CorrectionLetterBody,
    LetterMoved,
    ScanBody,
    ServiceBody,
)
from app.api.schemas.requests.procedure import RequestMoved
from app.kit.time import now
from app.law.decisions import LetterKind
from app.law.receipt import Content
from app.notices.letters.models import Letter
from app.notices.letters.values import Service
from app.people.access import Permission, Scope, current_person, requires
from app.requests import actions, cases
from app.requests.access import request_for
from app.requests.actions import sending
from app.requests.errors import UnknownChoice
from app.requests.letters.written import receiver_of
from app.requests.models import FileRole
from app.requests.queries.letters import letter_for
from app.requests.telling import FOLLOW
from app.requests.values import Dispatch, Upload
from app.ui.addresses import whole_address

LETTERS = f"{HERE}/letters"
LETTER = f"{LETTERS}/<uuid:letter_id>"
Given = dict[str, Any]


@changing(f"{LETTERS}/receipt", _l("Draw the receipt up"), answer=LetterMoved, status=201)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def draw_receipt(request_id: UUID) -> dict[str, Any]:
    by, follow_at = current_person(), whole_address(FOLLOW)
    return told(
        actions.draw_receipt(request_id, follow_at=follow_at, by=by, key=sent_key(), at=now())
    )


@changing(
    f"{LETTERS}/correction",
    _l("Draw the notice of correction up"),
    body=CorrectionLetterBody,
    answer=LetterMoved,
    status=201,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def draw_correction(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    points = {Content(name): how for name, how in given["points"].items() if how}
    return told(
        actions.draw_correction(
            request_id, points, guidance=given["guidance"], by=by, key=sent_key(), at=now()
        )
    )


@changing(
    f"{LETTERS}/extension", _l("Draw the notice of extension up"), answer=LetterMoved, status=201
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def draw_extension(request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return told(actions.draw_extension(request_id, by=by, key=sent_key(), at=now()))


@changing(
    f"{LETTERS}/reasons",
    _l("Draw the letter that asks for reasons up"),
    answer=LetterMoved,
    status=201,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def draw_reasons(request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return told(actions.draw_reasons(request_id, by=by, key=sent_key(), at=now()))


@uploading(
    f"{LETTER}/scan", _l("Keep the scan of a stamped letter"), body=ScanBody, answer=LetterMoved
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def stamp_letter(given: Given, request_id: UUID, letter_id: UUID) -> dict[str, Any]:
    sent = given["upload"]
    scan = Upload(sent.stream, sent.filename)
    by = current_person()
    return told(actions.stamp(request_id, letter_id, scan, by=by, key=sent_key(), at=now()))


@changing(
    f"{LETTER}/proof-form", _l("Draw the proof of service up"), answer=LetterMoved, status=201
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def draw_proof_of_service(request_id: UUID, letter_id: UUID) -> dict[str, Any]:
    by = current_person()
    receiver = receiver_of(letter_for(by, request_id, letter_id))
    return told(
        actions.draw_proof(
            request_id, letter_id, receiver=receiver, by=by, key=sent_key(), at=now()
        )
    )


@changing(
    f"{LETTER}/annulment",
    _l("Annul a letter"),
    body=AnnulmentBody,
    answer=LetterMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def annul_letter(given: Given, request_id: UUID, letter_id: UUID) -> dict[str, Any]:
    by = current_person()
    return told(sending.annul(request_id, letter_id, by=by, key=sent_key(), at=now(), **given))


@changing(
    f"{LETTER}/paper", _l("Have the PDF of a letter made again"), answer=LetterMoved
)  # fmt: skip
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def make_letter_again(request_id: UUID, letter_id: UUID) -> dict[str, Any]:
    return told(actions.make_again(request_id, letter_id, by=current_person(), at=now()))


@changing(
    f"{LETTER}/service",
    _l("Record the service of a letter on the way to the answer"),
    body=ServiceBody,
    answer=LetterMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def serve_letter(given: Given, request_id: UUID, letter_id: UUID) -> dict[str, Any]:
    by, dispatch = current_person(), Dispatch(_service(given, request_id))
    return told(
        sending.send_letter(request_id, letter_id, dispatch, by=by, key=sent_key(), at=now())
    )


@changing(
    f"{LETTERS}/correction/service",
    _l("Record the service of the notice of correction"),
    body=ServiceBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def serve_correction(given: Given, request_id: UUID) -> dict[str, Any]:
    return _sent(request_id, LetterKind.CORRECTION, given)


@changing(
    f"{LETTERS}/extension/service",
    _l("Record the service of the notice of extension"),
    body=ServiceBody,
    answer=RequestMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def serve_extension(given: Given, request_id: UUID) -> dict[str, Any]:
    return _sent(request_id, LetterKind.EXTENSION, given)


@changing(
    f"{HERE}/service", _l("Record the service of the answer"), body=ServiceBody,
    answer=RequestMoved,
)  # fmt: skip
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def serve_answer(given: Given, request_id: UUID) -> dict[str, Any]:
    by, service = current_person(), _service(given, request_id)
    return moved(actions.serve(request_id, service, by=by, key=sent_key(), at=now()))


def _sent(request_id: UUID, kind: LetterKind, given: Given) -> dict[str, Any]:
    """The letter of this kind went out."""
    by, dispatch = current_person(), Dispatch(_service(given, request_id))
    return moved(
        sending.send_letter_of_kind(request_id, kind, dispatch, by=by, key=sent_key(), at=now())
    )


def _service(given: Given, request_id: UUID) -> Service:
    """How it was served, with its proof; only a file of this very case is one."""
    request_for(current_person(), request_id)
    proof = given.pop("proof")
    kept = {
        each.id: each.file_id
        for each in cases.files_of(request_id)
        if each.role is FileRole.PROOF
    }  # fmt: skip
    if proof and proof not in kept:
        raise FieldsWrong(error := UnknownChoice(), [("proof", error)])
    return Service(**given, proof_id=kept[proof] if proof else None)


def told(letter: Letter) -> dict[str, Any]:
    """Where a letter stands."""
    names = ("id", "kind", "state", "dated_on", "served_on")
    return {name: getattr(letter, name) for name in names} | {
        "request_id": letter.subject_id,
        "number": letter.number_text,
    }
