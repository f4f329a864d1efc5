"""The lists of the export: all, by year, theme and heading, in pages that stay what they are.

Pages are counted from the oldest document, and the newest stand on the list's first page. What is
published next changes that page alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.kit.paging import PAGE_SIZE
from app.law.sections import PARTS, STATUTORY
from app.portal.queries import Paper, Publisher
from app.portal.queries.export import Amount
from app.portal.static_export.addresses import list_page
from app.portal.static_export.site import Site
from app.publishing.models import Section, Validity


@dataclass(frozen=True, slots=True)
class Row:
    """A document as a list shows it."""

    organ_code: str
    organ_name: str
    public_id: str
    title: str
    document_number: str
    theme: str
    published_at: datetime
    validity: Validity
    has_all_words: bool = True


@dataclass(frozen=True, slots=True)
class Which:
    """One list: of an organ or of all (no code), narrowed to a year, theme, heading or part."""

    code: str = ""
    narrowed: str = ""
    value: str = ""

    @property
    def values(self) -> Mapping[str, str]:
        """What the portal's address of the list would ask."""
        code = {"code": self.code} if self.code else {}
        return {**code, **({self.narrowed: self.value} if self.narrowed else {})}


class Lists:
    """Takes documents one after the other, oldest first, and writes each page when it is full."""

    def __init__(self, site: Site, organs: Sequence[Publisher], amounts: Sequence[Amount]) -> None:
        self.site = site
        self.organs = {organ.code: organ for organ in organs}
        self.lengths: Counter[Which] = Counter()
        for each in amounts:
            for which in _lists_of(each.organ_code, each.section, each.year, each.theme):
                self.lengths[which] += each.count
        self._waiting: dict[Which, list[Row]] = defaultdict(list)
        self._pages: Counter[Which] = Counter()

    def add(self, paper: Paper) -> None:
        """List ``paper`` wherever it belongs."""
        self.organs.setdefault(paper.organ.code, paper.organ)
        row = Row(
            paper.organ.code,
            paper.organ.name,
            paper.public_id,
            paper.title,
            paper.document_number,
            paper.theme,
            paper.published_at,
            paper.validity,
        )
        for which in _lists_of(row.organ_code, paper.section, paper.year, row.theme):
            waiting = self._waiting[which]
            waiting.append(row)
            if len(waiting) == PAGE_SIZE and self._pages[which] < self._further_pages(which):
                self._pages[which] += 1
                self._write(which, waiting, number=self._pages[which])
                self._waiting[which] = []

    def finish(self) -> None:
        """Write the first page of every list; headings without a document have one too."""
        for which in {*self._waiting, *self._of_every_organ(), Which()}:
            self._write(which, self._waiting.get(which, []), number=None)

    def _of_every_organ(self) -> Iterator[Which]:
        for code in self.organs:
            yield Which(code)
            yield from (Which(code, "section", heading.value) for heading in STATUTORY)
            yield from (Which(code, "part", part.value) for part in PARTS)

    def _further_pages(self, which: Which) -> int:
        """How many full pages follow the first, which holds one page and what is left over."""
        return max(0, self.lengths[which] // PAGE_SIZE - 1)

    def _write(self, which: Which, rows: list[Row], *, number: int | None) -> None:
        further = self._further_pages(which)
        older = (number or further + 1) - 1
        newer = number + 1 if number is not None and number < further else None
        organ = self.organs.get(which.code)
        names = ("section", "part")
        section = Section(which.value) if which.narrowed in names else None
        self.site.page_at(
            list_page(which.values, f"page-{number}.html" if number else "index.html"),
            "portal/static_listing.html",
            _endpoint(which),
            which.values,
            organ=organ,
            which=which,
            section=section,
            rows=rows[::-1],
            older=f"page-{older}.html" if older else None,
            newer=f"page-{newer}.html" if newer else ("index.html" if number else None),
            lists=self._narrower(which) if number is None and not which.narrowed else None,
        )

    def _narrower(self, which: Which) -> dict[str, list[tuple[Any, int]]]:
        """The lists within ``which``, with their lengths."""
        within = [each for each in self.lengths if each.code == which.code]
        counted = {
            narrowed: sorted(
                (each.value, self.lengths[each]) for each in within if each.narrowed == narrowed
            )
            for narrowed in ("year", "theme")
        }
        headings = [
            (heading, self.lengths[Which(which.code, "section", heading.value)])
            for heading in (STATUTORY if which.code else ())
        ]
        return {"years": counted["year"][::-1], "themes": counted["theme"], "headings": headings}


def _endpoint(which: Which) -> str:
    if which.narrowed == "part":
        return "portal.part"
    return "portal.organ" if which.code else "portal.search"


def _lists_of(code: str, section: Section, year: int, theme: str) -> Iterator[Which]:
    """Every list a document belongs to. The parts of a platform are no statutory content."""
    codes = ("", code) if section in STATUTORY else ("",)
    for each in codes:
        yield Which(each)
        yield Which(each, "year", str(year))
        if theme:
            yield Which(each, "theme", theme)
    yield Which(code, "section" if section in STATUTORY else "part", section.value)
