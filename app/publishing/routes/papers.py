"""Papers for filing as PDF: asked for, made by the worker, downloaded."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from app.files import storage
from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.publishing.actions import papers as actions
from app.publishing.errors import NoSuchFiling
from app.publishing.filing import queries
from app.publishing.models import FilingPaper
from app.publishing.routes.blueprint import bp
from app.publishing.routes.filings import wanted_form
from app.ui.downloads import download


@bp.post("/filings/list.pdf")
@requires(Permission.RELEASE)
def print_list() -> ResponseReturnValue:
    wanted = wanted_form().wanted()
    with transaction():
        paper = actions.print_list(wanted, by=current_person(), at=now())
    return _go_to(paper)


@bp.post("/filings/<uuid:filing_id>/document.pdf")
@requires(Permission.RELEASE)
def print_document(filing_id: UUID) -> ResponseReturnValue:
    by = current_person()
    with transaction():
        filing = queries.filing_for(by, filing_id)
        paper = actions.print_document(filing, by=by, at=now())
    return _go_to(paper)


@bp.get("/filings/papers/<uuid:paper_id>")
@requires(Permission.RELEASE)
def paper(paper_id: UUID) -> ResponseReturnValue:
    found = queries.paper_for(current_person(), paper_id)
    return show("publishing/filing_paper.html#filing_paper", paper=found)


@bp.get("/filings/papers/<uuid:paper_id>.pdf")
@requires(Permission.RELEASE)
def paper_pdf(paper_id: UUID) -> ResponseReturnValue:
    found = queries.paper_for(current_person(), paper_id)
    if found.file is None:
        raise NoSuchFiling
    content = storage.checked(found.file.sha256)
    return download(content, name=found.file.name, media_type="application/pdf")


def _go_to(paper: FilingPaper) -> ResponseReturnValue:
    return go_to("publishing.paper", paper_id=paper.id)
