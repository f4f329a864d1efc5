"""What every page must be: open to everyone (axe, WCAG 2.2 AA) and no wider than the screen."""

from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def check(page: Any) -> None:
    """Fail when ``page``, as it stands now, shuts somebody out or has to be pushed sideways."""
    assert _violations(page) == []
    width = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1], f"{page.url} is {width[0]} px wide on {width[1]} px"
    assert page.locator("h1").count() == 1, f"{page.url} has not exactly one h1"


def _violations(page: Any) -> list[str]:
    if not AXE.exists():
        pytest.fail("axe-core is not installed: run deploy/frontend.sh once.")
    page.evaluate(AXE.read_text())
    found = page.evaluate("(tags) => axe.run({runOnly: tags})", RULES)
    return [
        f"{page.url}: {violation['id']}: {node['html'][:200]} — {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
