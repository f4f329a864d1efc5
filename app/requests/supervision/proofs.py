"""The proof of the term (期限计算证明): what happened, and every day with its reason and article.

On the page the days are grouped by months; as PDF the worker makes it in a child process.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import groupby
from uuid import UUID

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import audit, jobs
from app.files import actions as files
from app.kit.db import db
from app.law.clock import Due
from app.law.proof import Day
from app.people.models import Person
from app.requests import ledger
from app.requests.access import is_mine_to_see
from app.requests.errors import NoSuchRequest
from app.requests.models import DisclosureRequest, ProofPaper
from app.workdays.reasons import term_day

MAKE_PROOF = "requests.proof"


@dataclass(frozen=True, slots=True)
class Numbered:
    """One day, and which day of the term it is when it counts."""

    day: Day
    number: int | None


@dataclass(frozen=True, slots=True)
class Month:
    """The days of one month."""

    first: date
    days: Sequence[Numbered]

    @property
    def counted(self) -> int:
        """How many of them count."""
        return sum(each.day.counted for each in self.days)


def months_of(proof: Due) -> list[Month]:
    """The days of the proof by months, each counted day with its number."""
    number, listed = 0, []
    for day in proof.days:
        number += day.counted
        listed.append(Numbered(day, number if day.counted else None))
    grouped = groupby(listed, key=lambda each: each.day.date.replace(day=1))
    return [Month(first, list(days)) for first, days in grouped]


def ask_for_proof(disclosure_request: DisclosureRequest, *, by: Person, at: datetime) -> ProofPaper:
    """Have the worker make the PDF."""
    paper = ProofPaper(request_id=disclosure_request.id, asked_by_id=by.id, asked_at=at)
    db.session.add(paper)
    db.session.flush()
    organ_id = disclosure_request.organ_id
    jobs.enqueue(
        MAKE_PROOF, key=str(paper.id), payload={"proof": str(paper.id)}, run_at=at,
        organ_id=organ_id,
    )  # fmt: skip
    audit.record(
        "proof of the term asked for", organ_id=organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id),
    )  # fmt: skip
    return paper


def proof_for(person: Person, proof_id: UUID) -> ProofPaper:
    """The PDF with its file, if ``person`` may see the request."""
    statement = (
        select(ProofPaper)
        .join(DisclosureRequest, DisclosureRequest.id == ProofPaper.request_id)
        .options(joinedload(ProofPaper.file), joinedload(ProofPaper.request))
        .where(ProofPaper.id == proof_id, is_mine_to_see(person))
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NoSuchRequest
    return found


def keep(proof_id: UUID, pdf: bytes | None, *, at: datetime) -> None:
    """Store the PDF; without one the proof could not be made."""
    paper = db.session.get_one(ProofPaper, proof_id, with_for_update=True)
    if paper.made_at is not None:
        return
    if pdf is None:
        paper.failed_at = at
        return
    file = files.store_original(
        BytesIO(pdf),
        name=f"期限计算证明-{paper.request.year}-{paper.request.sequence}.pdf",
        organ_id=paper.request.organ_id,
        by=db.session.get_one(Person, paper.asked_by_id),
        at=at,
    )
    paper.file_id, paper.made_at = file.id, at
    db.session.flush()


def html_of(proof_id: UUID, *, at: datetime) -> str:
    """The proof as a page of its own; nobody's name stands in it."""
    disclosure_request = db.session.get_one(ProofPaper, proof_id).request
    proof = ledger.proof_of(disclosure_request)
    page = current_app.jinja_env.get_template("requests/proof_document.html")
    return page.render(
        request=disclosure_request,
        events=ledger.events_of(disclosure_request.id),
        proof=proof,
        months=months_of(proof) if proof else [],
        due=term_day(proof.due_on) if proof else "",
        at=at,
    )
