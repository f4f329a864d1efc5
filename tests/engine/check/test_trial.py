"""The trial run: what happens to the child never happens to the caller."""

import sys

import pytest

from app.engine.check import check
from app.engine.check.report import Report
from app.engine.check.trial import COMMAND, check_trial
from app.engine.findings import sentence
from tests.engine.check.drawing import draw

LINE = draw("start s;user a;end e", "s>a;a>e")
ENDLESS = draw("start s;xor x;xor y;end e", "s>x;x>y !;x>e ? round > 5000;y>x")
LIMITS = "import resource;resource.setrlimit(resource.RLIMIT_AS, (10**8, 10**8));"
CHILDREN = {
    "is killed": "import os; os.kill(os.getpid(), 9)",
    "fails": "raise SystemExit(3)",
    "says nothing": "pass",
    "says nonsense": "print('{')",
    "works for ever": "from resource import *; setrlimit(RLIMIT_CPU, (1, 1))\nwhile 1: 0",
    "takes all memory": LIMITS + "x = 'x' * 10**9",
}


def tried(source: bytes, *command: str) -> list[tuple[str | None, str]]:
    report = Report({})
    check_trial(source, report, command=command or COMMAND)
    return [(each.element, each.rule) for each in report.findings]


def test_a_sound_diagram_passes():
    assert tried(LINE) == []


def test_an_endless_loop_is_stopped_when_nothing_else_has_found_it():
    assert tried(ENDLESS) == [(None, "trial-stuck")]


@pytest.mark.parametrize("name", CHILDREN)
def test_a_child_that_dies_is_a_finding(name):
    assert tried(LINE, sys.executable, "-c", CHILDREN[name]) == [(None, "trial-died")]


def test_a_program_that_is_missing_is_a_finding():
    assert tried(LINE, "/nonexistent") == [(None, "trial-died")]


def test_a_condition_that_cannot_be_worked_out_is_found(app):
    source = draw("start s;user a;xor x;end e;end g", "s>a;a>x;x>e ? 10 / (round - 1) > 3;x>g !")

    findings = [each for each in check(source) if each.severity == "error"]

    assert [(each.element, each.rule) for each in findings] == [("a", "trial-stuck")]
    assert "a" in sentence(findings[0])
