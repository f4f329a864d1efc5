"""Diagrams with one fault each: refused by the right rule, which names the element."""

import pytest

from app.engine.check import check
from app.engine.findings import SENTENCES
from tests.engine.check.bad_elements import ELEMENTS, IDS
from tests.engine.check.bad_graphs import BLOCKS, GRAPH
from tests.engine.check.bad_rules import CONDITIONS, STEPS, TIMERS

BAD = {
    f"{group} {name}": case
    for group, cases in {
        "element": ELEMENTS, "id": IDS, "graph": GRAPH, "block": BLOCKS, "condition": CONDITIONS,
        "timer": TIMERS, "step": STEPS,
    }.items()
    for name, case in cases.items()
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_faulty_diagram_is_refused_by_the_right_rule(name):
    source, element, rule = BAD[name]

    errors = {(each.element, each.rule) for each in check(source) if each.severity == "error"}

    assert (element, rule) in errors


@pytest.mark.parametrize("name", BAD)
def test_one_fault_is_not_reported_as_many(name):
    errors = [each for each in check(BAD[name][0]) if each.severity == "error"]

    assert len(errors) <= 3


def test_every_rule_about_diagrams_has_a_bad_diagram():
    elsewhere = {
        *("file-missing", "not-a-file", "file-closed", "file-too-large", "empty-file"),
        *("malformed", "encoding", "doctype", "too-deep", "too-many-elements", "not-bpmn"),
        *(
            "attribute-too-long",
            "too-many-attributes",
            "not-executable",
            "more-findings",
            "too-many-ways",
            "trial-stuck",
            "trial-died",
        ),
        *(
            "answer-unsigned",
            "answer-unreviewed",
            "publish-unsigned",
            "publish-unreviewed",
            "time-out-publishes",
            "message-publishes",
            "return-over-publication",
        ),
        *("who-missing", "form-missing", "draft-without-duty"),
        *("operation-missing", "lane-drawn-differs"),
        *("gov-unknown", "gov-value"),
    }

    assert set(SENTENCES) - elsewhere - {rule for _, _, rule in BAD.values()} == set()
