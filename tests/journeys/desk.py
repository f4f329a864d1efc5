"""What people do at the desk: find a case, claim it, decide, write, submit."""

from collections.abc import Callable
from typing import Any

SECRECY = ("state_secret", "work_secret", "trade_secret", "privacy", "aggregation", "stability")

Colleague = Callable[..., Any]


def save_and_go_to_submission(page: Any) -> None:
    """Press 保存并提交."""
    page.get_by_role("button", name="保存并提交").click()
    page.wait_for_url("**/submission")


def submit(page: Any) -> None:
    """Press 提交 on the page before submission."""
    page.locator("main form").get_by_role("button", name="提交", exact=True).click()
    page.wait_for_url(lambda url: "/submission" not in url)


def open_item(page: Any, title: str, view: str = "") -> None:
    """Open the item from a view of the inbox."""
    page.goto(f"/inbox{view}")
    page.locator("main a", has_text=title).first.click()
    page.locator("h1", has_text=title).wait_for()


def claim(page: Any, title: str) -> None:
    """Take it from the pool."""
    open_item(page, title, "/pool")
    page.get_by_role("button", name="签收", exact=True).first.click()
    page.locator("#opinion-form").wait_for()


def choose(form: Any, name: str, value: str) -> None:
    """Click the words beside a radio button or a tick, as people do."""
    button = form.locator(f"[name={name}][value={value}]")
    form.locator(f"label[for='{button.get_attribute('id')}']").click()
    assert button.is_checked()


def decide(page: Any, verdict: str, *, form: str = "#opinion-form", **more: str) -> None:
    """Fill in the form of the step and send it."""
    asked = page.locator(form)
    choose(asked, "verdict", verdict)
    for name, value in more.items():
        field = asked.locator(f"[name={name}]")
        if field.first.get_attribute("type") in ("radio", "checkbox"):
            choose(asked, name, value)
        elif field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    asked.locator("[type=submit]:not([formaction])").click()
    page.wait_for_load_state("networkidle")
    wrong = page.locator(".notice-wrong")
    assert wrong.count() == 0, wrong.all_inner_texts()
