"""保密审查 is moved before 领导审批: drawn, checked, approved by a second person, and worked by."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from app.admin.demonstration import load
from app.admin.demonstration.people import PASSWORD
from app.kit.db import db
from app.kit.time import now
from tests.journeys import drawing, looks
from tests.journeys.live import Product
from tests.journeys.test_the_walk import SECRECY, TITLE, claim, decide, open_item, submit, write

Colleague = Callable[[str], Any]
NEW_ORDER = {
    "forwarded": "secrecy_review",
    "may_be_open": "sign",
    "opinion_open": "sign",
    "is_proactive": "office_release",
}


@pytest.fixture(scope="module")
def told(product: Product) -> Flask:
    """The demonstration, as `make run` loads it."""
    with product.app.app_context():
        load.load(at=now())
        db.session.remove()
    return product.app


@pytest.fixture
def person(told: Flask, colleague: Callable[..., Any]) -> Colleague:
    return lambda login: colleague(login, PASSWORD)


def taking_the_review_out_is_refused(page: Any) -> None:
    drawing.choose(page, "secrecy_review")
    drawing.after(page, lambda: drawing.field(page, "delete").click())

    finding = page.locator("#designer-findings li[data-rule=publish-unreviewed]")
    assert "《政府信息公开条例》第十七条" in finding.inner_text()
    for drawn in ("sign", "office_release", "publish", "released"):
        assert "mc-way" in page.locator(f".djs-element[data-element-id={drawn}]").get_attribute(
            "class"
        )
    assert drawing.after(page, lambda: page.locator("[data-act=undo]").click()) == drawing.SOUND


def the_review_is_moved(page: Any) -> None:
    def lead() -> None:
        for flow, to in NEW_ORDER.items():
            drawing.lead(page, flow, to)

    assert drawing.after(page, lead) == drawing.SOUND
    drawing.save(page)


def it_is_sent_for_approval(page: Any) -> str:
    page.get_by_role("link", name="比较并报批").click()
    assert "调整顺序" in page.locator("main").inner_text()
    looks.check(page)
    page.locator("[name=note]").fill("先审查后签发。")
    page.get_by_role("button", name="报批", exact=True).click()
    page.locator("text=已报批").wait_for()
    assert page.get_by_role("button", name="批准生效").count() == 0
    return str(page.url)


def a_second_person_approves(page: Any, address: str) -> None:
    page.goto(address)
    looks.check(page)
    page.get_by_role("button", name="批准生效").click()
    page.locator("text=已生效。").wait_for()
    page.goto("/admin/procedures/proactive_review")
    rows = page.locator("#versions tbody tr").all_inner_texts()
    assert len(rows) == 2
    assert rows[0].split()[-1] == "0"  # running cases stay on version 1
    assert int(rows[1].split()[-1]) > 0


def a_new_item_takes_the_new_way(person: Colleague) -> None:
    clerk = person("lixiaoyan")
    write(clerk, "各有关单位：\n请于十二月底前完成市场巡查并报送情况。")
    submit(clerk)
    head, office = person("zhaojianguo"), person("liumin")
    claim(head)
    decide(head, "approve", attribute_confirmed="yes", is_complete="yes", is_correct="yes")
    claim(office)
    decide(
        office, "approve", wording="yes", timing="yes", way="yes", chosen="张伟民（办公室，0001）"
    )

    leader, secrecy = person("zhangweimin"), person("zhengguoqiang")
    leader.goto("/inbox")
    assert leader.locator("main a", has_text=TITLE).count() == 0
    claim(secrecy)
    decide(secrecy, "open", **dict.fromkeys(SECRECY, "no"))
    open_item(leader, "")
    decide(leader, "approve", text="同意。")
    publisher = person("hejing")
    publisher.goto("/inbox/pool")
    assert publisher.locator("main a", has_text=TITLE).count() == 1


def test_the_secrecy_review_is_moved_before_the_leader(person: Colleague) -> None:
    page = person("sysadmin")
    page.goto("/admin/procedures/proactive_review")
    page.get_by_role("button", name="修改流程").click()
    drawing.ready(page)

    taking_the_review_out_is_refused(page)
    the_review_is_moved(page)
    address = it_is_sent_for_approval(page)
    a_second_person_approves(person("sysadmin2"), address)

    a_new_item_takes_the_new_way(person)
