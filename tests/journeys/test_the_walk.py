"""The five minutes of the README, minute by minute, in the browsers of the people named there."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from app.admin.demonstration.items import DemoItem, items
from app.admin.demonstration.people import PASSWORD
from app.kit.db import db
from app.kit.time import today
from app.workdays.queries import calendar
from tests.journeys import desk, drawing, looks
from tests.journeys.desk import SECRECY, Colleague
from tests.journeys.live import Product
from tests.journeys.told import demonstration

CORRECTED = Path(__file__).parents[2] / "docs/walk/补助资金安排表.pdf"
TELEPHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
IDENTITY_NUMBER = "11010519491231002X"
ADDED = "逾期未拨付的，收回补助资金。"
NEW_TITLE = "关于开展市场巡查的通知"
NEW_ORDER = {
    "forwarded": "secrecy_review",
    "may_be_open": "sign",
    "opinion_open": "sign",
    "is_proactive": "office_release",
}
THREE_YES = {"attribute_confirmed": "yes", "is_complete": "yes", "is_correct": "yes"}
SUITABLE = {"wording": "yes", "timing": "yes", "way": "yes", "chosen": "张伟民（办公室，0001）"}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The demonstration as `make run` loads it."""
    with demonstration(tmp_path_factory) as product:
        yield product


@pytest.fixture(scope="module")
def item(product: Product) -> DemoItem:
    """Of its items, the one returned to 李晓燕."""
    with product.app.app_context():
        found = [each for each in items(today(), calendar()) if each.story == "returned"]
        db.session.remove()
    return found[0]


@pytest.fixture
def person(item: DemoItem, colleague: Callable[..., Any]) -> Colleague:
    return lambda login, **context: colleague(login, PASSWORD, **context)


def replace(page: Any, old: str, new: str) -> None:
    """Change words in the editor."""
    body = page.locator("[name=body]")
    assert old in body.input_value()
    body.fill(body.input_value().replace(old, new))


def minute_one(clerk: Any, title: str) -> None:
    """She reads why it came back, and hands it on with what was asked for."""
    desk.open_item(clerk, title)
    assert "请写明逾期未拨付的处理办法" in clerk.locator(".sent-back").inner_text()
    clerk.get_by_role("link", name="打开编辑页").first.click()
    replace(clerk, "拨付到位。", f"拨付到位。{ADDED}")
    desk.save_and_go_to_submission(clerk)
    hits = clerk.locator("#hits").inner_text()
    assert "第2页" in hits
    assert "身份证号码" in hits
    assert IDENTITY_NUMBER not in hits
    assert "赵建国" in clerk.locator(".plan").inner_text()
    desk.submit(clerk)


def minute_two(head: Any, office: Any, leader: Any, title: str) -> None:
    """The head sees what changed; the office forwards; the leader signs on his telephone."""
    desk.claim(head, title)
    head.get_by_role("link", name="查看修改之处").first.click()
    assert head.locator("ins").all_inner_texts() == [ADDED]
    desk.open_item(head, title)
    desk.decide(head, "approve", **THREE_YES)
    desk.claim(office, title)
    desk.decide(office, "approve", **SUITABLE)
    desk.open_item(leader, title)
    looks.check(leader)
    desk.decide(leader, "approve", text="同意。")


def minute_three(people: dict[str, Any], title: str) -> None:
    """处理后公开: the number goes, and whoever signed the former text confirms the changed line."""
    secrecy, clerk = people["zhengguoqiang"], people["lixiaoyan"]
    desk.claim(secrecy, title)
    assert "第2页" in secrecy.locator("#hits li", has_text="身份证号码").inner_text()
    found = dict.fromkeys(SECRECY, "no") | {"privacy": "yes", "privacy_note": "附件第2页"}
    place = "附件第2页的身份证号码：收款人改为单位；第一条随之修改。"
    reason = "身份证号码不得公开。"
    desk.decide(secrecy, "open_after_change", places=place, text=reason, **found)
    number_is_taken_out(clerk, title)

    for login in ("zhaojianguo", "liumin"):
        desk.open_item(people[login], title)
        desk.decide(people[login], "confirm", form="#confirm-form")
    leader = people["zhangweimin"]
    desk.open_item(leader, title)
    leader.get_by_role("link", name="查看修改之处").first.click()
    assert leader.locator("del").all_inner_texts()[:1] == ["人"]
    assert leader.locator("ins").all_inner_texts()[:1] == ["单位"]
    looks.check(leader)
    desk.open_item(leader, title)
    desk.decide(leader, "confirm", form="#confirm-form", text="同意修改。")

    desk.open_item(secrecy, title)
    desk.decide(secrecy, "open", **dict.fromkeys(SECRECY, "no"))


