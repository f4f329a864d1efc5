"""Good diagrams, damaged at random: whatever comes out, the check gives an answer."""

from copy import deepcopy
from random import Random

import pytest
from lxml import etree

from app.engine.check import check
from app.engine.findings import sentence
from tests.engine.check.bad_elements import ELEMENTS
from tests.engine.check.bad_graphs import BLOCKS
from tests.engine.check.test_sound import SOUND
from tests.workflows import SHIPPED

SEEDS = [
    *SHIPPED.values(),
    *SOUND.values(),
    *(case[0] for case in (*ELEMENTS.values(), *BLOCKS.values())),
]
ROOTS = [etree.fromstring(source) for source in SEEDS]
EVERY = [each for root in ROOTS for each in root.iter() if isinstance(each.tag, str)]
TAGS = sorted({each.tag for each in EVERY})
VALUES = sorted({value for each in EVERY for value in each.attrib.values()})
TEXTS = ["verdict == 'x'", "1 / 0", "P1D", "", "release_at", "é\n"]


def damaged(random: Random) -> bytes:
    root = deepcopy(random.choice(ROOTS))
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        element = random.choice(elements)
        random.choice(DAMAGES)(element, random.choice(elements), random)
    return etree.tostring(root)


def removed(element, _other, _random):
    if element.getparent() is not None:
        element.getparent().remove(element)


def renamed(element, _other, random):
    element.tag = random.choice(TAGS)


def changed(element, _other, random):
    if element.attrib:
        element.set(random.choice(sorted(element.attrib)), random.choice(VALUES))


def forgotten(element, _other, random):
    if element.attrib:
        del element.attrib[random.choice(sorted(element.attrib))]


def doubled(element, other, _random):
    other.append(deepcopy(element))


def rewritten(element, _other, random):
    element.text = random.choice(TEXTS)


DAMAGES = (removed, renamed, changed, forgotten, doubled, rewritten)


@pytest.mark.parametrize("seed", range(8))
def test_no_damage_makes_the_check_fail(app, seed):
    random = Random(seed)

    for _ in range(100):
        for finding in check(damaged(random)):
            assert sentence(finding)
