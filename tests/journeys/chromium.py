"""The machine's own Chromium: whether it is there, how it starts, what a page must never do."""

import os
import shutil
from importlib.util import find_spec
from typing import Any

# Without its desktop window Chromium starts and draws in two thirds of the time.
KINDS = ("chromium-headless-shell", "chromium")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, KINDS)), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READER = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "reduced_motion": "reduce"}
SCREEN = {"width": 1366, "height": 800}
TELEPHONE = {"width": 360, "height": 740}

TELL_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
AN_ANSWER_OF_4XX = "Failed to load resource: the server responded with a status of 4"


def what_is_missing() -> str | None:
    """Why journeys cannot run here; None when they can."""
    if CHROMIUM is None:
        return "Journeys are left out: there is no Chromium on this machine."
    if find_spec("pytest_playwright") is None:
        return "Journeys are left out: Playwright is not installed (requirements-dev.txt)."
    return None


class Complaints:
    """What pages said was wrong: script errors, refused contents, answers of 5xx."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def listen(self, page: Any) -> None:
        """Hear everything ``page`` complains about from now on."""
        page.add_init_script(TELL_VIOLATIONS)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"{page.url}: {error}"))
        page.on("response", self._response)

    def _console(self, message: Any) -> None:
        if message.type == "error" and not message.text.startswith(AN_ANSWER_OF_4XX):
            self.heard.append(f"{message.location.get('url')}: {message.text}")

    def _response(self, response: Any) -> None:
        if response.status >= 500:
            self.heard.append(f"{response.url}: {response.status}")
