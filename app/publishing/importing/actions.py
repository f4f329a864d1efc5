"""Taking files over: handed in, read in the background or by command, entered as drafts."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import select

from app import audit
from app.files import storage
from app.files.actions import store_original
from app.files.errors import BadFile
from app.files.names import clean_name
from app.jobs import enqueue
from app.kit import idempotency
from app.kit.db import db
from app.kit.errors import ProductError
from app.people import queries as people
from app.people.models import Person
from app.publishing import access
from app.publishing.actions.drafting import create_draft
from app.publishing.importing import queries
from app.publishing.importing.drafts import draft_from
from app.publishing.importing.errors import NothingChosen, NotTakenOver, TooManyAtOnce
from app.publishing.importing.values import Doubt, HandedIn, Imported
from app.publishing.models import ImportedFile, ImportState

IMPORT = "documents.import"
MOST_FILES = 200


def hand_in(files: Sequence[HandedIn], *, by: Person, key: str, at: datetime) -> UUID:
    """Keep ``files`` and have each read in the background; the batch to follow them by."""
    people.locked_person(by.id)  # the same form twice at once waits here
    owner, body, once = str(by.id), {"act": "hand in"}, _key_of(files, key)
    if batch := idempotency.recall(owner=owner, key=once, body=body):
        return UUID(batch)
    if not files:
        raise NothingChosen
    if len(files) > MOST_FILES:
        raise TooManyAtOnce(most=MOST_FILES)
    access.unit_to_draft_for(by, None)  # who may not draft learns it now, not from each file

    batch_id = uuid4()
    for position, file in enumerate(files):
        row = begin(file.name, batch_id=batch_id, position=position, by=by, at=at)
        _keep(row, file, by=by, at=at)
    audit.record(
        "files handed in", organ_id=by.organ_id, by=by.id, at=at, subject=batch_id,
        files=len(files),
    )  # fmt: skip
    idempotency.remember(owner=owner, key=once, body=body, answer=str(batch_id), at=at)
    return batch_id


def _key_of(files: Sequence[HandedIn], key: str) -> str:
    """The key of a form together with its files: other files in the same form are a new act."""
    digest = hashlib.sha256(key.encode())
    for file in files:
        digest.update(f"\n{file.name}\n{storage.digest_of(file.stream)}".encode())
    return digest.hexdigest()


def begin(
    name: str, *, batch_id: UUID, by: Person, at: datetime, position: int = 0
) -> ImportedFile:
    """A row for one file that is not read yet."""
    assert by.organ_id, "access is checked before"
    row = ImportedFile(
        batch_id=batch_id,
        position=position,
        organ_id=by.organ_id,
        by_id=by.id,
        name=clean_name(name) or "?",
        state=ImportState.WAITING,
        made_at=at,
    )
    db.session.add(row)
    db.session.flush()
    return row


def finish(row: ImportedFile, result: Imported | BadFile, *, by: Person, at: datetime) -> None:
    """Record what reading gave: a draft, a file that is known already, or why it failed."""
    if isinstance(result, BadFile):
        _fail(row, result, at=at)
    elif queries.is_sealed(row.organ_id, result.digest):
        _fail(row, NotTakenOver(), at=at)
    elif known := queries.known(row.organ_id, result.digest):
        row.sha256, row.document_id = result.digest, known
        row.state, row.done_at = ImportState.KNOWN, at
    else:
        _enter(row, result, by=by, at=at)
    db.session.flush()


def digest_of(path: Path) -> str:
    """The digest a file is recognised by, in constant memory."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _keep(row: ImportedFile, file: HandedIn, *, by: Person, at: datetime) -> None:
    """Store one file of a form; a bad one does not keep the others from coming in."""
    try:
        stored = store_original(file.stream, name=file.name, organ_id=row.organ_id, by=by, at=at)
    except BadFile as problem:
        _fail(row, problem, at=at)
        return
    row.file_id, row.sha256 = stored.id, stored.sha256
    payload = {"row": str(row.id), "sha256": stored.sha256, "name": stored.name}
    enqueue(IMPORT, key=str(row.id), payload=payload, organ_id=row.organ_id)


def _enter(row: ImportedFile, paper: Imported, *, by: Person, at: datetime) -> None:
    draft, doubtful = draft_from(paper, people.organ(row.organ_id))
    try:
        document = create_draft(by=by, draft=draft, at=at, taken_over=True)
    except ProductError as problem:
        _fail(row, problem, at=at)
        return
    row.sha256 = paper.digest
    row.document_id = document.id
    row.state, row.done_at = ImportState.DRAFT, at
    row.doubtful = plain(doubtful)


def _fail(row: ImportedFile, problem: ProductError, *, at: datetime) -> None:
    row.state, row.done_at = ImportState.FAILED, at
    row.problem = type(problem).__name__
    row.values = {name: str(value) for name, value in problem.values.items()}


def give_up(row: ImportedFile, *, document_id: UUID, at: datetime) -> None:
    """Take nothing over from a file that belongs to a document which is sealed away."""
    if row.state is ImportState.WAITING:
        _fail(row, NotTakenOver(), at=at)
    row.document_id = document_id
    db.session.flush()


def plain(doubtful: Sequence[Doubt]) -> list[dict[str, str]]:
    """Doubts as they are stored and printed."""
    return [
        {"field": each.field, "rule": each.rule.value, "quote": each.quote} for each in doubtful
    ]


def waiting_row(row_id: UUID) -> ImportedFile | None:
    """The row, locked, while nobody has finished it."""
    statement = (
        select(ImportedFile)
        .where(ImportedFile.id == row_id, ImportedFile.state == ImportState.WAITING)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return db.session.scalars(statement).one_or_none()
