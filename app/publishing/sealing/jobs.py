"""After the seal: files go into boxes of their own, and nothing written over stays readable."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import current_app

from app.files import storage
from app.kit import box
from app.kit.db import db
from app.kit.folders import data_folder
from app.publishing.models import Document, Seal
from app.publishing.sealing.actions import forget_jobs, forget_texts
from app.publishing.sealing.item import item_of, kept_by_others
from app.publishing.sealing.wiping import wipe


def put_files_away(payload: Mapping[str, Any], _at: datetime) -> None:
    """Lock the files up, delete them, and wipe the database: outside any transaction."""
    seal = db.session.get_one(Seal, UUID(payload["seal"]))
    for sha256 in seal.contents:
        _lock_up(seal, sha256)
    latest = max(seal.at.timestamp(), payload["written_until"])
    for sha256 in set(seal.contents) - kept_by_others(seal.contents):
        storage.forget_unless_newer(sha256, latest)
    db.session.rollback()
    wipe()


def note_put_away(payload: Mapping[str, Any], at: datetime, _nothing: None) -> None:
    """Jobs that ran while the item was being sealed are forgotten now."""
    seal = db.session.get_one(Seal, UUID(payload["seal"]))
    forget_jobs(item_of(db.session.get_one(Document, seal.document_id)))
    forget_texts(seal.contents)
    seal.put_away_at = at


def place_of(seal: Seal, sha256: str) -> Path:
    """Where the box of one file lies."""
    folder = data_folder("sealed") / str(seal.id)
    folder.mkdir(exist_ok=True)
    return folder / sha256


def about_file(seal: Seal, sha256: str) -> str:
    """What the box of one file is bound to."""
    return f"{seal.id} {sha256}"


def _lock_up(seal: Seal, sha256: str) -> None:
    source, target = storage.path_of(sha256), place_of(seal, sha256)
    if source.exists() and not target.exists():
        key = current_app.config["SEAL_KEY"]
        box.lock_file_up(source, target, key=key, about=about_file(seal, sha256))
