"""Reading one file so that whatever it is, it ends: soon, within bounds, with a named reason.

Text and small office files are read here; everything else in a child process that is killed when
it takes too long.
"""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from app.files.errors import BadFile, FileDamaged, TooHardToRead
from app.files.names import extension_of
from app.jobs import child
from app.publishing.importing.errors import unknown_problem
from app.publishing.importing.reading import read
from app.publishing.importing.values import Doubt, Imported, Rule

SMALL = 256 * 1024
QUICK = frozenset({"txt", "docx", "html", "htm"})
SECONDS = 60
MEGABYTES = 1_500


def read_file(path: Path, *, name: str) -> Imported | BadFile:
    """The paper in a file, or why there is none."""
    extension, size = extension_of(name), path.stat().st_size
    if not size or (extension in QUICK and size <= SMALL):
        return _read_here(path, name=name)
    args = {"path": str(path), "name": name}
    try:
        said = child.run(f"{__name__}:answer", args, seconds=SECONDS, megabytes=MEGABYTES)
    except (child.ChildTooSlow, child.ChildTooLarge):
        return TooHardToRead(name=name)
    except child.ChildFailed:
        return FileDamaged(name=name)
    return unpacked(json.loads(said))


def answer(path: str, name: str) -> bytes:
    """The child's side."""
    result = _read_here(Path(path), name=name)
    if isinstance(result, BadFile):
        said: dict[str, Any] = {"problem": type(result).__name__, "values": result.values}
    else:
        said = {"paper": asdict(result)}
    return json.dumps(said, ensure_ascii=False, default=str).encode()


def unpacked(said: dict[str, Any]) -> Imported | BadFile:
    """What a child has sent."""
    if "problem" in said:
        return unknown_problem(said["problem"])(**said["values"])
    paper = said["paper"]
    for name in ("formed_on", "page_date"):
        paper[name] = date.fromisoformat(paper[name]) if paper[name] else None
    for name in ("issuers", "keywords"):
        paper[name] = tuple(paper[name])
    paper["doubtful"] = tuple(
        Doubt(each["field"], Rule(each["rule"]), each["quote"]) for each in paper["doubtful"]
    )
    return Imported(**paper)


def _read_here(path: Path, *, name: str) -> Imported | BadFile:
    try:
        return read(name, path.read_bytes())
    except BadFile as problem:
        return problem
