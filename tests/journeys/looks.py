"""What every page must be: open to everyone (axe, WCAG 2.2 AA) and no wider than the screen."""

from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def check(page: Any) -> None:
    """Fail when ``page``, as it stands now, shuts somebody out or has to be pushed sideways."""
    assert violations(page) + misfits(page) == []


def misfits(page: Any) -> list[str]:
    """Why ``page`` does not fit its screen or its outline."""
    wide, screen, headings = page.evaluate(
        "() => [document.documentElement.scrollWidth, window.innerWidth,"
        " document.querySelectorAll('h1').length]"
    )
    wrong = []
    if wide > screen:
        wrong.append(f"{page.url} is {wide} px wide on {screen} px")
    if headings != 1:
        wrong.append(f"{page.url} has not exactly one h1")
    return wrong


def violations(page: Any) -> list[str]:
    """What axe finds, a line each."""
    if not AXE.exists():
        pytest.fail("axe-core is not installed: run deploy/frontend.sh once.")
    page.evaluate(AXE.read_text())
    found = page.evaluate("(tags) => axe.run({runOnly: tags, resultTypes: ['violations']})", RULES)
    return [
        f"{page.url}: {violation['id']}: {node['html'][:200]} — {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
