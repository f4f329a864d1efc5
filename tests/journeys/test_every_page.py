"""Every page of the product, as its roles see it: on a screen and a telephone, in both languages.

A page is checked by axe (WCAG 2.2 AA) in Chinese on a screen and in English on a telephone; no
page may be wider than its screen, complain (scripts, policy, 5xx) or forget to be translated.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.admin.demonstration.people import PASSWORD
from tests.architecture.test_messages import chinese
from tests.journeys import looks
from tests.journeys.everything import ROLES, Ways, one_of_everything
from tests.journeys.live import Product

SCREEN = {"width": 1366, "height": 900}
TELEPHONE = {"width": 390, "height": 844}
WORKFLOWS = Path(__file__).parents[2] / "workflows"
EVERY_DIAGRAM_IS_DRAWN = """
() => [...document.querySelectorAll('figure.diagram')].every((figure) => figure.dataset.drawn)
"""
OWN_WORDS = """
() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    const isData = holder.closest('[lang^=zh], script, .diagram, option, mark, del, ins, q');
    if (!isData && /[\\u4e00-\\u9fff]/.test(text)) found.push(text);
  }
  return found;
}
"""


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """One demonstration for the whole file."""
    with one_of_everything(tmp_path_factory) as product:
        yield product


@pytest.fixture(scope="module")
def ways(product: Product) -> Ways:
    """The pages of every role."""
    return Ways(product.app)


@cache
def our_words() -> frozenset[str]:
    """Chinese that the product says, without what is also a word of a procedure."""
    drawn = "".join(path.read_text() for path in WORKFLOWS.glob("*.bpmn"))
    return frozenset(text for text in chinese().values() if f'"{text}"' not in drawn)


def test_links_lead_to_every_page(ways: Ways) -> None:
    assert sorted(ways.missed()) == []


@pytest.mark.parametrize("login", [*ROLES, ""], ids=[*ROLES, "public"])
def test_every_page_is_sound_in_both_languages_on_both_screens(
    visitor: Callable[..., Any], ways: Ways, login: str
) -> None:
    page = visitor("/sign-in", viewport=SCREEN)
    if login:
        page.locator("[name=login]").first.fill(login)
        page.locator("[name=password]").first.fill(PASSWORD)
        page.locator("main form").first.locator("[type=submit]").click()
        page.wait_for_url(lambda url: "/sign-in" not in url)

    wrong: list[str] = []
    for path in ways.pages[login]:
        page.set_viewport_size(SCREEN)
        page.goto(path)
        page.wait_for_function(EVERY_DIAGRAM_IS_DRAWN)
        wrong += looks.violations(page) + looks.misfits(page)
        page.set_viewport_size(TELEPHONE)
        wrong += looks.misfits(page)

    page.context.add_cookies([{"name": "language", "value": "en", "url": page.url}])
    for path in ways.pages[login]:
        page.set_viewport_size(TELEPHONE)
        page.goto(path)
        wrong += looks.violations(page) + looks.misfits(page)
        wrong += [f"{path}: {text}" for text in set(page.evaluate(OWN_WORDS)) & our_words()]
        page.set_viewport_size(SCREEN)
        wrong += looks.misfits(page)

    assert not wrong, "\n".join(wrong)
