"""Where each page of the portal stands in the export, and links that hold in any folder. Pure."""

import hashlib
import posixpath
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from app.files.names import clean_name

ASSETS = "assets"
LONGEST_NAME = 180  # bytes; file systems take 255
Values = Mapping[str, Any]


def organ_folder(code: str) -> str:
    """The folder of one organ; of all organs together when there is no code."""
    return f"p/{code}" if code else "search"


def list_folder(code: str, narrowed: str = "", value: str = "") -> str:
    """The folder of a list, narrowed to a year, a theme, a heading or a part."""
    folder = organ_folder(code)
    if narrowed == "theme":
        return f"{folder}/theme-{hashlib.sha256(value.encode()).hexdigest()[:10]}"
    if narrowed == "part":
        return f"{folder}/{value}"
    return f"{folder}/{narrowed}-{value}" if narrowed else folder


def list_page(values: Values, name: str = "index.html") -> str:
    """A page of the list that ``values`` describe the way the portal's addresses do."""
    narrowed = next((each for each in ("section", "theme", "year", "part") if each in values), "")
    code = str(values.get("code", ""))
    return f"{list_folder(code, narrowed, str(values.get(narrowed, '')))}/{name}"


def document(values: Values) -> str:
    """The page of a document."""
    return f"p/{values['code']}/{values['public_id']}.html"


def attachment(values: Values) -> str:
    """A file of a document under the name it came with."""
    stem, dot, extension = clean_name(values["name"]).rpartition(".")
    room = LONGEST_NAME - len((dot + extension).encode())
    name = stem.encode()[:room].decode(errors="ignore") + dot + extension
    return f"p/{values['code']}/{values['public_id']}/{values['attachment_id']}/{name}"


PATHS: dict[str, Callable[[Values], str]] = {
    "portal.home": lambda _values: "index.html",
    "portal.search": list_page,
    "portal.organ": list_page,
    "portal.part": list_page,
    "portal.feed": lambda values: list_page(values, "feed.atom"),
    "portal.organ_feed": lambda values: list_page(values, "feed.atom"),
    "portal.document": document,
    "portal.version": lambda each: (
        f"p/{each['code']}/{each['public_id']}/version-{each['number']}.html"
    ),
    "portal.qr": lambda values: f"p/{values['code']}/{values['public_id']}/qr.svg",
    "portal.attachment": attachment,
}


def path_of(endpoint: str, values: Values) -> str:
    """The file that stands for the portal's ``endpoint`` with ``values``."""
    return PATHS[endpoint]({name: value for name, value in values.items() if value is not None})


class Links:
    """Links from the page being made, which is ``here``."""

    def __init__(self, base_url: str | None, versions: Mapping[str, str]) -> None:
        self.base_url = base_url.rstrip("/") if base_url else None
        self.here = "index.html"
        self.is_anywhere = False  # the page is shown at any address, as 404 pages are
        self._versions = versions

    def url_for(self, endpoint: str, **values: Any) -> str:
        """The same call as in a template of the portal."""
        return self.to(path_of(endpoint, values))

    def static_url(self, name: str) -> str:
        """A built file, with its version."""
        return f"{self.to(f'{ASSETS}/{name}')}?v={self._versions[name]}"

    def to(self, path: str) -> str:
        """A link from here to ``path``."""
        if self.is_anywhere:
            root = urlsplit(self.base_url).path if self.base_url else ""
            return f"{root}/{quote(path)}"
        return quote(posixpath.relpath(path, posixpath.dirname(self.here) or "."))

    def whole(self, path: str) -> str:
        """The whole address of ``path``; without a known host, a link from here."""
        return f"{self.base_url}/{quote(path)}" if self.base_url else self.to(path)
