"""Making the file of a case: read, printed in a child process, written to disk as it is read."""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import current_app

from app.files import storage
from app.files.archive.keeping import Made
from app.files.archive.packing import Part, pack
from app.files.archive.records import as_json
from app.files.archive.verifying import equipment
from app.files.errors import ContentChanged, ContentLost
from app.jobs import child
from app.kit.time import now
from app.requests.archive import actions, queries
from app.requests.archive.actions import Variant
from app.requests.archive.papers import in_order
from app.requests.archive.queries import Whole
from app.requests.archive.reading import papers_of
from app.requests.models import EventKind
from app.requests.terms import last_of
from app.review.queries import sheets
from app.review.records import of_review

log = logging.getLogger(__name__)

Payload = Mapping[str, Any]


def make(payload: Payload, _at: datetime) -> Made:
    """The archive, written aside; or the reason why there is none."""
    case = queries.whole(UUID(payload["request"]))
    last = queries.last_of(case) if case else None
    if case is None or last is None:
        return Made(stand="", problem="NoCaseFile")
    is_masked = Variant(payload["variant"]) is Variant.MASKED
    target = storage.place_for_made()
    try:
        pack(_parts(case, is_masked=is_masked, at=last.at), target, at=last.at)
    except (child.ChildFailed, ContentLost, ContentChanged) as error:
        log.exception("The file of request %s could not be made.", case.request.id)
        target.unlink(missing_ok=True)
        return Made(stand=last.digest, problem=type(error).__name__)
    return Made(stand=last.digest, name=_name(case, is_masked=is_masked), path=target)


def keep(payload: Payload, _at: datetime, made: Made) -> None:
    """Store what ``make`` made."""
    actions.keep(UUID(payload["request"]), Variant(payload["variant"]), made, at=now())


def _name(case: Whole, *, is_masked: bool) -> str:
    return f"案卷-{case.request.number}{'-脱敏' if is_masked else ''}.zip"


def _parts(case: Whole, *, is_masked: bool, at: datetime) -> Iterator[Part]:
    """The index first, then every paper in its order."""
    entries = in_order(papers_of(case, is_masked=is_masked, at=at))
    archived = last_of(case.request, EventKind.ARCHIVED)
    page = current_app.jinja_env.get_template("requests/archive/index.html")
    index = page.render(
        case=case,
        entries=entries,
        is_masked=is_masked,
        at=at,
        retention=archived.details.get("retention") if archived else None,
        archived_on=archived.on if archived else None,
    )
    yield Part("目录.html", index.encode())
    yield from equipment()
    yield from (part for entry in entries if (part := entry.part()))
    yield Part("审查意见.json", as_json(_opinions(case)))


def _opinions(case: Whole) -> list[Mapping[str, object]]:
    contents = [sheets.content(review.id) for review in case.reviews]
    return [of_review(each.review, each.opinions) for each in contents]
