"""A way drawn round the review is refused even where no verdict would ever take it."""

from app.engine.check import check
from tests.engine.check.drawing import draw
from tests.engine.check.test_law import ENDS, LAST, OPINION, SECRECY, SIGN, UNREVIEWED, broken

# The review was taken out; the gateway behind it still asks for the verdict nobody gives now.
TAKEN_OUT = (
    f"start s;{SIGN};xor x;{ENDS}",
    f"s>sign;sign>x;x>out ? verdict == 'open';x>g !;{LAST}",
)


def test_a_procedure_whose_review_was_taken_out_is_refused():
    assert broken(*TAKEN_OUT) == {UNREVIEWED}


def test_the_way_round_is_named_by_its_elements():
    found = next(each for each in check(draw(*TAKEN_OUT)) if each.rule == "publish-unreviewed")

    assert found.values["way"] == ("s", "sign", "x", "out")


def test_what_nobody_reaches_by_any_way_but_through_the_review_is_let_be():
    nodes = f"start s;{SIGN};{SECRECY};xor x;{OPINION};xor y;{ENDS}"
    flows = (
        "s>sign;sign>secret;secret>x;x>opinion ? verdict == 'never';x>g !;"
        f"opinion>y;y>out ? verdict == 'open';y>g !;{LAST}"
    )

    assert broken(nodes, flows) == set()