def number_is_taken_out(clerk: Any, title: str) -> None:
    """The attachment is exchanged for the corrected one, and a line says so."""
    desk.open_item(clerk, title)
    assert "收款人改为单位" in clerk.locator(".sent-back").inner_text()
    clerk.get_by_role("link", name="打开编辑页").first.click()
    clerk.get_by_role("button", name="移除").click()
    clerk.wait_for_load_state("networkidle")
    replace(clerk, "补助金额和收款人见附件", "补助金额和收款单位见附件")
    clerk.locator("[name=upload]").set_input_files(CORRECTED)
    desk.save_and_go_to_submission(clerk)
    for _ in range(60):  # the worker makes the copy that is searched and released
        if "可以提交" in clerk.locator(".action-bar").inner_text():
            break
        clerk.wait_for_timeout(500)
        clerk.reload()
    assert "身份证号码" not in clerk.locator("main").inner_text()
    desk.submit(clerk)


def minute_four(publisher: Any, reader: Any, item: DemoItem) -> None:
    """It is released, found in three ways, and its review sheet is a PDF that opens."""
    assert item.number
    desk.claim(publisher, item.title)
    desk.decide(publisher, "release", previewed="y")
    brackets = item.number.replace("〔", "[").replace("〕", "]")
    for words in (item.number, brackets, "農貿市場升級改造補助資金"):
        reader.goto(f"/search?q={words}")
        assert reader.locator("main a", has_text=item.title).count() == 1, words
    reader.locator("main a", has_text=item.title).click()
    assert "收款单位见附件" in reader.locator("main").inner_text()

    desk.open_item(publisher, item.title, "/done")
    history = publisher.locator("main").inner_text()
    for name in ("赵建国", "刘敏", "张伟民", "郑国强", "何静"):
        assert name in history
    publisher.get_by_role("link", name="审批单").click()
    publisher.get_by_role("button", name="生成 PDF").click()
    with publisher.expect_download(timeout=60_000) as downloaded:
        publisher.get_by_role("link", name="下载 PDF").click(timeout=60_000)
    pdf = pypdf.PdfReader(BytesIO(Path(downloaded.value.path()).read_bytes()))
    assert "郑国强" in "".join(page.extract_text() for page in pdf.pages)


def minute_five(person: Colleague, people: dict[str, Any]) -> None:
    """The review is moved before the leader by two people; the next item goes that way."""
    page = person("sysadmin")
    page.goto("/admin/procedures/proactive_review")
    page.get_by_role("button", name="修改流程").click()
    drawing.ready(page)
    taking_the_review_out_is_refused(page)
    the_review_is_moved(page)
    address = it_is_sent_for_approval(page)
    a_second_person_approves(person("sysadmin2"), address)
    a_new_item_takes_the_new_way(people)


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


def a_new_item_takes_the_new_way(people: dict[str, Any]) -> None:
    clerk, head, office = (people[login] for login in ("lixiaoyan", "zhaojianguo", "liumin"))
    write(clerk)
    desk.submit(clerk)
    desk.claim(head, NEW_TITLE)
    desk.decide(head, "approve", **THREE_YES)
    desk.claim(office, NEW_TITLE)
    desk.decide(office, "approve", **SUITABLE)

    leader, secrecy = people["zhangweimin"], people["zhengguoqiang"]
    leader.goto("/inbox")
    assert leader.locator("main a", has_text=NEW_TITLE).count() == 0
    desk.claim(secrecy, NEW_TITLE)
    desk.decide(secrecy, "open", **dict.fromkeys(SECRECY, "no"))
    desk.open_item(leader, NEW_TITLE)
    desk.decide(leader, "approve", text="同意。")
    people["hejing"].goto("/inbox/pool")
    assert people["hejing"].locator("main a", has_text=NEW_TITLE).count() == 1


def write(page: Any) -> None:
    """A new notice with title, theme and two paragraphs."""
    page.goto("/documents/new")
    page.locator("[name=title]").fill(NEW_TITLE)
    page.locator("[name=kind]").select_option("notice")
    page.locator("[name=formed_on]").fill(today().isoformat())
    page.locator("[name=theme]").select_option(index=5)
    desk.choose(page.locator("main form").first, "attribute", "proactive")
    page.locator("[name=body]").fill("各有关单位：\n请于本月底前完成市场巡查并报送情况。")
    desk.save_and_go_to_submission(page)


def test_five_minutes_with_the_demonstration(
    item: DemoItem, person: Colleague, visitor: Callable[..., Any]
) -> None:
    at_desks = ("lixiaoyan", "zhaojianguo", "liumin", "zhengguoqiang", "hejing")
    people = {login: person(login) for login in at_desks}
    people["zhangweimin"] = person("zhangweimin", **TELEPHONE)

    minute_one(people["lixiaoyan"], item.title)
    minute_two(people["zhaojianguo"], people["liumin"], people["zhangweimin"], item.title)
    minute_three(people, item.title)
    minute_four(people["hejing"], visitor("/"), item)
    minute_five(person, people)
