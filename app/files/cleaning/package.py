"""Office documents as packages of parts: what the main part needs is kept, all else stays behind.

Parts are followed from the main one along relations of known kinds. A part of another kind, and
one that nothing leads to, is not copied, whatever it is.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.files.cleaning import pictures
from app.files.cleaning.removed import Removed
from app.files.cleaning.trees import drop, local, parsed, words, written
from app.files.errors import CannotBeCleaned
from app.files.extraction.passages import Where

EPOCH = (1980, 1, 1, 0, 0, 0)
ROOT = ""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = "{" + OFFICE + "}"
TYPES = "[Content_Types].xml"
SAFE_TARGETS = ("http://", "https://", "mailto:", "#")
PICTURES = {b"\x89PNG": pictures.cleaned_png, b"\xff\xd8\xff": pictures.cleaned_jpeg}
"""By how they begin: office programs name them as they like."""
USELESS_WITHOUT = frozenset({"headerReference", "footerReference", "embedRegular", "embedBold"})
PLAIN_PICTURES = frozenset(
    {*(".png", ".jpg", ".jpeg", ".jpe", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff", ".odttf")}
)
OWN_PARTS = re.compile(
    r"(?:comments|threadedComments?|people|persons?|webSettings|stylesWithEffects|calcChain|metadata"
    r"|externalLinks?|notesSlides?|notesMasters?|handoutMasters?|presProps|viewProps|tables?"
    r"|commentAuthors|theme|revisions|printerSettings|thumbnail|vmlDrawing|settings|fontTable)\b"
    r"|(?:comments|table|theme|printerSettings|vmlDrawing|threadedComment|person|commentAuthors)"
    r"[\w]*\.",
    re.IGNORECASE,
)
"""What programs write beside the text for themselves: left out without a word."""
COUNTED = frozenset(
    {
        *("Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs", "Slides"),
        *("HiddenSlides", "Notes", "MMClips", "DocSecurity", "ScaleCrop", "LinksUpToDate"),
        *("SharedDoc", "HyperlinksChanged"),
    }
)
"""What office programs note by themselves and nobody can have meant: left out without a word."""
STORED = re.compile(r"pivot|connections|queryTable|mailMerge|recipientData", re.IGNORECASE)


@dataclass(slots=True)
class Package:
    """The parts of one document by their names, each read when it is needed."""

    archive: zipfile.ZipFile
    name: str
    removed: Removed
    kinds: dict[str, str] = field(default_factory=dict)
    trees: dict[str, Any] = field(default_factory=dict)
    relations: dict[str, Any] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def follow(self, kept: frozenset[str]) -> str:
        """Find what is kept, beginning at the package; the name of the main part."""
        waiting = [(ROOT, frozenset({"officeDocument"}))]
        while waiting:
            part, allowed = waiting.pop()
            for target, kind in self._related(part, allowed):
                if target not in self.kinds:
                    self.kinds[target] = kind
                    waiting.append((target, kept))
        found = next((part for part, kind in self.kinds.items() if kind == "officeDocument"), "")
        if not found:
            raise CannotBeCleaned(name=self.name)
        return found

    def _related(self, part: str, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Where the relations of a part lead; those of other kinds are taken out."""
        place = rels_of(part)
        if place not in self.archive.NameToInfo:
            return
        root = parsed(self.archive.read(place))
        self.relations[part] = root
        for relation in list(root):
            kind = str(relation.get("Type", "")).rpartition("/")[2]
            target = str(relation.get("Target", ""))
            if relation.get("TargetMode", "").strip().lower() == "external":
                if kind != "hyperlink" or not target.strip().lower().startswith(SAFE_TARGETS):
                    self._note_link(kind, target)
                    drop(relation)
            elif kind in allowed and self._can_be_kept(resolved(part, target)):
                yield resolved(part, target), kind
            else:
                drop(relation)

    def _can_be_kept(self, part: str) -> bool:
        """A part that is there. Drawings in SVG always have a picture beside them."""
        return part in self.archive.NameToInfo and not part.lower().endswith(".svg")

    def _note_link(self, kind: str, target: str) -> None:
        if kind == "attachedTemplate":
            self.removed.note(Where.PROPERTY, target, name="Template")
        elif kind != "externalLinkPath":
            self.removed.note(Where.LINK, target)

    def of_kind(self, *kinds: str) -> list[str]:
        """The kept parts that were found by relations of these kinds, in order of their names."""
        return sorted((part for part, kind in self.kinds.items() if kind in kinds), key=_in_order)

    def tree(self, part: str) -> Any:
        """The tree of a part, to be changed."""
        if part not in self.trees:
            self.trees[part] = parsed(self.archive.read(part))
        return self.trees[part]

    def drop(self, part: str) -> None:
        """Leave a part out, with what leads to it."""
        self.kinds.pop(part, None)
        self.trees.pop(part, None)
        for source, root in self.relations.items():
            for relation in list(root):
                if resolved(source, relation.get("Target", "")) == part:
                    drop(relation)

    def drop_whole(self, part: str) -> None:
        """Leave a part out with the pictures, charts and drawings that only it had."""
        reached = list(self.targets(part).values())
        self.relations.pop(part, None)
        self.told.add(part)
        self.drop(part)
        for each in reached:
            elsewhere = (self.targets(source).values() for source in self.relations)
            if each in self.kinds and not any(each in targets for targets in elsewhere):
                self.drop_whole(each)

    def left_out(self) -> Iterator[str]:
        """Parts of the original that the copy does not have."""
        for name in self.archive.namelist():
            is_frame = name == TYPES or name.endswith((".rels", "/"))
            if not is_frame and name not in self.kinds and name not in self.told:
                yield name

    def targets(self, part: str) -> dict[str, str]:
        """Where the relations of a part lead, by their names."""
        root = self.relations.get(part)
        return {each.get("Id"): resolved(part, each.get("Target", "")) for each in _each(root)}

    def save(self, target: Path) -> None:
        """Write the copy: the same content gives the same bytes."""
        parts = {part: self._content(part) for part in sorted(self.kinds)}
        for part in (ROOT, *sorted(self.kinds)):
            if part in self.relations and len(self.relations[part]):
                parts[rels_of(part)] = written(self.relations[part])
        parts = {TYPES: written(self._types()), **parts}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in parts.items():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, content)

    def _content(self, part: str) -> bytes:
        if part in self.trees:
            self._forget_lost_relations(part)
            return written(self.trees[part])
        suffix = posixpath.splitext(part)[1].lower()
        content = self.archive.read(part)
        for mark, cleaner in PICTURES.items():
            if content.startswith(mark):
                return self._picture(content, cleaner)
        if suffix in (".xml", ".vml"):
            self.tree(part)
            return self._content(part)
        if suffix not in PLAIN_PICTURES:
            raise CannotBeCleaned(name=self.name)
        return content

    def _picture(self, content: bytes, cleaner: Callable[..., bytes]) -> bytes:
        """A picture as it is drawn; what a camera has noted in it is told once."""
        noted = Removed()
        cleaned = cleaner(content, self.name, noted)
        if noted.passages:
            self.removed.note(Where.PICTURE_DATA, " ".join(each.text for each in noted.passages))
        return cleaned

    def _forget_lost_relations(self, part: str) -> None:
        """A reference to what is not copied is taken out, so that the copy opens without repair."""
        known = {each.get("Id") for each in _each(self.relations.get(part))}
        for element in list(self.trees[part].iter("*")):
            for name, value in element.attrib.items():
                if name.startswith(RELATED) and value not in known:
                    del element.attrib[name]
                    if local(element) in USELESS_WITHOUT:
                        drop(element)

    def _types(self) -> Any:
        root = parsed(self.archive.read(TYPES))
        kept = {"/" + part for part in self.kinds}
        for each in list(root):
            if local(each) == "Override" and each.get("PartName") not in kept:
                drop(each)
        return root


