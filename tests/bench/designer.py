"""The drawing page until the diagram stands there, beside the plain example of bpmn-js.

Both draw the shipped procedure in one signed-in browser, served by the same process.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from playwright.sync_api import sync_playwright

from app.designer.actions import begin
from app.designer.shipped import deploy_shipped
from app.kit.db import transaction
from app.kit.time import now
from app.people.passwords import hashed
from tests import factories
from tests.bench import ground
from tests.bench.figures import Figure, against, in_turn, milliseconds
from tests.journeys.chromium import ARGUMENTS, CHROMIUM, READER, SCREEN
from tests.serving import web

RUNS = 7
PATIENCE = 60_000  # milliseconds


def figures() -> Iterator[Figure]:
    """Milliseconds from asking for the page to the drawing."""
    with ground.database("sqlite") as database:
        login, draft_id = _draft()
        with web(database, "tests.bench.served:app") as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            context = browser.new_context(
                base_url=f"http://127.0.0.1:{port}", viewport=SCREEN, **READER
            )
            page = context.new_page()
            _sign_in(page, login)
            draws = partial(_ready, page, f"/admin/procedures/drafts/{draft_id}/drawing")
            plain = partial(_ready, page, "/bench/plain")
            ours, theirs = in_turn(draws, plain, runs=RUNS)
            browser.close()
    yield against("designer.ready", "ms", ours, theirs, limit=2.0)


def _draft() -> tuple[str, UUID]:
    with transaction():
        deployed = deploy_shipped(now())
        by = factories.administrator("system")
        by.password_hash = hashed(factories.PASSWORD)
        draft = begin(deployed[0].id, by=by, key="bench", at=now())
    return by.login, draft.id


def _sign_in(page: Any, login: str) -> None:
    page.goto("/sign-in")
    page.locator("#login").fill(login)
    page.locator("#password").fill(factories.PASSWORD)
    page.locator("main form").first.locator("[type=submit]").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def _ready(page: Any, path: str) -> float:
    """From a blank page, so that nothing of the page before counts."""
    page.goto("about:blank")

    def open_it() -> None:
        page.goto(path, wait_until="commit")
        page.locator("[data-ready]").wait_for(state="attached", timeout=PATIENCE)

    return milliseconds(open_it)
