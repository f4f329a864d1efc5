"""A leader on the way signs what waits for him, and returns another paper, on a telephone."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.admin.demonstration.people import PASSWORD
from tests.journeys.chromium import TELEPHONE
from tests.journeys.everything import one_of_everything
from tests.journeys.live import Product

WAITING = "关于征集2027年境外展会支持目录的公告"
FROM_HERE = {"viewport": TELEPHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The demonstration, in which one paper waits for the leader."""
    with one_of_everything(tmp_path_factory) as product:
        yield product


def test_the_leader_signs_from_the_telephone(colleague: Callable[..., Any]) -> None:
    page = colleague("zhangweimin", PASSWORD, **FROM_HERE)

    # given the paper on top of the inbox, opened by its button
    case = page.locator(".case", has_text=WAITING)
    case.get_by_role("link", name="办理").tap()

    # when the bar leads to the form; the ways of a return are out of sight
    bar = page.locator(".action-bar")
    assert bar.bounding_box()["height"] <= 80
    bar.get_by_role("link", name="办理意见").tap()
    form = page.locator("#opinion-form")
    assert form.locator("[name=return_to]").is_hidden()

    # then a return shows where to and what it reopens
    form.get_by_label("退回", exact=True).check()
    form.get_by_role("button", name="预览退回后重新办理的环节").tap()
    page.locator("#opinion-return-preview", has_text="重新办理：起草").wait_for()
    form.locator("[name=return_to]").select_option(label="科室负责人初审")
    page.locator("#opinion-return-preview", has_text="重新办理：科室负责人初审").wait_for()

    # and agreeing sends the paper on
    form.get_by_label("同意", exact=True).check()
    assert form.locator("[name=return_to]").is_hidden()
    form.get_by_label("意见", exact=True).fill("同意。")
    form.get_by_role("button", name="提交意见").tap()
    page.wait_for_url("**/inbox")
    assert page.locator(".case", has_text=WAITING).count() == 0
    page.goto("/inbox/done")
    assert page.locator(".case").first.locator(".case-title").inner_text() == WAITING


def test_without_scripts_the_whole_form_can_be_used(visitor: Callable[..., Any]) -> None:
    page = visitor("/sign-in", java_script_enabled=False, **FROM_HERE)
    page.locator(".card-choice", has_text="刘敏").tap()
    page.locator(".case").first.get_by_role("link", name="办理").tap()

    page.get_by_label("退回", exact=True).check()

    assert page.locator("[name=return_to]").is_visible()
    assert page.get_by_role("button", name="提交意见").is_visible()
