"""The walk of the README: from a clerk's draft through five people to the portal, in browsers."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from app.admin.demonstration import load
from app.admin.demonstration.people import PASSWORD
from app.kit.db import db
from app.kit.time import now, today
from tests.journeys.live import Product

TITLE = "关于开展冬季市场巡查的通知"
NUMBER = "云商运〔2026〕88号"
IDENTITY_NUMBER = "11010519491231002X"
SECRECY = ("state_secret", "work_secret", "trade_secret", "privacy", "aggregation", "stability")

Colleague = Callable[[str], Any]


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


def write(page: Any, body: str) -> None:
    page.goto("/documents/new")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=kind]").select_option("paper")
    page.locator("[name=document_number]").fill("云商运[2026]第088号")
    page.locator("[name=formed_on]").fill(today().isoformat())
    page.locator("[name=theme]").select_option(index=5)
    choose(page.locator("main form").first, "attribute", "proactive")
    page.locator("[name=body]").fill(body)
    save_and_go_to_submission(page)


def save_and_go_to_submission(page: Any) -> None:
    page.get_by_role("button", name="保存并提交").click()
    page.wait_for_url("**/submission")


def submit(page: Any) -> None:
    page.locator("main form").get_by_role("button", name="提交", exact=True).click()
    page.wait_for_url(lambda url: "/submission" not in url)


def open_item(page: Any, view: str) -> None:
    page.goto(f"/inbox{view}")
    page.locator("main a", has_text=TITLE).first.click()
    page.wait_for_url("**/steps/**")


def claim(page: Any) -> None:
    open_item(page, "/pool")
    page.get_by_role("button", name="签收", exact=True).first.click()
    page.locator("#opinion-form").wait_for()


def choose(form: Any, name: str, value: str) -> None:
    """Click the words beside a radio button or a tick, as people do."""
    button = form.locator(f"[name={name}][value={value}]")
    form.locator(f"label[for='{button.get_attribute('id')}']").click()
    assert button.is_checked()


def decide(page: Any, verdict: str, **more: str) -> None:
    form = page.locator("#opinion-form")
    choose(form, "verdict", verdict)
    for name, value in more.items():
        field = form.locator(f"[name={name}]")
        if field.first.get_attribute("type") == "radio":
            choose(form, name, value)
        elif field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    form.locator("[type=submit]:not([formaction])").click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".notice-wrong").count() == 0, page.locator(
        ".notice-wrong"
    ).all_inner_texts()


def clerk_submits(clerk: Any) -> None:
    write(clerk, f"各有关单位：\n联系人身份证号 {IDENTITY_NUMBER}，请报名参加巡查。")
    warned = clerk.locator("main").inner_text()
    assert "身份证号码" in warned
    assert IDENTITY_NUMBER not in warned
    assert "赵建国" in warned

    clerk.goto(clerk.url.replace("/submission", "/edit"))
    clerk.locator("[name=body]").fill("各有关单位：\n请于十二月底前完成市场巡查并报送情况。")
    save_and_go_to_submission(clerk)
    submit(clerk)


def head_returns_and_clerk_mends(head: Any, clerk: Any) -> None:
    claim(head)
    decide(head, "return", text="请写明巡查的范围和重点。", is_complete="no")

    open_item(clerk, "")
    clerk.get_by_role("link", name="打开编辑页").first.click()
    body = "各有关单位：\n请于十二月底前完成农贸市场和大型超市的巡查并报送情况。"
    clerk.locator("[name=body]").fill(body)
    save_and_go_to_submission(clerk)
    submit(clerk)


def head_sees_the_change_and_agrees(head: Any) -> None:
    claim(head)
    head.get_by_role("link", name="查看修改之处").first.click()
    assert "大型超市" in "".join(head.locator("ins").all_inner_texts())
    open_item(head, "")
    decide(head, "approve", attribute_confirmed="yes", is_complete="yes", is_correct="yes")


def the_others_agree(person: Colleague) -> None:
    office = person("liumin")
    claim(office)
    decide(
        office, "approve", wording="yes", timing="yes", way="yes", chosen="张伟民（办公室，0001）"
    )
    leader = person("zhangweimin")
    open_item(leader, "")
    decide(leader, "approve", text="同意。")
    secrecy = person("zhengguoqiang")
    claim(secrecy)
    decide(secrecy, "open", **dict.fromkeys(SECRECY, "no"))
    publisher = person("hejing")
    claim(publisher)
    choose(publisher.locator("#opinion-form"), "previewed", "y")
    decide(publisher, "release")


def public_finds_it(reader: Any) -> None:
    reader.goto("/search?q=云商运[2026]88号")
    assert reader.locator("main a", has_text="冬季市场巡查").count() == 1
    reader.goto("/search?q=農貿市場巡查")
    reader.locator("main a", has_text="冬季市场巡查").first.click()
    text = reader.locator("main").inner_text()
    assert NUMBER in text
    assert "农贸市场和大型超市" in text


def test_a_paper_goes_through_five_people_to_the_portal(
    person: Colleague, visitor: Callable[..., Any]
) -> None:
    clerk, head = person("lixiaoyan"), person("zhaojianguo")

    clerk_submits(clerk)
    head_returns_and_clerk_mends(head, clerk)
    head_sees_the_change_and_agrees(head)
    the_others_agree(person)

    public_finds_it(visitor("/"))
    clerk.goto("/inbox/started")
    clerk.locator("main a", has_text=TITLE).first.click()
    history = clerk.locator("main").inner_text()
    for name in ("赵建国", "刘敏", "张伟民", "郑国强", "何静"):
        assert name in history
