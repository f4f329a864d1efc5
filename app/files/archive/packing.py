"""Writing parts into one archive that comes out the same each time, with their digests beside them.

Nothing is held in memory but one part of text or one piece of a file.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from app.kit.time import BEIJING

CHUNK = 256 * 1024
SUMS = "SHA256SUMS"
READABLE_BY_ALL = 0o644 << 16
UNIX = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the archive: its text, or where its content lies."""

    path: str
    content: bytes | Path


def pack(parts: Iterable[Part], target: Path, *, at: datetime) -> None:
    """Write ``parts`` in their order, and last the list that ``sha256sum -c`` reads."""
    sums: list[str] = []
    with target.open("xb") as file:
        with ZipFile(file, "w") as archive:
            for part in parts:
                sums.append(f"{_write(archive, part, at)}  {part.path}\n")
            _write(archive, Part(SUMS, "".join(sums).encode()), at)
        file.flush()
        os.fsync(file.fileno())


def _write(archive: ZipFile, part: Part, at: datetime) -> str:
    info = ZipInfo(part.path, date_time=at.astimezone(BEIJING).timetuple()[:6])
    info.external_attr, info.create_system = READABLE_BY_ALL, UNIX
    info.compress_type = ZIP_STORED if isinstance(part.content, Path) else ZIP_DEFLATED
    digest = hashlib.sha256()
    with archive.open(info, "w", force_zip64=True) as target:
        for chunk in _chunks(part.content):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


def _chunks(content: bytes | Path) -> Iterator[bytes]:
    with BytesIO(content) if isinstance(content, bytes) else content.open("rb") as source:
        while chunk := source.read(CHUNK):
            yield chunk
