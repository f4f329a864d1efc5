"""The proof of the term: a page, and a PDF made by the worker."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from app.files import queries as stored
from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.requests.access import request_for
from app.requests.errors import NoSuchRequest
from app.requests.queries.case import case_for
from app.requests.routes.blueprint import bp
from app.requests.supervision import proofs
from app.review import viewing
from app.review.models import Looked
from app.ui.downloads import download
from app.workdays.reasons import problem_sentence, term_day


@bp.get("/requests/<uuid:request_id>/proof")
@requires(Permission.WORK)
def proof(request_id: UUID) -> ResponseReturnValue:
    """The last day and why, day by day."""
    case = case_for(current_person(), request_id)
    due = case.proof
    return show(
        "requests/proof.html",
        case=case,
        months=proofs.months_of(due) if due else [],
        due=term_day(due.due_on) if due else "",
        problems=[
            (each.article, problem_sentence(each.code)) for each in (due.problems if due else ())
        ],
    )


@bp.post("/requests/<uuid:request_id>/proof")
@requires(Permission.WORK)
def make_proof(request_id: UUID) -> ResponseReturnValue:
    with transaction():
        found = request_for(current_person(), request_id)
        paper = proofs.ask_for_proof(found, by=current_person(), at=now())
    return go_to("requests.proof_progress", proof_id=paper.id)


@bp.get("/requests/proofs/<uuid:proof_id>")
@requires(Permission.WORK)
def proof_progress(proof_id: UUID) -> ResponseReturnValue:
    paper = proofs.proof_for(current_person(), proof_id)
    return show("requests/proof_progress.html#proof_progress", paper=paper)


@bp.get("/requests/proofs/<uuid:proof_id>.pdf")
@requires(Permission.WORK)
def proof_pdf(proof_id: UUID) -> ResponseReturnValue:
    paper = proofs.proof_for(current_person(), proof_id)
    if paper.file is None:
        raise NoSuchRequest
    viewing.note(paper.request_id, Looked.FILE, by=current_person(), at=now())
    content = stored.content_of(paper.file)
    return download(content, name=paper.file.name, media_type="application/pdf")
