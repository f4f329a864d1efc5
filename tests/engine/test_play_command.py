"""``flask procedures play``: one line after the start, then one after each decision."""

import json
from pathlib import Path

import pytest

from tests.engine.check.drawing import draw

DRAWN = draw(
    "start s;user a outcomes=approve,return;xor x;user b;timer t on=b after=P5D;end e;user c;end g",
    "s>a;a>x;x>a ? verdict == 'return';x>b !;b>e;t>c;c>g",
)


@pytest.fixture
def play(app, tmp_path):
    def run(decisions, *, source=DRAWN):
        (tmp_path / "p.bpmn").write_bytes(source)
        text = decisions if isinstance(decisions, str) else json.dumps(decisions)
        words = ["procedures", "play", str(tmp_path / "p.bpmn"), "--decisions", "-", "--json"]
        result = app.test_cli_runner().invoke(args=words, input=text)
        return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]

    return run


def test_the_way_to_the_end(play):
    code, lines = play([{"step": "a", "verdict": "approve"}, {"step": "b", "verdict": "ok"}])

    assert code == 0
    assert lines == [
        {"open": ["a"], "finished": False},
        {"open": ["b"], "finished": False},
        {"open": [], "finished": True},
    ]


def test_a_drawn_loop_and_a_time_out(play):
    _, lines = play(
        [
            {"step": "a", "verdict": "return", "facts": {}, "return_to": None},
            {"step": "a", "verdict": "approve"},
            {"timer": "t"},
        ]
    )

    assert [line["open"] for line in lines] == [["a"], ["a"], ["b"], ["c"]]


def test_an_impossible_decision_ends_with_1(play):
    code, lines = play([{"step": "b", "verdict": "ok"}, {"step": "a", "verdict": "approve"}])

    assert code == 1
    assert lines[0] == {"open": ["a"], "finished": False}
    assert set(lines[1]) == {"error", "step"}
    assert lines[1]["step"] == "b"
    assert len(lines) == 2


@pytest.mark.parametrize("decision", [{}, [], "a", 1, None, {"step": 1}, {"timer": "a"}])
def test_a_decision_that_is_none_ends_with_1(play, decision):
    code, lines = play([decision])

    assert code == 1
    assert set(lines[-1]) == {"error", "step"}


@pytest.mark.parametrize("text", ["", "{", "{}", "1", "[" * 100_000])
def test_decisions_that_cannot_be_read_end_with_2(play, text):
    code, lines = play(text)

    assert code == 2
    assert lines == [{"error": "unreadable_decision", "step": None}]


def test_a_diagram_that_cannot_be_walked_says_where(play):
    code, lines = play([], source=draw("start s;scriptTask a;end e", "s>a;a>e"))

    assert (code, lines) == (1, [{"error": "script", "step": "a"}])


def test_a_step_that_nobody_can_write_down_is_answered(play):
    code, lines = play('[{"step": "\\ud800"}]')

    assert (code, lines[-1]) == (1, {"error": "not_open", "step": "?"})


def test_a_timer_of_nothing_is_no_timer(play):
    _, lines = play([{"step": "a", "verdict": "approve", "timer": None}])

    assert lines[-1]["open"] == ["b"]


def test_what_is_no_diagram_ends_with_2(play):
    assert play([], source=b"hello") == (2, [{"error": "malformed", "step": None}])


def test_a_diagram_may_be_tried_before_it_is_lawful(play):
    source = draw("start s;user a;service o operation=publish;end e", "s>a;a>o;o>e")

    code, lines = play([{"step": "a", "verdict": "ok"}], source=source)

    assert (code, lines[-1]) == (0, {"open": [], "finished": True})


def test_a_missing_file_ends_with_2(app):
    words = ["procedures", "play", "/nonexistent", "--decisions", str(Path(__file__))]

    assert app.test_cli_runner().invoke(args=words).exit_code == 2
