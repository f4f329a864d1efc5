"""The background part of an import: one file read, then entered in one transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app.files import storage
from app.files.errors import BadFile
from app.people import queries as people
from app.publishing.importing import actions
from app.publishing.importing.apart import read_file
from app.publishing.importing.values import Imported


def read_aside(payload: Mapping[str, Any], _at: datetime) -> Imported | BadFile:
    """Read the file before the transaction begins."""
    return read_file(storage.checked(payload["sha256"]), name=payload["name"])


def enter(payload: Mapping[str, Any], at: datetime, result: Imported | BadFile) -> None:
    """Make the draft; a second run finds the file finished and does nothing."""
    row = actions.waiting_row(UUID(payload["row"]))
    if row is not None:
        actions.finish(row, result, by=people.person(row.by_id), at=at)
