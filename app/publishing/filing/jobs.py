"""The background part of filing: a list or a document becomes PDF in a child of the worker."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import current_app

from app.jobs import child
from app.kit.db import db
from app.kit.errors import Invalid
from app.kit.time import now
from app.people import queries as people
from app.publishing import subjects
from app.publishing.actions.papers import keep_paper
from app.publishing.filing import queries
from app.publishing.filing.lists import rows
from app.publishing.filing.reasons import COLUMNS
from app.publishing.filing.values import wanted_in
from app.publishing.models import FilingPaper, PaperKind
from app.review.printing import printed

log = logging.getLogger(__name__)

Payload = Mapping[str, Any]


def render_paper(payload: Payload, at: datetime) -> bytes | None:
    """The PDF, or None when it cannot be made."""
    paper = db.session.get(FilingPaper, UUID(payload["paper"]))
    if paper is None:
        return None
    try:
        return printed(_document(paper) if paper.kind is PaperKind.DOCUMENT else _list(paper, at))
    except (child.ChildFailed, Invalid):
        log.exception("The filing paper %s could not be made.", paper.id)
        return None


def store_paper(payload: Payload, _at: datetime, pdf: bytes | None) -> None:
    """Keep what ``render_paper`` made."""
    keep_paper(UUID(payload["paper"]), pdf, at=now())


def _list(paper: FilingPaper, at: datetime) -> str:
    wanted = wanted_in(paper.wanted)
    template = current_app.jinja_env.get_template("publishing/filing_list_document.html")
    return template.render(
        organ=people.organ(paper.organ_id),
        wanted=wanted,
        authorities=queries.authorities_of(paper.organ_id),
        columns=COLUMNS,
        rows=rows(queries.whole_list(paper.organ_id, wanted)),
        at=at,
    )


def _document(paper: FilingPaper) -> str:
    assert paper.filing_id
    filing = queries.filing(paper.filing_id)
    version = queries.version_filed(filing)
    template = current_app.jinja_env.get_template("publishing/filing_document.html")
    return template.render(
        filing=filing,
        page=subjects.public_page(version),
        version=version,
    )
