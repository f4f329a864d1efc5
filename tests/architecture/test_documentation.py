"""What the documentation names is there: tests, other pages, and the same in both languages."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md")])
IN_CHINESE = sorted(ROOT.glob("docs/*.zh-CN.md"))
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
STATES = {"有": "yes", "部分": "partly", "尚无": "not yet"}


@cache
def named_in(file: Path) -> frozenset[str]:
    """The names of the tests in ``file``; none when there is no such file."""
    if not file.is_file():
        return frozenset()
    parsed = ast.parse(file.read_text()).body
    return frozenset(each.name for each in parsed if isinstance(each, ast.FunctionDef))


def name_of(paper: Path) -> str:
    return str(paper.relative_to(ROOT))


def english_of(paper: Path) -> Path:
    return paper.with_name(paper.name.replace(".zh-CN", ""))


@pytest.mark.parametrize("paper", PAGES, ids=name_of)
def test_every_test_it_names_exists(paper: Path) -> None:
    named = TEST.findall(paper.read_text())

    assert [each for each in named if each[1] not in named_in(ROOT / each[0])] == []


@pytest.mark.parametrize("paper", PAGES, ids=name_of)
def test_every_link_leads_to_a_file(paper: Path) -> None:
    linked = LINK.findall(paper.read_text())

    assert [each for each in linked if not (paper.parent / each).is_file()] == []


@pytest.mark.parametrize("paper", IN_CHINESE, ids=name_of)
def test_both_languages_name_the_same_tests_in_the_same_order(paper: Path) -> None:
    assert TEST.findall(paper.read_text()) == TEST.findall(english_of(paper).read_text())


def test_both_languages_say_the_same_about_each_clause() -> None:
    page = ROOT / "docs/policy-papers.zh-CN.md"

    in_chinese = [STATES[state] for state in states_in(page) if state in STATES]

    assert in_chinese == [
        state for state in states_in(english_of(page)) if state in STATES.values()
    ]
    assert in_chinese


def states_in(paper: Path) -> list[str]:
    """The last cell of every row."""
    rows = [line for line in paper.read_text().splitlines() if line.startswith("| ")]
    return [row.rstrip(" |").rsplit("| ", 1)[-1] for row in rows]
