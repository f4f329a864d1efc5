"""Asking for a paper for filing as PDF, and keeping what the worker made."""

from datetime import datetime
from io import BytesIO
from uuid import UUID

from app import audit, jobs
from app.files import actions as files
from app.kit.db import db
from app.people.models import Person
from app.publishing.filing.values import Wanted
from app.publishing.models import Filing, FilingPaper, PaperKind

MAKE_PAPER = "publishing.filing_paper"
NAMES = {PaperKind.LIST: "备案清单", PaperKind.DOCUMENT: "报备文本"}


def print_list(wanted: Wanted, *, by: Person, at: datetime) -> FilingPaper:
    """Have the worker print the list of what is asked for."""
    paper = FilingPaper(kind=PaperKind.LIST, wanted=wanted.kept())
    return _ask(paper, by=by, at=at, subject="filings")


def print_document(filing: Filing, *, by: Person, at: datetime) -> FilingPaper:
    """Have the worker print the version that was filed, with its metadata head."""
    paper = FilingPaper(kind=PaperKind.DOCUMENT, filing_id=filing.id, wanted={})
    return _ask(paper, by=by, at=at, subject=str(filing.publication.document_id))


def keep_paper(paper_id: UUID, pdf: bytes | None, *, at: datetime) -> None:
    """Store the PDF; without one the paper could not be made.

    Sealing an item away takes every paper that may name it: what is made then is not kept.
    """
    paper = db.session.get(FilingPaper, paper_id, with_for_update=True)
    if paper is None or paper.made_at is not None:
        return
    if pdf is None:
        paper.failed_at = at
        return
    file = files.store_original(
        BytesIO(pdf),
        name=f"{NAMES[paper.kind]}-{at:%Y%m%d}.pdf",
        organ_id=paper.organ_id,
        by=db.session.get_one(Person, paper.asked_by_id),
        at=at,
    )
    paper.file_id, paper.made_at, paper.failed_at = file.id, at, None
    db.session.flush()


def _ask(paper: FilingPaper, *, by: Person, at: datetime, subject: str) -> FilingPaper:
    assert by.organ_id
    paper.organ_id, paper.asked_by_id, paper.asked_at = by.organ_id, by.id, at
    db.session.add(paper)
    db.session.flush()
    jobs.enqueue(
        MAKE_PAPER,
        key=str(paper.id),
        payload={"paper": str(paper.id)},
        run_at=at,
        organ_id=paper.organ_id,
    )
    audit.record(
        "filing paper asked for",
        organ_id=paper.organ_id,
        by=by.id,
        at=at,
        subject=subject,
        kind=paper.kind.value,
    )
    return paper
