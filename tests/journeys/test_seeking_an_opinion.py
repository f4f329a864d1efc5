"""The office asks a company; somebody there answers on a telephone; the office weighs it."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from app.kit.db import db, transaction
from app.kit.time import now
from app.people.passwords import hashed
from tests.factories import PASSWORD
from tests.journeys import looks
from tests.journeys.chromium import SCREEN, TELEPHONE
from tests.journeys.live import Product
from tests.requests.office import Office
from tests.requests.opinions.conftest import Seeking

FROM_HERE = {"viewport": TELEPHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def case(product: Product) -> dict[str, str]:
    """A request at the step where opinions are sought, and who works on it."""
    with product.app.app_context():
        with transaction():
            office = Office()
            office.at = now()
            office.clerk.password_hash = hashed(PASSWORD)
            found = {"path": str(Seeking(office).request.id), "login": office.clerk.login}
        db.session.remove()
    return found


def prepare(page: Any) -> None:
    """The clerk fills in whom to ask."""
    page.get_by_label("被征求意见方类别").select_option("an organisation")
    page.get_by_label("名称（姓名）").fill("云川鲜达市场有限公司")
    page.get_by_label("电子邮箱").fill("legal@xianda.example")
    page.get_by_label("信息名称").fill("农贸市场补助资金发放表")
    page.get_by_label("涉及该方的内容").fill("贵公司获得补助的金额和用途")
    page.get_by_label("补助资金发放表.txt").check()
    page.get_by_role("button", name="添加", exact=True).click()
    page.get_by_role("button", name="全部编号并生成意见书").wait_for()


def send_out(page: Any) -> None:
    """The letter is numbered, printed and handed over."""
    page.get_by_role("button", name="全部编号并生成意见书").click()
    page.get_by_role("link", name="去送达意见书").click()
    the_worker_prints(page)
    page.get_by_text("盖章、送达、撤销").first.click()
    looks.check(page)
    form = page.locator("#letters form[action$='/service']")
    form.get_by_label("送达方式").select_option("direct")
    form.get_by_label("签收人，或者送达的地址").fill("周先生")
    form.get_by_role("button", name="登记送达").click()
    page.get_by_text("制作告知申请人的征求意见告知书").wait_for()


def the_worker_prints(page: Any) -> None:
    """It takes seconds; the page shows the letter when it is opened again."""
    printed = page.locator("#letters").get_by_role("link", name="PDF")
    for _ in range(60):
        if printed.count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError("The letter was not printed.")


def number_and_code(page: Any) -> tuple[str, str]:
    """What stands on the slip for printing, once."""
    page.get_by_text("生成并显示新的校验码（仅显示一次）").first.click()
    page.get_by_role("button", name="生成并显示新的校验码（仅显示一次）").click()
    page.get_by_role("heading", name="网上反馈意见校验码告知单").wait_for()
    text = page.locator("main").inner_text()
    number = re.search(r"云商公开〔\d+〕\d+号-征", text)
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", text)
    assert number and code
    return number[0], code[0]


def answer(page: Any, number: str, code: str) -> None:
    """Somebody of the company opens the letter and does not agree."""
    looks.check(page)
    page.locator("#number").fill(number)
    page.locator("#code").fill(code)
    page.get_by_role("button", name="打开征求意见书").tap()
    page.wait_for_url("**/opinion/letter")
    assert "王建军" not in page.content()
    looks.check(page)
    page.get_by_label("不同意公开", exact=True).check()
    page.get_by_label("不同意公开的内容及理由").fill("客户名单涉及商业秘密")
    page.get_by_label("填写人姓名和职务").fill("周先生 法务")
    page.get_by_label("联系电话").fill("13900000000")
    page.get_by_role("button", name="下一步：核对").tap()
    page.wait_for_url("**/opinion/check")
    looks.check(page)
    page.get_by_role("button", name="提交意见").tap()
    page.wait_for_url("**/opinion/letter")
    page.get_by_role("heading", name="意见已收到").wait_for()
    looks.check(page)


def test_from_the_letter_to_what_it_weighs(
    colleague: Callable[..., Any], visitor: Callable[..., Any], case: dict[str, str]
) -> None:
    # given a clerk who asks a company
    page = colleague(case["login"], PASSWORD, viewport=SCREEN)
    page.goto(f"/requests/{case['path']}")
    page.get_by_role("link", name="征求意见", exact=True).click()
    looks.check(page)
    prepare(page)
    looks.check(page)
    send_out(page)
    looks.check(page)
    page.goto(f"/requests/{case['path']}/opinions")
    page.get_by_role("link", name="云川鲜达市场有限公司").click()
    looks.check(page)
    number, code = number_and_code(page)
    looks.check(page)

    # when the company answers on a telephone
    answer(visitor("/opinion", **FROM_HERE), number, code)

    # then the office finds it, weighs it and the case goes on
    page.goto(f"/requests/{case['path']}/opinions")
    page.get_by_role("link", name="云川鲜达市场有限公司").click()
    assert "客户名单涉及商业秘密" in page.locator("main").inner_text()
    looks.check(page)
    page.get_by_label("不予公开").check()
    page.get_by_role("button", name="研究该意见").click()
    page.get_by_role("link", name="本申请的全部征求意见书").click()
    page.get_by_role("button", name="全部研究完毕，转下一环节").click()
    page.get_by_text("意见已全部研究，案件转入下一环节。").wait_for()
