"""Requests found and read: the list by urgency, one case, its proof, its files and letters."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import Response, url_for
from flask_babel import lazy_gettext as _l

from app.api.endpoints import downloading, reading
from app.api.problems import code_of
from app.api.schemas.paging import paged
from app.api.schemas.requests.reading import (
    ProofAnswer,
    RequestAnswer,
    RequestPage,
    RequestsAsked,
    UnitsAnswer,
)
from app.files import queries as files
from app.files.models import StoredFile
from app.kit.errors import ProductError
from app.kit.time import now, today
from app.law.clock import Due
from app.notices.letters.errors import NoSuchLetter
from app.people.access import Permission, Scope, current_person, requires
from app.requests import reasons
from app.requests.models import RequestFile
from app.requests.queries import lists
from app.requests.queries.case import Case, case_for, file_for, units_to_choose
from app.requests.queries.counts import counts_for
from app.requests.queries.letters import Row, letter_for, letters_of
from app.requests.queries.possible import moves, refusal_of
from app.requests.queries.wanted import Wanted
from app.review import reading as sentences
from app.review import viewing
from app.review.lights import light
from app.review.models import Looked
from app.ui.downloads import download
from app.workdays import ledgers
from app.workdays.queries import calendar

HERE = "/requests/<uuid:request_id>"
AS_KEPT = (
    *("id", "number", "title", "state", "is_open", "channel", "awaits", "decision"),
    *("description", "correction", "reasons", "wanted_form", "wanted_way"),
    *("is_own_information", "needs_help", "handed_in_on", "confirmed_on", "received_on"),
    *("answered_on", "review_id"),
)
OF_ANSWER = ("number", "state", "code", "text", "served_on", "annulled_why")
NOTHING_COUNTS = Due(None, False, (), ())


@reading("/requests", _l("Requests, most urgent first"), query=RequestsAsked, answer=RequestPage)
@requires(Permission.WORK, scope=Scope.READ)
def requests(asked: dict[str, Any]) -> dict[str, Any]:
    """What is overdue is counted even where the filter leaves it out."""
    by, number = current_person(), asked.pop("page")
    wanted = Wanted(**asked | {"decision": asked["decision"] or ""})
    page = lists.requests_for(by, wanted, number=number, today=today())
    standings, counts = lists.standings_of(page.rows), counts_for(by, wanted, today=today())
    items = [
        asdict(row)
        | {"was_late": row.was_late, "step": stands and stands.step}
        | {"step_due_on": stands and stands.due_on}
        for row in page.rows
        for stands in [standings.get(row.id)]
    ]
    overdue = {"overdue": counts.overdue, "overdue_outside": counts.overdue_outside}
    return paged(page, items) | overdue


@reading("/units", _l("The units a request may be assigned to"), answer=UnitsAnswer)
@requires(Permission.WORK, scope=Scope.READ)
def units() -> dict[str, Any]:
    return {"items": units_to_choose(current_person())}


@reading(HERE, _l("One request"), answer=RequestAnswer)
@requires(Permission.WORK, scope=Scope.READ)
def one_request(request_id: UUID) -> dict[str, Any]:
    by = current_person()
    case = case_for(by, request_id)
    viewing.note(request_id, Looked.CASE, by=by, at=now())
    return {name: getattr(case.request, name) for name in AS_KEPT} | {
        "sentence": sentences.state_sentence(case.review),
        "applicant": case.applicant,
        "term": _term(case),
        "steps": _steps(case),
        "moves": [{"move": each.move} | _now(each.refusal) for each in moves(case, today=today())],
        "units": case.units,
        "searches": case.searches,
        "events": [
            {"id": each.id, "kind": each.kind, "on": each.on, "at": each.at}
            | {"words": reasons.event_in_words(each)}
            for each in case.events
        ],
        "files": [_file(request_id, each) for each in case.files],
        "letters": [_letter(request_id, each) for each in letters_of(case, form="").rows],
        "answers": [
            {name: getattr(each, name) for name in OF_ANSWER}
            | {"decision": str(reasons.decision(each.code))}
            for each in case.answers
            if each.code
        ],
    }


@reading(f"{HERE}/proof", _l("The last day of a request, proved day by day"), answer=ProofAnswer)
@requires(Permission.WORK, scope=Scope.READ)
def proof_of_request(request_id: UUID) -> dict[str, Any]:
    case = case_for(current_person(), request_id)
    return ledgers.written(case.proof or NOTHING_COUNTS)


@downloading(f"{HERE}/files/<uuid:file_id>", _l("A file of a request"))
@requires(Permission.WORK, scope=Scope.READ)
def file_of_request(request_id: UUID, file_id: UUID) -> Response:
    return _download(request_id, file_for(current_person(), request_id, file_id).file)


@downloading(f"{HERE}/letters/<uuid:letter_id>/paper", _l("A letter of a request, as PDF"))
@requires(Permission.WORK, scope=Scope.READ)
def letter_of_request(request_id: UUID, letter_id: UUID) -> Response:
    return _download(request_id, letter_for(current_person(), request_id, letter_id).pdf)


@downloading(f"{HERE}/letters/<uuid:letter_id>/scan", _l("A letter of a request, as stamped"))
@requires(Permission.WORK, scope=Scope.READ)
def scan_of_letter(request_id: UUID, letter_id: UUID) -> Response:
    return _download(request_id, letter_for(current_person(), request_id, letter_id).scan)


def _term(case: Case) -> dict[str, Any]:
    request = case.request
    shown = light(request.owed_until, today=today(), calendar=calendar(request.organ_id))
    return {
        "due_on": request.due_on,
        "provisional": request.is_provisional,
        "standing": shown.kind,
        "words": shown.text,
        "received_first": case.received_first,
    }


def _steps(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "step_id": step.id,
            "form": step.form,
            "title": step.title,
            "unit": step.unit.name if step.unit else None,
            "due_on": step.due_on,
        }
        | _now(button.refusal or refusal_of(case.request, step))
        for step, button in case.buttons()
    ]


def _now(refusal: ProductError | None) -> dict[str, Any]:
    """Whether it may be done now, or why not."""
    return {
        "is_open": refusal is None,
        "code": code_of(refusal, 403) if refusal else None,
        "reason": str(refusal) if refusal else None,
    }


def _file(request_id: UUID, file: RequestFile) -> dict[str, Any]:
    address = url_for("api.file_of_request", request_id=request_id, file_id=file.id)
    names = ("id", "role", "file", "added_at")
    return {name: getattr(file, name) for name in names} | {"url": address}


def _letter(request_id: UUID, row: Row) -> dict[str, Any]:
    letter = row.letter
    names = ("id", "kind", "title", "state", "dated_on", "served_on", "way")
    here: dict[str, Any] = {"request_id": request_id, "letter_id": letter.id}
    return {name: getattr(letter, name) for name in names} | {
        "number": letter.number_text,
        "is_being_made": row.is_being_made,
        "has_failed": row.has_failed,
        "paper": url_for("api.letter_of_request", **here) if letter.pdf_id else None,
        "scan": url_for("api.scan_of_letter", **here) if letter.scan_id else None,
    }


def _download(request_id: UUID, file: StoredFile | None) -> Response:
    if file is None:
        raise NoSuchLetter
    viewing.note(request_id, Looked.FILE, by=current_person(), at=now())
    return download(files.content_of(file), name=file.name, media_type=file.media_type)
