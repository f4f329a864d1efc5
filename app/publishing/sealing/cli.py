"""`flask seals verify`: does the key still open every box? Nothing of what is in them is shown."""

import hashlib
import sys
from collections.abc import Iterator

import click
from flask import current_app
from flask.cli import AppGroup
from flask_babel import gettext as _
from sqlalchemy import select

from app.kit import box
from app.kit.db import db
from app.publishing.models import Seal
from app.publishing.sealing.jobs import about_file, place_of

seals = AppGroup("seals", help="What was sealed away.")
AT_A_TIME = 50


@seals.command("verify")
def verify() -> None:
    """Open every box with SEAL_KEY, name those that do not open, and close them again."""
    number, broken = 0, []
    for seal in _every_seal():
        number += 1
        if not _opens(seal):
            broken.append(f"{seal.organ.name} {seal.number} (SEAL_KEY {seal.key_id})")
    for each in broken:
        click.echo(_("Does not open: %(seal)s", seal=each))
    if not broken:
        click.echo(_("All %(number)s boxes open.", number=number))
    sys.exit(1 if broken else 0)


def _every_seal() -> Iterator[Seal]:
    statement = select(Seal).order_by(Seal.at, Seal.id)
    yield from db.session.scalars(statement.execution_options(yield_per=AT_A_TIME))


def _opens(seal: Seal) -> bool:
    key = current_app.config["SEAL_KEY"]
    try:
        box.opened(seal.box, key=key, about=str(seal.id))
        return all(_file_opens(seal, sha256, key=key) for sha256 in seal.contents)
    except (box.DoesNotOpen, FileNotFoundError):
        return False


def _file_opens(seal: Seal, sha256: str, *, key: bytes) -> bool:
    """A file that waits for the worker is not in its box yet."""
    if seal.put_away_at is None:
        return True
    digest = hashlib.sha256()
    for piece in box.opened_file(place_of(seal, sha256), key=key, about=about_file(seal, sha256)):
        digest.update(piece)
    return digest.hexdigest() == sha256
