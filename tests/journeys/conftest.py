"""What journeys stand on: the running product, browsers that hear every complaint.

``product`` is one for each file, as each file is one story; ``visitor(...)`` is a person before
a browser of his own. A page that breaks the content security policy, throws an error or gets an
answer of 5xx fails the test, whatever the test asks about.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.chromium import ARGUMENTS, CHROMIUM, READER, SCREEN, Complaints, what_is_missing
from tests.journeys.live import Product, running

MISSING = what_is_missing()
collect_ignore_glob = ["test_*.py"] if MISSING else []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The machine's Chromium, never one that a test tool has fetched."""
    return {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A reader in China."""
    return {**READER, "viewport": SCREEN}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product on an empty database, one for each story."""
    with running(tmp_path_factory.mktemp("journey")) as product:
        yield product


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Everything pages complained about; nobody may."""
    complaints = Complaints()
    yield complaints
    assert complaints.heard == []


@pytest.fixture
def visitor(
    product: Product, browser: Any, browser_context_args: dict[str, Any], complaints: Complaints
) -> Iterator[Callable[..., Any]]:
    """``visitor(path, **context)``: somebody before a browser of his own, at ``path``."""
    contexts: list[Any] = []

    def arrive(path: str = "/", **context: Any) -> Any:
        wanted = {**browser_context_args, "base_url": product.address, **context}
        contexts.append(browser.new_context(**wanted))
        page = contexts[-1].new_page()
        complaints.listen(page)
        page.goto(path)
        return page

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def colleague(visitor: Callable[..., Any]) -> Callable[..., Any]:
    """``colleague(login, password)``: the same, signed in by the sign-in page."""

    def sign_in(login: str, password: str, **context: Any) -> Any:
        page = visitor("/sign-in", **context)
        page.locator("#login").fill(login)
        page.locator("#password").fill(password)
        page.locator("main form").first.locator("[type=submit]").click()
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    return sign_in
