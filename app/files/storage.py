"""Content on local disk, each under its own digest: written to the side, synced, then renamed."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from app.files.errors import ContentChanged, ContentLost
from app.kit.folders import data_folder

CHUNK = 256 * 1024
ASIDE = "incoming"


class TooLong(Exception):
    """More came than the caller wanted to take."""


@dataclass(frozen=True, slots=True)
class Received:
    """What was written to the side and is not kept yet."""

    path: Path
    sha256: str
    size: int


@contextmanager
def place_aside() -> Iterator[Path]:
    """Where something may be written that is not kept by itself."""
    aside = data_folder("files") / ASIDE
    aside.mkdir(exist_ok=True)
    path = aside / uuid4().hex
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def received(stream: BinaryIO, *, most: int) -> Iterator[Received]:
    """Write ``stream`` to the side; what is not kept within the block is deleted."""
    digest = hashlib.sha256()
    size = 0
    with place_aside() as path:
        with path.open("xb") as target:
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise TooLong
                digest.update(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        yield Received(path=path, sha256=digest.hexdigest(), size=size)


def place_for_made() -> Path:
    """Where the product may write what it makes; what is not kept is swept up within two days."""
    aside = data_folder("files") / ASIDE
    aside.mkdir(exist_ok=True)
    return aside / uuid4().hex


def digest_of(stream: BinaryIO) -> str:
    """The digest ``stream`` would be kept under; it is read and then stands at its beginning."""
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    stream.seek(0)
    return digest.hexdigest()


def keep(content: Received) -> None:
    """Give what was received its place. The same content twice is kept once."""
    place = path_of(content.sha256)
    place.parent.mkdir(exist_ok=True)
    content.path.replace(place)
    _sync(place.parent)
    _sync(place.parent.parent)


def path_of(sha256: str) -> Path:
    """Where content with this digest lies, or would lie."""
    return data_folder("files") / sha256[:2] / sha256


def checked(sha256: str) -> Path:
    """The place of the content, after reading it once and finding it unchanged."""
    place = path_of(sha256)
    try:
        with place.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except FileNotFoundError:
        raise ContentLost from None
    if found != sha256:
        raise ContentChanged
    return place


def digests_untouched_since(moment: float) -> Iterator[str]:
    """Digests of all content on disk last written before ``moment`` (seconds since 1970)."""
    for place in sorted(data_folder("files").glob("??/*")):
        if place.stat().st_mtime < moment:
            yield place.name


def forget(sha256: str) -> None:
    """Delete content no row names any more."""
    path_of(sha256).unlink(missing_ok=True)


def last_written(digests: Iterable[str]) -> float:
    """When the latest of these contents was written (seconds since 1970)."""
    places = map(path_of, digests)
    return max((place.stat().st_mtime for place in places if place.exists()), default=0.0)


def forget_unless_newer(sha256: str, moment: float) -> None:
    """Delete content unless somebody handed it in again after ``moment``."""
    place = path_of(sha256)
    if place.exists() and place.stat().st_mtime <= moment:
        place.unlink(missing_ok=True)


def forget_aside(moment: float) -> int:
    """Delete what was being written when a process died before ``moment``."""
    left = [
        path for path in (data_folder("files") / ASIDE).glob("*") if path.stat().st_mtime < moment
    ]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _sync(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
