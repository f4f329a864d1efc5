"""Nothing that is public becomes a draft again by a return."""

import pytest

from app.engine.check import check
from tests.engine.check.drawing import draw
from tests.engine.check.test_law import PUBLISH, SECRECY, SIGN

NODES = f"start s;user d duty=draft;{SIGN};{SECRECY};xor x;{PUBLISH};end e;end g"
FLOWS = "s>d;d>sign;sign>secret;secret>x;x>out ? verdict == 'open';x>g !;out>a;a>b;b>e"
BEHIND = {
    "listed": "user a;user b outcomes=done,return to=d",
    "not listed": "user a;user b outcomes=done,return",
}
WITHIN = {
    "behind it": "user a;user b outcomes=done,return to=a",
    "nowhere": "user a;user b outcomes=done",
    "drawn": "user a;user b outcomes=done,return;xor y;user c;end h",
}


def over_the_publication(nodes: str, flows: str) -> list[str | None]:
    errors = [each for each in check(draw(nodes, flows)) if each.severity == "error"]
    assert {each.rule for each in errors} <= {"return-over-publication"}
    return [each.element for each in errors]


@pytest.mark.parametrize("steps", BEHIND.values(), ids=BEHIND)
def test_a_return_over_the_publication_is_refused(steps):
    assert over_the_publication(f"{NODES};{steps}", FLOWS) == ["b"]


@pytest.mark.parametrize("steps", WITHIN.values(), ids=WITHIN)
def test_a_return_that_stays_behind_it_is_not(steps):
    flows = FLOWS.replace("b>e", "b>y;y>c ? verdict == 'return';y>e !;c>h")

    assert over_the_publication(f"{NODES};{steps}", flows if "xor y" in steps else FLOWS) == []


def test_nor_may_somebody_beside_the_publication_return_over_it():
    steps = "and f;user b outcomes=done,return to=d;and j"
    flows = FLOWS.replace("x>out", "x>f").replace("out>a;a>b;b>e", "f>out;f>b;out>j;b>j;j>e")

    assert over_the_publication(f"{NODES};{steps}", flows) == ["b"]
