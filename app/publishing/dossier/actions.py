"""Asking for the file of an item, keeping what the worker made, noting who took it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app import audit, jobs
from app.files.archive import keeping
from app.files.archive.keeping import Made
from app.files.models import StoredFile
from app.kit.db import db, locked
from app.people.models import Person
from app.publishing.dossier import queries
from app.publishing.errors import ItemMoved, NoSuchDocument
from app.publishing.models import Document, Dossier

MAKE_DOSSIER = "publishing.dossier"


def ask_for_dossier(document_id: UUID, *, by: Person, at: datetime) -> Dossier:
    """The file as it stands: the one that is there when nothing happened since, else a new one."""
    item = queries.item_for(by, document_id)
    _lock(document_id)
    last = queries.last_of(item)
    stand = last.digest if last else ""
    dossier = _locked_dossier(document_id)
    if dossier and keeping.is_good(dossier, stand, at=at):
        return dossier

    dossier = dossier or Dossier(organ_id=item.document.organ_id, document_id=document_id)
    keeping.ask_anew(dossier, stand=stand, by=by, at=at)
    jobs.enqueue(
        MAKE_DOSSIER,
        key=f"{dossier.id} {at.isoformat()}",
        payload={"document": str(document_id)},
        run_at=at,
        organ_id=dossier.organ_id,
    )
    _record("dossier asked for", dossier, by=by, at=at)
    return dossier


def keep(document_id: UUID, made: Made, *, at: datetime) -> None:
    """Store what was made, unless the item has moved on meanwhile: then it is made again."""
    _lock(document_id)
    dossier, item = _locked_dossier(document_id), queries.item(document_id)
    if dossier is None or item is None or dossier.made_at is not None:
        made.drop()
        return
    last = queries.last_of(item)
    if made.stand != (last.digest if last else ""):
        made.drop()
        raise ItemMoved
    if file := keeping.keep(dossier, made, at=at):
        _record("dossier made", dossier, by=None, at=at, sha256=file.sha256)


def take_dossier(document_id: UUID, *, by: Person, at: datetime) -> StoredFile:
    """The file, for somebody who may see the whole item; the trail tells who took it."""
    queries.item_for(by, document_id)
    dossier = queries.dossier_of(document_id)
    if dossier is None or dossier.file is None:
        raise NoSuchDocument
    _record("dossier downloaded", dossier, by=by, at=at, sha256=dossier.file.sha256)
    return dossier.file


def _lock(document_id: UUID) -> None:
    db.session.scalars(locked(select(Document).where(Document.id == document_id))).one_or_none()


def _locked_dossier(document_id: UUID) -> Dossier | None:
    statement = locked(select(Dossier).where(Dossier.document_id == document_id))
    return db.session.scalars(statement).one_or_none()


def _record(
    act: str, dossier: Dossier, *, by: Person | None, at: datetime, sha256: str = ""
) -> None:
    audit.record(
        act,
        organ_id=dossier.organ_id,
        by=by.id if by else None,
        at=at,
        subject=dossier.document_id,
        sha256=sha256,
    )