def _each(root: Any) -> list[Any]:
    return [] if root is None else list(root)


def _in_order(part: str) -> tuple[int, str]:
    """``slide10`` behind ``slide9``."""
    return len(part), part


def rels_of(part: str) -> str:
    """The name of the part that holds the relations of ``part``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def resolved(part: str, target: str) -> str:
    """The name of the part a relation of ``part`` leads to."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def note_left_out(package: Package) -> None:
    """Who made the document, with what, for whom, and what else lies beside it."""
    for part in package.left_out():
        suffix = posixpath.splitext(part)[1].lower()
        if part.startswith("docProps/") and suffix == ".xml":
            for each in parsed(package.archive.read(part)).iter("*"):
                _note_property(each, package.removed)
        elif OWN_PARTS.search(part) or "itemProps" in part or suffix == ".psmdcp":
            continue
        elif suffix in (".xml", ".vml"):
            where = Where.STORED_TABLE if STORED.search(part) else Where.CUSTOM_PART
            said = words(parsed(package.archive.read(part)), "*")
            package.removed.note(where, " ".join(said.split()))
        else:
            package.removed.note(Where.EMBEDDED, posixpath.basename(part))


def _note_property(element: Any, removed: Removed) -> None:
    parent = element.getparent()
    is_counted = local(element) in COUNTED or parent is not None and local(parent) == "variant"
    if not len(element) and (element.text or "").strip() and not is_counted:
        own = parent.get("name") if parent is not None else None
        removed.note(Where.PROPERTY, element.text, name=own or local(element))
