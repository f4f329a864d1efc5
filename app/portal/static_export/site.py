"""The portal's own templates, made into files: the same pages with links that need no server."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment

from app.portal.static_export.addresses import ASSETS, Links, path_of
from app.portal.static_export.target import Folder
from app.ui.assets import DIST, version_of

STYLES_AND_SCRIPTS = ("app.css", "app.js", "icons.svg", "favicon.svg", "licences.txt")
SEARCH = Path(__file__).parent / "search.js"


class Site:
    """Makes pages with ``environment`` and writes them to ``folder``."""

    def __init__(
        self,
        folder: Folder,
        environment: Environment,
        *,
        config: Mapping[str, Any],
        base_url: str | None,
    ) -> None:
        self.folder = folder
        self.unreadable: set[str] = set()
        self.links = Links(base_url, {name: version_of(name) for name in STYLES_AND_SCRIPTS})
        # Macros know an environment's globals alone, so it is these that are replaced.
        self._environment = environment.overlay()
        self._environment.globals = {
            **environment.globals,
            "url_for": self.links.url_for,
            "static_url": self.links.static_url,
        }
        self._shared = {
            "config": config,
            # What templates ask about; signing in and changing the language are not offered here.
            "live_site": (config["BASE_URL"] or "").rstrip("/"),
            "known_endpoints": {"portal.feed", *(["portal.qr"] if base_url else [])},
        }

    def page(self, template: str, endpoint: str, values: Mapping[str, Any], **context: Any) -> None:
        """Write the page that stands for ``endpoint`` with ``values``."""
        self.page_at(path_of(endpoint, values), template, endpoint, values, **context)

    def page_at(
        self,
        path: str,
        template: str,
        endpoint: str,
        values: Mapping[str, Any],
        **context: Any,
    ) -> None:
        """The same at ``path``: further pages of a list, or the page for wrong addresses."""
        self.links.here = path
        asked = {"endpoint": endpoint, "view_args": values}
        shown = self._environment.get_template(template)
        self.folder.write(path, shown.render(**self._shared, request=asked, **context))

    def wrong_address(self) -> None:
        """The page a web server shows for addresses that do not exist."""
        self.links.is_anywhere = True
        self.page_at("404.html", "portal/missing.html", "portal.missing", {})
        self.links.is_anywhere = False

    def assets(self) -> None:
        """The built files the pages load, and the search."""
        for name in STYLES_AND_SCRIPTS:
            self.folder.write(f"{ASSETS}/{name}", (DIST / name).read_bytes())
        self.folder.write("search/search.js", SEARCH.read_bytes())
