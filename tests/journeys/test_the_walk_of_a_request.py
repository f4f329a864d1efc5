"""The README's walk of a request, step by step: from the portal through the house and back."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.admin.demonstration.people import PASSWORD
from tests.journeys import desk, looks
from tests.journeys.desk import Colleague
from tests.journeys.live import Product
from tests.journeys.told import demonstration

TELEPHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ASKED = "农贸市场升级改造补助资金的内部审核流程单"
LEGAL = dict.fromkeys(("facts", "basis", "procedure", "remedy"), "yes")
NOTE = "流程单仅供科室内部流转使用，请审核。"
REASON = "属于内部工作流程方面的信息，不对外发生效力。"


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The demonstration as `make run` loads it."""
    with demonstration(tmp_path_factory) as product:
        yield product


@pytest.fixture
def person(colleague: Callable[..., Any]) -> Colleague:
    return lambda login, **context: colleague(login, PASSWORD, **context)


def send(page: Any, action: str, **fields: str) -> None:
    """Fill in the form that goes to ``action`` and send it."""
    form = page.locator(f"main form[action$='/{action}']")
    for name, value in fields.items():
        field = form.locator(f"[name={name}]").first
        if field.get_attribute("type") in ("radio", "checkbox"):
            desk.choose(form, name, value)
        else:
            field.fill(value)
    form.locator("[type=submit]").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".notice-wrong").count() == 0


def go_to(page: Any, view: str = "/pool") -> None:
    """From a view of the inbox to the page of the request."""
    desk.open_item(page, ASKED, view)
    page.get_by_role("link", name="前往办理页面").first.click()
    page.wait_for_url("**/requests/**")


def decide(page: Any, verdict: str, **more: str) -> None:
    """Claim the step that waits, and decide on the page of the review."""
    desk.claim(page, ASKED)
    desk.decide(page, verdict, **more)


def one_applies(page: Any) -> tuple[str, str]:
    """Somebody applies on a telephone, and keeps number and code."""
    for words in ("依申请公开", "云川市商务局", "公民申请"):
        page.get_by_role("link", name=words).first.tap()
    page.get_by_label("您申请公开哪些政府信息？").fill(ASKED)
    page.get_by_label("申请人姓名或名称").fill("周晓𬀩")
    page.get_by_label("证件号码").first.fill("539900191001100106")
    page.get_by_label("联系电话", exact=True).fill("13800000099")
    looks.check(page)
    page.get_by_role("button", name="下一步：核对").tap()
    page.get_by_role("button", name="提交申请").tap()
    page.wait_for_url("**/follow/receipt")
    text = page.locator("main").inner_text()
    number = re.search(r"云商依申〔\d+〕\d+号", text)
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", text)
    assert number and code
    return number[0], code[0]


def the_office_takes_it_on(clerk: Any) -> None:
    """何静 confirms by telephone, registers, finds nothing missing, and assigns."""
    go_to(clerk)
    assert "期限尚未起算" in marks(clerk)
    send(clerk, "confirm", how="拨打138****0099，申请人确认。")
    assert "剩 20 个工作日" in marks(clerk)
    looks.check(clerk)
    send(clerk, "register")
    decide(clerk, "accept")
    go_to(clerk)
    for field in ("#assign-units", "#assign-lead"):
        clerk.locator(field).get_by_text("市场运行科", exact=True).click()
    send(clerk, "assign", words="请检索并拟写答复。")


def the_unit_searches_and_answers(drafter: Any) -> None:
    """李晓燕 writes down where she looked, and drafts the answer."""
    go_to(drafter)
    send(
        drafter, "search",
        places="市场运行科业务档案", words="审核流程单", persons="李晓燕", is_found="yes",
        result="存有内部审核流程单一份。",
    )  # fmt: skip
    decide(drafter, "draft")
    go_to(drafter)
    drafter.get_by_role("link", name="拟写答复").click()
    drafter.locator("[name=code]").select_option("D5")
    drafter.locator("[name=fact-discretion_reason]").fill(REASON)
    drafter.get_by_label("内部工作流程").check()
    drafter.get_by_role("button", name="保存", exact=True).click()
    drafter.locator(".case-side").get_by_text("不予公开").first.wait_for()
    drafter.locator("[name=text]").fill(NOTE)
    looks.check(drafter)
    drafter.get_by_role("button", name="保存并提交").click()
    drafter.locator("text=答复已提交").wait_for()


def it_leaves_on_the_last_day(clerk: Any, leader: Any, number: str) -> None:
    """何静 sets the clock to the last day, which the list shows; it is signed and served."""
    last_day = last_day_of(clerk, number)
    set_clock(clerk, day=last_day, hour="10:00")
    assert f"今日到期（{last_day}）" in row_of(clerk, number)
    decide(leader, "approve", text="同意。")
    looks.check(leader)
    go_to(clerk)
    the_letter_is_printed(clerk)
    clerk.locator("[name=way]").select_option("electronic")
    send(clerk, "serve", served_on=last_day, receiver="zhouxiao@citizen.example")
    assert "已答复" in marks(clerk)


def the_letter_is_printed(page: Any) -> None:
    """The worker makes the PDF within seconds; the page shows it when it is opened again."""
    printed = page.locator("#letters").get_by_role("link", name="PDF")
    for _ in range(60):
        if printed.count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError("The letter was not printed.")


def last_day_of(page: Any, number: str) -> str:
    """The last day, as the list of requests shows it."""
    found = re.search(r"剩 20 个工作日（(\d{4}-\d{2}-\d{2})）", row_of(page, number))
    assert found
    return found[1]


def row_of(page: Any, number: str) -> str:
    """What the list of requests says of it."""
    page.goto(f"/requests?number={number}")
    return str(page.locator("tbody tr", has_text=ASKED).inner_text())


def marks(page: Any) -> str:
    """What stands at the head of the request: its state, whose turn it is, the last day."""
    return str(page.locator(".case-marks").inner_text())


def set_clock(page: Any, *, day: str, hour: str) -> None:
    """On the page of the rehearsal clock."""
    page.goto("/admin/clock")
    page.locator("[name=day]").fill(day)
    page.locator("[name=hour]").fill(hour)
    page.get_by_role("button", name="设置时间", exact=True).click()
    page.locator("text=演练").first.wait_for()
    looks.check(page)


def the_applicant_reads_the_answer(page: Any, number: str, code: str) -> None:
    """By number and code, on the telephone."""
    page.goto("/follow")
    page.get_by_label("登记号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询", exact=True).tap()
    page.wait_for_url("**/follow/request")
    text = page.locator("main").inner_text()
    assert "不予公开：内部事务信息" in text
    assert NOTE not in text
    with page.expect_download() as letter:
        page.get_by_role("link", name="下载告知书").tap()
    assert letter.value.suggested_filename.endswith(".pdf")
    for name in ("何静", "李晓燕", "方正", "张伟民"):
        assert name not in text
    looks.check(page)


def test_a_request_through_the_demonstration(
    person: Colleague, visitor: Callable[..., Any]
) -> None:
    number, code = one_applies(visitor("/", **TELEPHONE))
    clerk = person("hejing")
    the_office_takes_it_on(clerk)
    the_unit_searches_and_answers(person("lixiaoyan"))
    decide(person("fangzheng"), "approve", **LEGAL)
    it_leaves_on_the_last_day(clerk, person("zhangweimin", **TELEPHONE), number)
    the_applicant_reads_the_answer(visitor("/", **TELEPHONE), number, code)
