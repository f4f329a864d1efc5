"""What is known of a poisoned file, and packing office documents from their parts."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.files import samples

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
ID = "330100199001011231"


@dataclass(frozen=True)
class Poisoned:
    """A file; ``place`` is how the gate names where ``secret`` lies."""

    name: str
    content: bytes
    secret: str
    place: str


def relations(*each: tuple[str, str] | tuple[str, str, str]) -> str:
    """A part of relations: kind, target, and perhaps the mode."""
    rows = []
    for number, (kind, target, *mode) in enumerate(each, start=1):
        how = f' TargetMode="{mode[0]}"' if mode else ""
        rows.append(
            f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"{how}/>'
        )
    return f'<Relationships xmlns="{RELATIONS}">{"".join(rows)}</Relationships>'


def package(main: str, kind: str, parts: Mapping[str, bytes | str]) -> bytes:
    """An office document whose main part is ``main``."""
    types = (
        f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/>'
        '<Default Extension="bin" ContentType="application/octet-stream"/>'
        f'<Override PartName="/{main}" ContentType="{kind}"/></Types>'
    )
    if "word/header1.xml" in parts:
        header = kind.replace("document.main", "header")
        override = f'<Override PartName="/word/header1.xml" ContentType="{header}"/></Types>'
        types = types.replace("</Types>", override)
    root = relations(("officeDocument", main))
    return samples.archive({"[Content_Types].xml": types, "_rels/.rels": root, **parts})


def photograph(words: str) -> bytes:
    """A picture in which a camera has noted ``words``."""
    noted = b"Exif\0\0II*\0\x08\0\0\0\0\0" + words.encode()
    picture = samples.jpeg()
    return picture[:2] + b"\xff\xe1" + (len(noted) + 2).to_bytes(2, "big") + noted + picture[2:]
