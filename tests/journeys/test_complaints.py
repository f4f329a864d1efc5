"""The groundwork of journeys hears what pages must not do."""

from collections.abc import Callable
from typing import Any

from tests.journeys.chromium import Complaints


def test_what_the_policy_refuses_and_scripts_throw_is_heard(visitor: Callable[..., Any]) -> None:
    page = visitor("/").context.new_page()
    heard = Complaints()
    heard.listen(page)
    page.goto("/")

    page.evaluate("() => document.body.setAttribute('style', 'color: red')")
    page.evaluate("() => setTimeout(() => { throw new Error('broken') })")
    page.wait_for_timeout(200)

    assert any("CSP: style-src" in complaint for complaint in heard.heard)
    assert any("broken" in complaint for complaint in heard.heard)
