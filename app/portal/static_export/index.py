"""The search index of the export, in so many small files that a search loads only a few of them.

Built on disk: what is found is noted beside the export, shard by shard, and sorted afterwards, so
that memory does not grow with the number of documents.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from app.portal.queries import Paper
from app.portal.static_export import words
from app.portal.static_export.target import Folder
from app.publishing import search
from app.publishing.text import plain_text
from app.ui.formats import day

MOST_SHARDS, FEWEST_SHARDS = 1024, 16
A_SHARD = 10  # documents for each shard, between the two
TOGETHER = 100  # documents whose lines stand in one file
KEPT_IN_MEMORY = 4_000_000  # characters
EXCERPT = 120


class Index:
    """Collects documents one after the other; ``finish`` writes the files."""

    def __init__(self, folder: Folder, *, documents: int) -> None:
        self.folder = folder
        self.shards = _power_of_two(documents // A_SHARD)
        self.total = 0
        self.notes = Notes(folder.own / "notes")
        self._last = max(folder.numbers.values(), default=-1)
        self._known = folder.numbers
        folder.numbers = {}

    def add(self, paper: Paper, address: str, validity: str) -> None:
        """Let ``paper`` be found. Its number stays the same from run to run."""
        number = self._known.get(paper.public_id)
        if number is None:
            self._last += 1
            number = self._last
        self.folder.numbers[paper.public_id] = number
        self.total += 1
        text = plain_text(paper.body_html)[: words.LONGEST_TEXT]
        strong = words.words_of_title("\n".join((paper.title, search.numbers(paper))))
        rest = words.words("\n".join((text, *paper.issuers, *paper.keywords)))
        for word in strong:
            self._note(word, number * 2 + 1)
        for word in rest - strong:
            self._note(word, number * 2)
        line = [
            *(address, paper.title, paper.document_number, day(paper.published_at)),
            *(paper.organ.name, paper.organ.code, validity, " ".join(text.split())[:EXCERPT]),
        ]
        shown = json.dumps(line, ensure_ascii=False)
        self.notes.add(f"papers-{number // TOGETHER}", f"{number}\t{shown}")

    def finish(self) -> None:
        """Write the shards, the documents' lines, and the rules for the browser."""
        about = {"shards": self.shards, "together": TOGETHER, "total": self.total}
        self._write("index", {**about, **words.rules()})
        for shard in range(self.shards):
            self._write(f"words/{shard:x}", _postings(self.notes.of(f"words-{shard}")))
        for number in range(self._last // TOGETHER + 1):
            lines = (line.split("\t", 1) for line in self.notes.of(f"papers-{number}"))
            papers = {int(key): json.loads(shown) for key, shown in lines}
            if papers:
                self._write(f"papers/{number}", dict(sorted(papers.items())))
        self.notes.forget()

    def _note(self, word: str, number: int) -> None:
        self.notes.add(f"words-{shard_of(word, self.shards)}", f"{word}\t{number}")

    def _write(self, name: str, content: Mapping[Any, Any]) -> None:
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        self.folder.write(f"search/{name}.json", text)


class Notes:
    """Lines by name, kept in memory until they are many and then on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self._kept: dict[str, list[str]] = {}
        self._size = 0

    def add(self, name: str, line: str) -> None:
        """Note one line."""
        self._kept.setdefault(name, []).append(line)
        self._size += len(line)
        if self._size > KEPT_IN_MEMORY:
            self._put_away()

    def of(self, name: str) -> Iterator[str]:
        """Everything noted under ``name``."""
        path = self.folder / name
        if path.exists():
            with path.open() as lines:
                yield from (line.rstrip("\n") for line in lines)
        yield from self._kept.get(name, ())

    def forget(self) -> None:
        """Nothing of it stays."""
        shutil.rmtree(self.folder)

    def _put_away(self) -> None:
        for name, lines in self._kept.items():
            with (self.folder / name).open("a") as file:
                file.writelines(f"{line}\n" for line in lines)
        self._kept, self._size = {}, 0


def shard_of(word: str, shards: int) -> int:
    """The shard of ``word``: a sum over its UTF-16 units, which ``search.js`` computes as well."""
    total = 0
    units = word.encode("utf-16-le")
    for low, high in zip(units[::2], units[1::2], strict=True):
        total = (total * 31 + low + high * 256) & 0xFFFFFFFF
    return total % shards


def _postings(lines: Iterator[str]) -> dict[str, list[int]]:
    """The numbers of each word, each as its distance from the one before."""
    found: dict[str, list[int]] = {}
    for line in lines:
        word, number = line.split("\t")
        found.setdefault(word, []).append(int(number))
    return {
        word: [after - before for before, after in pairwise([0, *sorted(numbers)])]
        for word, numbers in sorted(found.items())
    }


def _power_of_two(wanted: int) -> int:
    return min(MOST_SHARDS, max(FEWEST_SHARDS, 1 << max(0, wanted - 1).bit_length()))
