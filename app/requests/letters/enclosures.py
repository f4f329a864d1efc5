"""What goes with an answer: the cleaned copies, and the numbers of persons found in them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.files import queries as stored
from app.files.copies import extract_of
from app.files.models import CleanedFile, Cleaning, StoredFile
from app.kit.db import db
from app.law.identity import find_all
from app.requests.letters.errors import EnclosureNotClean, EnclosureNotReady, NumbersUnanswered
from app.requests.models import Answer

CONFIRMED = "numbers_confirmed"
MOST_SHOWN = 100
SHOWN_FIRST, SHOWN_LAST = 3, 2


@dataclass(frozen=True, slots=True)
class Sighting:
    """A number of a person in a file, hidden but for its ends, and the page or row it stands on."""

    name: str
    place: int
    masked: str


def check(answer: Answer) -> None:
    """Raise when something enclosed has no clean copy, or holds numbers nobody has looked at."""
    check_copies(_files(answer))
    found = sightings(answer)
    if found and answer.facts.get(CONFIRMED) != mark_of(found):
        raise NumbersUnanswered


def check_copies(files: Sequence[StoredFile]) -> None:
    """Raise when one of these has no clean copy: never the file itself leaves the house."""
    copies = stored.copies_of(each.sha256 for each in files)
    for file in files:
        copy = copies.get(file.sha256)
        if copy is not None and copy.state is Cleaning.WAITING:
            raise EnclosureNotReady(name=file.name)
        if copy is None or copy.state is Cleaning.FAILED:
            raise EnclosureNotClean(name=file.name)


def sightings(answer: Answer) -> tuple[Sighting, ...]:
    """The numbers of persons in the copies that go with the answer, in order."""
    copies = _copies(answer)
    texts = stored.texts_of(each.copy_sha256 for each in copies.values() if each.copy_sha256)
    found: list[Sighting] = []
    for file in _files(answer):
        copy = copies.get(file.sha256)
        text = texts.get(copy.copy_sha256 or "") if copy else None
        for passage in extract_of(text).passages if text else ():
            found += [
                Sighting(file.name, passage.number, _masked(each.written))
                for each in find_all(passage.text)
            ]
    return tuple(found[:MOST_SHOWN])


def mark_of(found: tuple[Sighting, ...]) -> str:
    """What a confirmation is about: other numbers ask for another one."""
    said = "\n".join(f"{each.name}\t{each.place}\t{each.masked}" for each in found)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _copies(answer: Answer) -> dict[str, CleanedFile]:
    return stored.copies_of(each.sha256 for each in _files(answer))


def _files(answer: Answer) -> list[StoredFile]:
    wanted = [UUID(each) for each in answer.enclosures]
    if not wanted:
        return []
    found = db.session.scalars(select(StoredFile).where(StoredFile.id.in_(wanted)))
    by_id = {each.id: each for each in found}
    return [by_id[each] for each in wanted if each in by_id]


def _masked(written: str) -> str:
    hidden = max(len(written) - SHOWN_FIRST - SHOWN_LAST, 0)
    return written[:SHOWN_FIRST] + "*" * hidden + written[len(written) - SHOWN_LAST :]
