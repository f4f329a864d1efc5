"""The drawing page: what it offers, what it keeps, by mouse and by keyboard, one beside another."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.admin.demonstration.people import PASSWORD
from app.designer.actions import import_file
from app.designer.shipped import SHIPPED
from app.engine.diagram import Timer, read
from app.engine.values import Outcome
from app.kit.db import db, transaction
from app.kit.time import now
from app.people.queries import person_by_login
from tests.journeys import drawing, looks
from tests.journeys.live import Product
from tests.journeys.told import demonstration

SOURCE = (SHIPPED / "proactive_review.bpmn").read_text()
CAMUNDA = ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'
FOREIGN = (
    SOURCE.replace("<bpmn:definitions", f"<bpmn:definitions{CAMUNDA}", 1)
    .replace('id="sign" name=', 'id="sign" camunda:assignee="${leader}" camunda:x="1" name=')
    .replace(
        '<gov:step lane="leader" of="chosen" form="sign" days="1" duty="sign">',
        '<camunda:properties><camunda:property name="a" value="b"/></camunda:properties>'
        '<gov:step lane="leader" of="chosen" form="sign" days="1" duty="sign" later="yes">'
        "<camunda:inner/>",
    )
)
ENGLISH = re.compile(r"[A-Za-z]{4,}")

Colleague = Callable[..., Any]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The demonstration as `make run` loads it."""
    with demonstration(tmp_path_factory) as product:
        yield product


@pytest.fixture
def drawn(product: Product, colleague: Colleague) -> Callable[..., Any]:
    """``drawn(address, login)``: somebody before the drawing page of a draft."""

    def open_page(address: str, login: str = "sysadmin", **context: Any) -> Any:
        page = colleague(login, PASSWORD, **context)
        page.goto(f"{address}/drawing")
        drawing.ready(page)
        return page

    return open_page


def imported(product: Product, source: str, *, key: str) -> str:
    """The address of a draft made from a file."""
    with product.app.app_context():
        by = person_by_login("sysadmin")
        with transaction():
            draft = import_file(source.encode(), name="a.bpmn", by=by, key=key, at=now())
        db.session.remove()
    return f"/admin/procedures/drafts/{draft.id}"


def saved(page: Any, address: str) -> str:
    """The draft as the server has it."""
    return str(page.request.get(f"{address}/draft.bpmn").text())


def test_only_what_the_engine_runs_is_offered_in_chinese(product: Product, drawn: Any) -> None:
    page = drawn(drawing.draft_of(product, "sysadmin", key="offered"))

    palette = page.locator(".djs-palette .entry")
    offered = palette.evaluate_all("all => all.map(each => each.dataset.action)")
    drawing.choose(page, "sign")
    page.locator(".djs-context-pad .entry[data-action=replace]").click()
    menu = page.locator(".djs-popup .entry")
    becomes = menu.evaluate_all("all => all.map(each => each.dataset.id)")
    words = page.locator("#designer-canvas, .djs-popup-parent").locator("[aria-label], [title]")
    labels = words.evaluate_all("all => all.map(each => each.title || each.ariaLabel)")

    assert {name for name in offered if name.startswith("create.")} == {
        *("create.start-event", "create.end-event", "create.timer", "create.user-task"),
        *("create.service-task", "create.exclusive-gateway", "create.parallel-gateway"),
        *("create.subprocess-expanded", "create.text-annotation"),
        *("create.event-gateway", "create.message"),
    }
    assert {name for name in becomes if name.startswith("replace")} == {
        *("replace-with-service-task", "replace-with-collapsed-subprocess"),
        "replace-with-expanded-subprocess",
    }
    assert [
        label for label in labels if ENGLISH.search(label.removeprefix("Powered by bpmn.io"))
    ] == []
    assert [text for text in menu.all_inner_texts() if ENGLISH.search(text)] == []


def test_the_mark_of_bpmn_io_is_in_sight(product: Product, drawn: Any) -> None:
    page = drawn(drawing.draft_of(product, "sysadmin", key="mark"))

    seen = page.locator(".bjs-powered-by").evaluate(
        "mark => { const box = mark.getBoundingClientRect();"
        " const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
        " return mark.contains(top); }"
    )

    assert seen
    looks.check(page)


def test_what_others_wrote_into_the_file_survives(product: Product, drawn: Any) -> None:
    address = imported(product, FOREIGN, key="foreign")
    page = drawn(address)

    drawing.choose(page, "sign")
    drawing.field(page, "days").fill("3")
    drawing.field(page, "days").press("Tab")
    drawing.save(page)

    source = saved(page, address)
    for kept in ('camunda:assignee="${leader}"', 'camunda:x="1"', "<camunda:inner", 'later="yes"'):
        assert kept in source, kept
    assert '<camunda:property name="a" value="b"' in source
    assert read(source.encode()).nodes["sign"].step.days == 3  # type: ignore[union-attr]


EDITS = {
    "unit_review": {
        "name": "科室审核",
        "lane": "disclosure_office",
        "of": "organ",
        "form": "office",
        "duty": "office_review",
        "return-draft": "",
        "add-outcome": "",
        "outcome-2-label": "转办",
        "outcome-2-id": "hand_over",
        "outcome-2-reason": "",
    },
    "publish": {"operation": "register_withheld"},
    "is_proactive": {"condition": "attribute != 'withheld'"},
    "scheduled": {"timer-kind": "timeDuration", "timer-text": "P5D"},
}


def edit(page: Any, key: str, value: str) -> None:
    """Do to a field what its kind asks for."""
    field = drawing.field(page, key)
    kind = field.evaluate("field => field.type")
    if kind in ("button", "checkbox"):
        field.click()
    elif kind == "select-one":
        field.select_option(value)
    else:
        field.fill(value)
        field.press("Tab")


