"""`flask law due`: ledgers in, last days with their proof out, line by line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from app import create_app
from app.kit.db import transaction
from app.law.standing import ProblemCode
from app.workdays.actions import set_local_day
from app.workdays.reasons import PROBLEMS
from config import Testing
from tests import factories
from tests.workdays.test_workdays import AT, REST

EXAMPLE = """{
 "received_on":"2026-03-02","channel":"counter","confirmed_on":null,
 "corrections":[{"notice_on":"2026-03-05","received_on":"2026-03-12"}],
 "opinions_sought":[
   {"kind":"third_party","sent_on":"2026-03-09","served_on":"2026-03-11","answered_on":null}],
 "extensions":[{"approved_on":"2026-03-30","told_on":"2026-03-30","days":20}],
 "exclusion_from":"dispatch"}
"""
PLAIN = '{"received_on":"2026-01-26"}'


def asked(app: Flask, given: str) -> Result:
    return app.test_cli_runner().invoke(args=["law", "due", "-"], input=given)


def answers(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.output.splitlines()]


def test_a_ledger_written_over_many_lines_is_one(app: Flask) -> None:
    result = asked(app, EXAMPLE)

    (answer,) = answers(result)
    assert result.exit_code == 0
    assert answer["due_on"] == "2026-06-01"
    assert (answer["provisional"], answer["problems"]) == (False, [])
    assert answer["days"][0] == {
        "date": "2026-03-02", "counted": False, "why": "receipt",
        "article": "《中华人民共和国政府信息公开条例》第三十一条",
    }  # fmt: skip
    assert sum(day["counted"] for day in answer["days"]) == 40
    assert answer["days"][-1]["date"] == "2026-06-01"


def test_ledgers_are_answered_line_by_line(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "ledgers.jsonl"
    awaited = '{"received_on":"2026-03-02","corrections":[{"notice_on":"2026-03-05"}]}'
    file.write_text(f"\ufeff\n{PLAIN}\n\n{awaited}\n{PLAIN}")

    result = app.test_cli_runner().invoke(args=["law", "due", str(file), "--json"])

    assert result.exit_code == 0
    assert [each["due_on"] for each in answers(result)] == ["2026-02-28", None, "2026-02-28"]


def test_a_problem_is_said_in_words(app: Flask) -> None:
    late = '{"received_on":"2026-03-02","extensions":[{"approved_on":"2026-03-31"}]}'

    (answer,) = answers(asked(app, late))

    (problem,) = answer["problems"]
    assert problem["code"] == "extension_not_told"
    assert "第三十三条" in problem["article"]
    assert "尚未告知申请人" in problem["message"]
    assert set(PROBLEMS) == set(ProblemCode)


def test_fees_and_ways_of_counting_are_read(app: Flask) -> None:
    by_service = (
        '{"received_on":"2026-03-02","exclusion_from":"service",'
        '"opinions_sought":[{"sent_on":"2026-03-09","served_on":"2026-03-11"}]}'
    )
    paid = (
        '{"received_on":"2026-05-22","channel":"web","confirmed_on":"2026-05-25",'
        '"fees":[{"noticed_on":"2026-06-10","paid_on":"2026-06-25"}]}'
    )

    found = answers(asked(app, f"{by_service}\n{paid}"))

    assert [each["due_on"] for each in found] == ["2026-04-21", "2026-07-23"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ("{}", "received_on"),
        ("yesterday", "ledger"),
        ("[1]", "ledger"),
        ("[" * 100_000, "ledger"),
        ('{"received_on":"20260302"}', "received_on"),
        ('{"received_on":"2026-02-30"}', "received_on"),
        ('{"received_on":20260302}', "received_on"),
        ('{"received_on":"2026-03-02","channel":"pigeon"}', "channel"),
        ('{"received_on":"2026-03-02","channel":["web"]}', "channel"),
        ('{"received_on":"2026-03-02","recieved":"2026-03-02"}', "recieved"),
        ('{"received_on":"2026-03-02","fees":{}}', "fees"),
        ('{"received_on":"2026-03-02","fees":["x"]}', "fees[0]"),
        ('{"received_on":"2026-03-02","fees":[{}]}', "fees[0].noticed_on"),
        (
            '{"received_on":"2026-03-02","corrections":[{"notice_on":"2026-03-03","x":1}]}',
            "corrections[0].x",
        ),
        (
            '{"received_on":"2026-03-02",'
            '"extensions":[{"approved_on":"2026-03-03"},{"approved_on":"2026-03-03","days":1.5}]}',
            "extensions[1].days",
        ),
        (
            '{"received_on":"2026-03-02","extensions":[{"approved_on":"2026-03-03","days":true}]}',
            "extensions[0].days",
        ),
        ('{"received_on":"2050-03-02"}', None),
        ('{"received_on":"2026-03-02","\\ud800":1}', "?"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_answered(
    app: Flask, given: str, field: str | None
) -> None:
    result = asked(app, f"{PLAIN}\n{given}\n{PLAIN}")

    before, wrong, after = answers(result)
    assert result.exit_code == 2
    assert wrong["field"] == field
    assert (field or "2050") in wrong["error"]
    assert before == after
    assert before["due_on"] == "2026-02-28"


def test_a_first_line_that_cannot_be_read_does_not_swallow_the_next(app: Flask) -> None:
    wrong, good = answers(asked(app, f"x\n{PLAIN}"))

    assert wrong["field"] == "ledger"
    assert good["due_on"] == "2026-02-28"


def test_nothing_in_nothing_out(app: Flask) -> None:
    result = asked(app, "\n")

    assert (result.output, result.exit_code) == ("", 0)


def test_the_days_of_this_installation_hold(app: Flask) -> None:
    keeper = factories.person(organ=factories.organ())
    with transaction():
        set_local_day(REST, organ_id=None, by=keeper, at=AT)

    (answer,) = answers(asked(app, '{"received_on":"2026-03-02"}'))

    assert answer["due_on"] == "2026-03-31"
    assert "local_rest" in {day["why"] for day in answer["days"]}


def test_the_law_answers_before_anything_is_installed(tmp_path: Path) -> None:
    settings = Testing()
    settings.SQLALCHEMY_DATABASE_URI = f"sqlite:///{tmp_path}/nothing.db"
    settings.DATA_DIR = tmp_path
    bare = create_app(settings)

    result = bare.test_cli_runner().invoke(args=["law", "due"], input=PLAIN)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["due_on"] == "2026-02-28"
    assert result.stderr.strip()
