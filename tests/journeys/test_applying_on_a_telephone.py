"""Somebody applies for information on a telephone, keeps the receipt, and follows the request."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from app.kit.db import db, transaction
from tests.journeys import looks
from tests.journeys.chromium import TELEPHONE
from tests.journeys.live import Product
from tests.portal.papers import paper
from tests.requests.office import IDENTITY, Office

FROM_HERE = {"viewport": TELEPHONE, "has_touch": True, "is_mobile": True}
PUBLIC = "关于2025年农贸市场升级改造补助资金发放名单的公示"
ASKED = (
    "2025年农贸市场升级改造补助资金的发放名单和金额\n"
    "见https://www.yunchuan.example/tongzhi/2025/nongmaoshichangshengjigaizaobuzhuzijin.html"
)


@pytest.fixture(scope="module")
def here(product: Product) -> str:
    """Where an organ takes applications; it has published something that is often asked for."""
    with product.app.app_context():
        with transaction():
            office = Office()
            paper(office.organ, PUBLIC)
            code = office.organ.code
        db.session.remove()
    return f"/p/{code}/apply"


def fill_in(page: Any) -> None:
    page.get_by_label("您申请公开哪些政府信息？").fill(ASKED)
    page.get_by_label("申请人姓名或名称").fill("𠮷田·买买提")
    page.get_by_label("证件号码").first.fill(IDENTITY)
    page.get_by_label("联系电话", exact=True).fill("13800000000")


def number_and_code(page: Any) -> tuple[str, str]:
    """What stands on the receipt."""
    page.wait_for_url("**/follow/receipt")
    text = page.locator("main").inner_text()
    number = re.search(r"云商依申〔\d+〕\d+号", text)
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", text)
    assert number and code
    return number[0], code[0]


def follow(page: Any, number: str, code: str) -> None:
    page.get_by_label("登记号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询", exact=True).tap()
    page.wait_for_url("**/follow/request")


def test_from_the_start_page_to_the_form(visitor: Callable[..., Any], here: str) -> None:
    page = visitor("/", **FROM_HERE)

    page.locator("main").get_by_role("link", name="依申请公开").tap()
    page.wait_for_url(f"**{here}")
    looks.check(page)
    page.locator("main").get_by_role("link", name="公民申请").tap()
    page.wait_for_url("**/form")

    looks.check(page)


def test_from_the_form_to_the_receipt_and_back(visitor: Callable[..., Any], here: str) -> None:
    # given somebody who writes what he wants; what is public is offered
    page = visitor(f"{here}/form", **FROM_HERE)
    fill_in(page)
    page.locator("#alike").get_by_text(PUBLIC).wait_for()
    looks.check(page)

    # when he goes on all the same, looks at it once more and sends it
    page.get_by_role("button", name="下一步：核对").tap()
    page.wait_for_url("**/check")
    assert "𠮷田·买买提" in page.locator("main").inner_text()
    assert ASKED in page.locator("main").inner_text()
    looks.check(page)
    page.get_by_role("button", name="提交申请").tap()

    # then he has number and code, and with both the request is there again, elsewhere
    number, code = number_and_code(page)
    looks.check(page)
    again = visitor("/follow", **FROM_HERE)
    looks.check(again)
    follow(again, number, code)
    assert "等待工作机构办理" in again.locator("main").inner_text()
    looks.check(again)


def test_who_left_something_out_comes_to_what_is_missing(
    visitor: Callable[..., Any], here: str
) -> None:
    page = visitor(f"{here}/form", java_script_enabled=False, **FROM_HERE)
    fill_in(page)
    page.get_by_label("联系电话", exact=True).fill("1")

    page.get_by_role("button", name="下一步：核对").tap()
    page.wait_for_url("**/check")

    summary = page.get_by_role("alert")
    assert "电话号码不完整" in summary.inner_text()
    assert summary.evaluate("each => each === document.activeElement")


def test_without_scripts_one_looks_first_and_need_not_apply(
    visitor: Callable[..., Any], here: str
) -> None:
    page = visitor(f"{here}/form", java_script_enabled=False, **FROM_HERE)
    fill_in(page)

    page.get_by_role("button", name="先查一查是否已经公开").tap()
    page.wait_for_url("**/check")
    assert page.locator("#alike").get_by_text(PUBLIC).is_visible()
    assert page.get_by_label("申请人姓名或名称").input_value() == "𠮷田·买买提"
    page.get_by_role("button", name="已找到，无需申请").tap()
    page.wait_for_url("**/found")

    assert "没有提交任何申请" in page.locator("main").inner_text()


@pytest.mark.parametrize("path", ["", "/blank", "/form?who=organisation", "/found"])
def test_every_page_of_the_entry_is_open_to_everyone(
    visitor: Callable[..., Any], here: str, path: str
) -> None:
    looks.check(visitor(f"{here}{path}", **FROM_HERE))
