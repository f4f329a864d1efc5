"""Rules of the house that no linter knows."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
FORBIDDEN_MODULES = {"utils", "helpers", "common", "misc", "manager", "base"}
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\b(src|type=\"application/json\"))"
)


def modules() -> list[Path]:
    return sorted(APP.rglob("*.py"))


def templates() -> list[Path]:
    return sorted(APP.rglob("templates/**/*.html"))


def test_only_the_transaction_commits() -> None:
    committing = [
        str(path.relative_to(ROOT))
        for path in modules()
        if re.search(r"\.commit\(\)", path.read_text())
    ]

    assert committing == ["app/kit/db.py"]


def test_modules_are_named_for_what_they_do() -> None:
    vague = [str(path.relative_to(ROOT)) for path in modules() if path.stem in FORBIDDEN_MODULES]

    assert vague == []


def test_templates_hold_no_inline_script_or_style() -> None:
    inline = [
        f"{path.relative_to(ROOT)}: {match.group().strip()}"
        for path in templates()
        for match in INLINE.finditer(path.read_text())
    ]

    assert inline == []


def test_no_template_trusts_stored_text_blindly() -> None:
    trusting = [
        str(path.relative_to(ROOT))
        for path in templates()
        if re.search(r"\|\s*safe\b", path.read_text())
    ]

    assert trusting == []


def test_actions_and_queries_do_not_know_flask() -> None:
    knowing = [
        str(path.relative_to(ROOT))
        for path in modules()
        if path.stem in {"actions", "queries", "models", "policy"} or path.parent.name == "actions"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "flask"
    ]

    assert knowing == []


def test_dangerous_calls_are_nowhere() -> None:
    dangerous = re.compile(
        r"\b(eval|exec)\(|import pickle|yaml\.load|render_template_string|shell=True|etree\.parse\("
    )
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in modules()
        for match in dangerous.finditer(path.read_text())
    ]

    assert found == []
