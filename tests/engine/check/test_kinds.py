"""Conditions whose parts fit, or may fit: nothing that could be worked out is refused."""

import pytest

from app.engine.check import check
from tests.engine.check.drawing import draw

FITTING = [
    "amount > 3 and amount * 2 - 1 < 10 // 3",
    "urgent or not urgent",
    "received_on < until and begins > ends",
    "title + 'a' == 'ab' and title in 'abc' and title < 'b'",
    "verdict in ['a', 'b'] and attribute not in ('x',) and round in (1, 2)",
    "len(title) > 2 and len((1, 2)) == 2 and abs(-amount) == max(1, round)",
    "(1 if urgent else 2) < round and (1 if urgent else 'a') == 1",
    "thing > 3 and thing > 'a' and thing + 1 == 2 and thing + 'a' == 'b' and -thing == 1",
    "3 < thing and 'a' < thing and thing in title and 'a' in thing and len(thing) == 1",
    "title == 3 and amount is None and attribute != None",
]
FACTS = (
    "amount:number urgent:flag received_on:date until:date begins:moment ends:moment title:text"
    " thing:something"
)


@pytest.mark.parametrize("condition", FITTING)
def test_a_condition_that_may_fit_is_not_refused(condition):
    source = draw(
        "start s;user a;xor x;end e;end g", f"s>a;a>x;x>e ? {condition};x>g !", facts=FACTS
    )

    rules = [each for each in check(source) if each.rule == "expression"]

    assert rules == []
