"""Somebody of the public looks for a paper, reads it, and meets what is no longer there."""

from collections.abc import Callable
from typing import Any

import pytest

from app.kit.db import db
from app.publishing.models import Validity
from tests import factories
from tests.journeys import looks
from tests.journeys.chromium import SCREEN, TELEPHONE
from tests.journeys.live import Product
from tests.portal.papers import NOON, changed, paper, taken_down

BODY = (
    "<p>各区县商务主管部门：</p><h2>一、支持以旧换新</h2><p>给予一次性补贴。</p>"
    "<table><tr><th>措施</th><th>牵头单位</th></tr><tr><td>以旧换新</td><td>市场运行科</td></tr></table>"
    "<p>云川市商务局</p><p>2026年3月2日</p>"
)


@pytest.fixture(scope="module")
def addresses(product: Product) -> dict[str, str]:
    """A few papers in every state, by what a test calls them."""
    with product.app.app_context():
        bureau = factories.organ()
        factories.organ("云川市司法局")
        for number in range(22):
            paper(bureau, f"关于开展夜间经济活动的通知（{number}）", body_html=BODY)
        wanted = paper(
            bureau,
            "关于促进消费若干措施的通知",
            document_number="云商发〔2026〕12号",
            body_html=BODY,
        )
        changed(wanted, explanation="更正联系电话", body=BODY)
        repealed = paper(
            bureau,
            "旧的通知",
            validity=Validity.REPEALED,
            validity_on=NOON.date(),
            replaced_by_id=wanted.id,
        )
        gone = taken_down(paper(bureau, "撤下的通知"), explanation="附件含有个人信息")
        at = f"/p/{bureau.code}"
        found = {
            "organ": at,
            "paper": f"{at}/{wanted.public_id}",
            "former": f"{at}/{wanted.public_id}/versions/1",
            "repealed": f"{at}/{repealed.public_id}",
            "gone": f"{at}/{gone.public_id}",
            "guide": f"{at}/guide",
            "heading": f"{at}?section=fees",
            "home": "/",
            "found": "/search?q=夜間經濟&year=2026",
            "nothing": "/search?q=xyzxyz",
            "missing": f"{at}/nothing",
            "nowhere": "/nowhere",
        }
        db.session.commit()
        db.session.remove()
    return found


def test_a_paper_is_found_by_its_number_in_any_brackets_and_read(
    visitor: Callable[..., Any], addresses: dict[str, str]
) -> None:
    page = visitor("/")

    page.get_by_role("searchbox").fill("雲商發[2026]12號")
    page.get_by_role("searchbox").press("Enter")
    page.locator(".listing a").first.click()

    assert page.locator("h1").inner_text() == "关于促进消费若干措施的通知"
    assert "云商发〔2026〕12号" in page.locator(".metadata").inner_text()


def test_the_address_of_what_was_taken_down_tells_why(
    visitor: Callable[..., Any], addresses: dict[str, str]
) -> None:
    page = visitor(addresses["gone"])

    assert "附件含有个人信息" in page.locator("main").inner_text()


def test_the_reader_changes_the_language_and_stays_on_the_page(
    visitor: Callable[..., Any], addresses: dict[str, str]
) -> None:
    page = visitor(addresses["paper"])

    page.get_by_role("link", name="English").click()

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith(addresses["paper"])
    looks.check(page)


@pytest.mark.parametrize("screen", [SCREEN, TELEPHONE], ids=["screen", "telephone"])
@pytest.mark.parametrize(
    "name",
    [
        "home",
        "organ",
        "guide",
        "heading",
        "found",
        "nothing",
        "paper",
        "former",
        "repealed",
        "gone",
        "missing",
    ]
    + ["nowhere"],
)
def test_every_public_page_is_open_to_everyone(
    visitor: Callable[..., Any], addresses: dict[str, str], name: str, screen: dict[str, int]
) -> None:
    page = visitor(addresses[name], viewport=screen)

    looks.check(page)


def test_without_scripts_everything_can_be_read(
    visitor: Callable[..., Any], addresses: dict[str, str]
) -> None:
    page = visitor(addresses["paper"], java_script_enabled=False)

    assert page.get_by_text("给予一次性补贴。").is_visible()
    assert page.locator("[data-print]").is_hidden()
