"""Cleaning in a child process that is killed when a file takes too long or too much memory."""

import json
from pathlib import Path
from typing import Any

from app.files.cleaning.copies import Cleaned, clean
from app.files.errors import BadFile, FileDamaged, TooHardToRead, named
from app.files.extraction import Extract, passage_of
from app.jobs import child

SECONDS = 120
MEGABYTES = 1_500


def clean_apart(path: Path, target: Path, *, media_type: str, name: str) -> Cleaned:
    """Write the copy to ``target``, or raise the error that says why there is none."""
    args = {"path": str(path), "target": str(target), "media_type": media_type, "name": name}
    try:
        answer = child.run(f"{__name__}:answer", args, seconds=SECONDS, megabytes=MEGABYTES)
    except (child.ChildTooSlow, child.ChildTooLarge):
        raise TooHardToRead(name=name) from None
    except child.ChildFailed:
        raise FileDamaged(name=name) from None
    said = json.loads(answer)
    if "problem" in said:
        raise named(said["problem"], name=name)
    extract = Extract(tuple(map(passage_of, said["passages"])), is_complete=said["is_complete"])
    return Cleaned(tuple(map(passage_of, said["removed"])), extract)


def answer(path: str, target: str, media_type: str, name: str) -> bytes:
    """The child's side."""
    try:
        cleaned = clean(Path(path), Path(target), media_type=media_type, name=name)
    except BadFile as problem:
        return json.dumps({"problem": type(problem).__name__}).encode()
    said: dict[str, Any] = {
        "removed": [each.plain for each in cleaned.removed],
        "passages": [each.plain for each in cleaned.extract.passages],
        "is_complete": cleaned.extract.is_complete,
    }
    return json.dumps(said).encode()
