"""``flask procedures``: what scripts and people read."""

import json
import os
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.engine.check.drawing import draw

SHIPPED = Path(__file__).parents[2] / "workflows" / "proactive_review.bpmn"
LINE = draw("start s;user a lane=leader of=organ form=sign;end e", "s>a;a>e")
SCRIPT = draw("start s;scriptTask a name=算一算;end e", "s>a;a>e")


def run(app: Flask, *arguments: object) -> Result:
    words = [str(each) for each in ("check", *arguments)]
    return app.test_cli_runner().invoke(args=["procedures", *words])


def lines(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.bpmn").write_bytes(LINE)
    (tmp_path / "bad.bpmn").write_bytes(SCRIPT)
    (tmp_path / "text.bpmn").write_text("hello")
    return tmp_path


def test_a_sound_file_ends_with_0(app, folder):
    result = run(app, "--json", folder / "good.bpmn")

    assert result.exit_code == 0
    file = str(folder / "good.bpmn")
    assert lines(result) == [{"file": file, "sound": True, "findings": []}]


def test_the_shipped_procedure_is_sound(app):
    assert run(app, SHIPPED).exit_code == 0


def test_a_refused_file_ends_with_1_and_says_why_in_chinese(app, folder):
    result = run(app, "--json", folder / "bad.bpmn")

    assert result.exit_code == 1
    assert lines(result)[0]["findings"] == [
        {
            "element": "a",
            "rule": "script",
            "severity": "error",
            "message": "“算一算”（a）：不执行脚本。请改用服务任务，并选择已登记的操作。",
        }
    ]


def test_a_file_may_be_handed_in(app):
    words = ["procedures", "check", "--json", "-"]

    results = [app.test_cli_runner().invoke(args=words, input=each) for each in (LINE, SCRIPT, b"")]

    assert [result.exit_code for result in results] == [0, 1, 2]
    assert lines(results[0]) == [{"file": "-", "sound": True, "findings": []}]


def test_english_on_request(app, folder):
    result = run(app, "--json", "--lang", "en", folder / "bad.bpmn")

    assert "Use a service task" in lines(result)[0]["findings"][0]["message"]


def test_each_file_has_its_line_and_the_worst_decides(app, folder):
    result = run(app, "--json", *(folder / f"{name}.bpmn" for name in ("good", "bad", "text")))

    assert [line["sound"] for line in lines(result)] == [True, False, False]
    assert result.exit_code == 2


def test_what_is_no_file_ends_with_2(app, folder):
    os.mkfifo(folder / "pipe")
    names = [folder / "missing.bpmn", folder, folder / "pipe", "/dev/zero"]

    results = [run(app, "--json", name) for name in names]

    assert [result.exit_code for result in results] == [2, 2, 2, 2]
    assert all(lines(result)[0]["findings"][0]["element"] is None for result in results)


def test_a_file_with_a_name_nobody_can_write_down_is_answered(app, folder):
    renamed = (folder / "good.bpmn").rename(folder / os.fsdecode(b"\xff.bpmn"))

    result = run(app, "--json", renamed)

    assert lines(result)[0]["sound"] is True


def test_people_read_sentences(app, folder):
    result = run(app, folder / "bad.bpmn", folder / "good.bpmn", "--lang", "en")

    assert "bad.bpmn: refused" in result.stdout
    assert "[error] “算一算” (a): scripts are not run." in result.stdout
    assert "good.bpmn: sound" in result.stdout
