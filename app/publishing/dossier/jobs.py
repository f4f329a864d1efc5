"""Making the file of an item: read, printed in a child process, written to disk as it is read."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from app.publishing import subjects
from app.publishing.content import canonical
from app.publishing.dossier import actions, hooks, queries, reading, records
from app.publishing.dossier.queries import Item
from app.publishing.dossier.reading import Kept, Signed
from app.review.answers import in_words
from app.review.models import Opinion
from app.review.printing import printed, sheet_html
from app.review.records import of_review

log = logging.getLogger(__name__)

Payload = Mapping[str, Any]


def make(payload: Payload, _at: datetime) -> Made:
    """The archive, written aside; or the reason why there is none."""
    item = queries.item(UUID(payload["document"]))
    last = queries.last_of(item) if item else None
    if item is None or last is None:
        return Made(stand="", problem="NoSuchDocument")
    target = storage.place_for_made()
    try:
        pack(_parts(item, last.at), target, at=last.at)
    except (child.ChildFailed, ContentLost, ContentChanged) as error:
        log.exception("The file of %s could not be made.", item.document.id)
        target.unlink(missing_ok=True)
        return Made(stand=last.digest, problem=type(error).__name__)
    return Made(stand=last.digest, name=_name(item), path=target)


def keep(payload: Payload, _at: datetime, made: Made) -> None:
    """Store what ``make`` made."""
    actions.keep(UUID(payload["document"]), made, at=now())


def _name(item: Item) -> str:
    document = item.document
    return f"案卷-{document.document_number or document.title[:40]}.zip"


def _parts(item: Item, at: datetime) -> Iterator[Part]:
    """Everything in the file, in its order."""
    opinions = reading.opinions_of(item)
    signed = reading.signed_versions(item, opinions)
    places = reading.attachments(signed)
    yield _page("说明.html", "dossier_guide", item=item, signed=signed, places=places, at=at)
    yield from equipment()
    sheets = "".join(sheet_html(review.id, at=at) for review in item.reviews)
    yield Part("1-审批单/审批单.pdf", printed(sheets))
    yield from _versions(item, signed, places)
    yield from _attachments(places.values())
    yield from _opinions(item, opinions)
    outcome = reading.outcome_of(item)
    yield Part("5-公开与备案/记录.json", as_json(records.of_outcome(outcome)))
    yield _page("5-公开与备案/记录.html", "dossier_outcome", item=item, outcome=outcome)
    told = reading.trail_of(item)
    yield Part("6-办理记录/记录.json", as_json(records.of_trail(told)))
    lines = hooks.words[hooks.TRAIL]([each.row for each in told])
    yield _page("6-办理记录/记录.html", "dossier_trail", item=item, lines=lines)


def _versions(
    item: Item, signed: Sequence[Signed], places: Mapping[tuple[str, str], Kept]
) -> Iterator[Part]:
    """Each signed text twice: to be read, and byte for byte as its digest was taken."""
    for version in reading.texts(signed):
        folder = f"2-签批版本/第{version.number}版"
        page = subjects.public_page(version)
        yield _page(
            f"{folder}/正文.html",
            "dossier_version",
            item=item,
            version=version,
            page=page,
            files=[places[each.name, each.sha256] for each in page.attachments],
        )
        yield Part(f"{folder}/签批内容.json", canonical(version.content).encode())


def _attachments(kept: Iterable[Kept]) -> Iterator[Part]:
    """The originals as they were signed, and what the public gets of them."""
    for each in kept:
        yield Part(each.place, storage.checked(each.sha256))
        if each.copy_place and each.copy_sha256:
            yield Part(each.copy_place, storage.checked(each.copy_sha256))


def _opinions(item: Item, opinions: Sequence[Sequence[Opinion]]) -> Iterator[Part]:
    for place, (review, given) in enumerate(zip(item.reviews, opinions, strict=True), start=1):
        folder = f"4-审查意见/第{place}次审查"
        yield Part(f"{folder}/意见.json", as_json(of_review(review, given)))
        yield _page(
            f"{folder}/意见.html", "dossier_opinions", review=review, opinions=given, item=item
        )


def _page(path: str, template: str, **context: Any) -> Part:
    page = current_app.jinja_env.get_template(f"publishing/{template}.html")
    up = "../" * path.count("/")
    return Part(path, page.render(up=up, in_words=in_words, **context).encode())