def test_every_property_is_edited_and_read_by_the_engine(product: Product, drawn: Any) -> None:
    address = drawing.draft_of(product, "sysadmin", key="properties")
    page = drawn(address)

    for element, values in EDITS.items():
        drawing.choose(page, element)
        for key, value in values.items():
            edit(page, key, value)
    drawing.save(page)

    diagram = read(saved(page, address).encode())
    step = diagram.nodes["unit_review"].step
    assert step
    assert (step.title, step.lane, step.of) == ("科室审核", "disclosure_office", "organ")
    assert (step.form, step.duty, step.returns) == ("office", "office_review", None)
    assert step.outcomes[2] == Outcome("hand_over", "转办", reason_required=True)
    assert diagram.nodes["publish"].operation == "register_withheld"
    assert diagram.flows["is_proactive"].condition == "attribute != 'withheld'"
    assert diagram.nodes["scheduled"].timer == Timer("duration", "P5D")


def test_a_message_is_put_in_and_named_without_a_mouse(product: Product, drawn: Any) -> None:
    address = drawing.draft_of(product, "sysadmin", key="message")
    page = drawn(address)

    drawing.choose(page, "office_review")
    drawing.field(page, "append-message").click()
    page.locator("#designer-properties[data-element^=Event]").wait_for()
    for name in ("answered", "corrected"):
        edit(page, "message-name", name)
    drawing.save(page)

    source = saved(page, address)
    assert [node.message for node in read(source.encode()).nodes.values() if node.message] == [
        "corrected"
    ]
    assert source.count("<bpmn:message ") == 1


def test_a_step_is_put_in_without_a_mouse(product: Product, drawn: Any) -> None:
    address = drawing.draft_of(product, "sysadmin", key="keyboard")
    page = drawn(address)

    drawing.choose(page, "office_review")
    drawing.field(page, "append-user").focus()
    page.keyboard.press("Enter")
    page.locator("#designer-properties[data-element^=Activity]").wait_for()
    drawing.field(page, "name").focus()
    page.keyboard.type("法制审核")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+s")
    page.wait_for_function(
        "() => document.querySelector('#designer-state').textContent === '已保存。'"
    )

    diagram = read(saved(page, address).encode())
    assert "法制审核" in {node.name for node in diagram.nodes.values()}
    assert page.locator("[data-key=lane]").evaluate("field => field === document.activeElement")


def test_undo_takes_back_what_the_mouse_did(product: Product, drawn: Any) -> None:
    page = drawn(drawing.draft_of(product, "sysadmin", key="mouse"))
    shape = page.locator(".djs-shape[data-element-id=draft]")
    box = shape.bounding_box()

    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 120, steps=8)
    page.mouse.up()
    moved = shape.bounding_box()
    page.keyboard.press("Control+z")

    assert moved["y"] > box["y"] + 20
    assert abs(shape.bounding_box()["y"] - box["y"]) < 1


def test_the_second_of_two_who_draw_is_told_and_loses_nothing(product: Product, drawn: Any) -> None:
    address = drawing.draft_of(product, "sysadmin", key="two")
    first, second = drawn(address), drawn(address, "sysadmin2")
    for page, name in ((first, "甲"), (second, "乙")):
        drawing.choose(page, "draft")
        drawing.field(page, "name").fill(name)
        drawing.field(page, "name").press("Tab")

    drawing.save(first)
    second.locator("[data-act=save]").click()
    second.locator("#designer-problem:not([hidden])").wait_for()

    assert "许可" in second.locator("#designer-problem").inner_text()
    assert drawing.field(second, "name").input_value() == "乙"
    assert 'name="甲"' in saved(second, address)


def test_signed_out_while_drawing_nothing_is_lost(product: Product, drawn: Any) -> None:
    address = drawing.draft_of(product, "sysadmin", key="signed out")
    page = drawn(address)
    drawing.choose(page, "draft")
    edit(page, "name", "拟稿")
    page.context.clear_cookies()
    page.locator("[data-act=save]").click()
    page.locator("#designer-problem", has_text="您已退出登录").wait_for()

    sign_in_again = page.context.new_page()
    sign_in_again.goto("/sign-in")
    sign_in_again.locator("#login").fill("sysadmin")
    sign_in_again.locator("#password").fill(PASSWORD)
    sign_in_again.locator("main form").first.locator("[type=submit]").click()
    sign_in_again.wait_for_url(lambda url: "/sign-in" not in url)
    drawing.save(page)

    assert 'name="拟稿"' in saved(page, address)


def test_a_file_without_a_picture_is_not_drawn_and_says_why(
    product: Product, colleague: Colleague
) -> None:
    begin, end = SOURCE.index("<bpmndi:BPMNDiagram"), SOURCE.index("</bpmndi:BPMNDiagram>")
    bare = SOURCE[:begin] + SOURCE[end + len("</bpmndi:BPMNDiagram>") :]
    address = imported(product, bare, key="bare")

    page = colleague("sysadmin", PASSWORD)
    page.goto(f"{address}/drawing")

    page.locator("#designer-problem", has_text="没有图形信息").wait_for(timeout=drawing.LONG)


def test_without_scripts_the_page_says_what_to_do(product: Product, colleague: Colleague) -> None:
    address = drawing.draft_of(product, "sysadmin", key="no script")

    page = colleague("sysadmin", PASSWORD, java_script_enabled=False)
    page.goto(f"{address}/drawing")

    assert "绘制流程需要启用 JavaScript" in page.locator("main").inner_text()
