"""What people do on the drawing page of a procedure."""

import re
from collections.abc import Callable
from typing import Any

from app.designer.actions import begin
from app.engine.queries import live_version
from app.kit.db import db, transaction
from app.kit.time import now
from app.people.queries import person_by_login
from tests.journeys.live import Product

LONG = 30_000  # milliseconds; a check is a process of its own, on a busy machine
SOUND = "未发现问题。"


def draft_of(product: Product, login: str, *, key: str) -> str:
    """The address of a fresh draft of the procedure in force."""
    with product.app.app_context():
        version = live_version("proactive_review")
        assert version
        with transaction():
            draft = begin(version.id, by=person_by_login(login), key=key, at=now())
        address = f"/admin/procedures/drafts/{draft.id}"
        db.session.remove()
    return address


def ready(page: Any) -> None:
    """Wait until the drawing stands there and was checked."""
    page.locator("#designer[data-ready]").wait_for(timeout=LONG)
    verdict(page)


def verdict(page: Any) -> str:
    """What the check says in sum, once it has an answer."""
    said = page.locator("#designer-verdict")
    page.wait_for_function(
        "said => said.textContent && !said.textContent.startsWith('正在')",
        arg=said.element_handle(),
        timeout=LONG,
    )
    return str(said.inner_text())


def after(page: Any, act: Callable[[], None]) -> str:
    """What the check says about what ``act`` has changed."""
    with page.expect_response(re.compile("/check$"), timeout=LONG) as answer:
        act()
    answer.value.finished()
    page.wait_for_timeout(100)
    return verdict(page)


def choose(page: Any, element: str) -> None:
    """Choose an element in the properties, as somebody without a mouse does."""
    field(page, "element").select_option(element)
    page.wait_for_function(
        "id => document.querySelector('#designer-properties').dataset.element === id", arg=element
    )


def field(page: Any, key: str) -> Any:
    """A field or button of the properties."""
    return page.locator(f"[data-key='{key}']")


def lead(page: Any, flow: str, to: str) -> None:
    """Lead a flow to another element."""
    choose(page, flow)
    field(page, "target").select_option(to)


def save(page: Any) -> None:
    """Press Save, and wait until the server has it."""
    page.locator("[data-act=save]").click()
    page.locator("#designer-state", has_text="已保存").wait_for(timeout=LONG)
