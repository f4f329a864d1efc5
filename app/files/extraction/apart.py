"""Reading in a child process that is killed when a file takes too long or too much memory."""

import json
from pathlib import Path

from app.files.errors import BadFile, FileDamaged, TooHardToRead
from app.files.extraction.passages import Extract, Passage, Where
from app.files.extraction.reading import passages_of
from app.jobs import child

SECONDS = 60
MEGABYTES = 1_500


def read_apart(path: Path, *, media_type: str, name: str) -> Extract:
    """The text of a file, or the error that says why there is none."""
    args = {"path": str(path), "media_type": media_type, "name": name}
    try:
        answer = child.run(f"{__name__}:answer", args, seconds=SECONDS, megabytes=MEGABYTES)
    except (child.ChildTooSlow, child.ChildTooLarge):
        raise TooHardToRead(name=name) from None
    except child.ChildFailed:
        raise FileDamaged(name=name) from None
    return unpacked(answer, name=name)


def answer(path: str, media_type: str, name: str) -> bytes:
    """The child's side: the text as JSON, or null."""
    try:
        extract = passages_of(Path(path), media_type=media_type, name=name)
    except BadFile:
        return b"null"
    passages = [[each.where.value, each.number, each.text] for each in extract.passages]
    return json.dumps([passages, extract.is_complete]).encode()


def unpacked(answer: bytes, *, name: str) -> Extract:
    """The extract a child has sent."""
    said = json.loads(answer)
    if said is None:
        raise FileDamaged(name=name)
    passages, is_complete = said
    return Extract(
        tuple(Passage(Where(where), number, text) for where, number, text in passages),
        is_complete=is_complete,
    )
