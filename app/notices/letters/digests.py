"""Digests of letters: of what reviewers see of a draft, and of the whole once it has its number."""

import hashlib
import json

from app.notices.letters.models import Letter


def content_digest(letter: Letter) -> str:
    """What the letter says and which files go with it, whatever its number and date."""
    return _digest(_content(letter))


def fixed_digest(letter: Letter) -> str:
    """The same with number and date."""
    assert letter.dated_on
    return _digest([*_content(letter), letter.number_text, letter.dated_on.isoformat()])


def _content(letter: Letter) -> list[object]:
    files = [[each.file.name, each.file.sha256] for each in letter.attachments]
    return [letter.kind.value, letter.organ_name, letter.wording, files]


def _digest(parts: list[object]) -> str:
    written = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
