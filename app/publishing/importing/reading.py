"""One paper from its bytes to its fields: page parted from paper, head from body, all doubts."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from app.files.errors import (
    BadFile,
    ExtensionNotAllowed,
    FileDamaged,
    FileEmpty,
    FileTooLarge,
)
from app.files.extraction.reading import READING_FAILURES
from app.files.names import IMPORTABLE, extension_of
from app.publishing.importing import annexes, furniture, metadata, oddities, sums, twice
from app.publishing.importing.errors import NoTextFound
from app.publishing.importing.fields import QUOTED, Found, fields_of
from app.publishing.importing.scripts import traditional_part
from app.publishing.importing.sources import READERS
from app.publishing.importing.values import Block, Doubt, Imported, Rule, Source

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 50


def read(name: str, content: bytes) -> Imported:
    """The paper in the file ``name``; one of ``files.errors`` when it cannot be read."""
    source = _source(name, content)
    swept = furniture.sweep(source.blocks)
    head = metadata.split(swept.blocks, source.stated)
    if not head.blocks and not head.values:
        raise NoTextFound(name=name)
    blocks, doubled = _once(head.blocks)
    found = fields_of(head, blocks, swept.furniture, is_page=source.is_page)
    lines = [block.text for block in found.body]
    doubtful = [
        *found.doubtful,
        *doubled,
        *_of_the_page(swept.furniture, source),
        *_of_the_head(found.paper),
        *_of_the_body(found, lines),
    ]
    return replace(
        found.paper,
        body="\n".join(map(_html, found.body)),
        text="\n".join(lines),
        doubtful=tuple(dict.fromkeys(doubtful)),
        digest=hashlib.sha256(content).hexdigest(),
    )


def _source(name: str, content: bytes) -> Source:
    extension = extension_of(name)
    if extension not in READERS:
        raise ExtensionNotAllowed(name=name, allowed="、".join(sorted(IMPORTABLE)))
    if not content:
        raise FileEmpty(name=name)
    if len(content) > MOST_MEGABYTES * MEGABYTE:
        raise FileTooLarge(name=name, most=MOST_MEGABYTES)
    try:
        source = READERS[extension](content, name)
    except BadFile:
        raise
    except READING_FAILURES:
        raise FileDamaged(name=name) from None
    if not source.blocks:
        raise NoTextFound(name=name)
    return source


def _once(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Doubt]]:
    """The body once when both halves are the same words; with it what a person should know."""
    for start in (0, 1):
        half = twice.second_half(blocks[start:])
        if half is not None:
            kept = blocks[: start + half]
            return kept, [Doubt("body", Rule.BODY_TWICE, blocks[start + half].text[:QUOTED])]
    if again := twice.nearly_twice(blocks):
        return blocks, [Doubt("body", Rule.BODY_NEARLY_TWICE, again[:QUOTED])]
    return blocks, []


def _of_the_page(page: Sequence[str], source: Source) -> Iterator[Doubt]:
    for line in page:
        yield Doubt("body", Rule.FURNITURE, " ".join(line.split())[:QUOTED])
    if not source.is_complete:
        yield Doubt("body", Rule.UNREAD_PAGES, "")


def _of_the_head(paper: Imported) -> Iterator[Doubt]:
    yield from oddities.foreign_words(paper.title, "title")
    yield from oddities.foreign_words("\n".join(paper.issuers), "issuers")


def _of_the_body(found: Found, lines: Sequence[str]) -> Iterator[Doubt]:
    text = "\n".join(lines)
    if not text:
        yield Doubt("body", Rule.NO_BODY, "")
    if part := traditional_part(f"{found.paper.title}\n{text}"):
        yield Doubt("body", Rule.TRADITIONAL, part)
    yield from oddities.foreign_words(text, "body")
    yield from oddities.garbled(text)
    yield from oddities.mixed_brackets(text, "body")
    yield from sums.sums_that_differ(lines)
    yield from annexes.missing_annexes(lines)


def _html(block: Block) -> str:
    """A block as clean HTML: the words as they stood, nothing of their looks."""
    if not block.rows:
        return f"<p>{escape(block.text, quote=False)}</p>"
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) + "</tr>"
        for row in block.rows
    )
    return f"<table><tbody>{rows}</tbody></table>"
