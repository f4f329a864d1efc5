"""What an approver reads about a draft: every difference that matters, in words, and no other."""

import pytest

from app.designer.comparing import changes, marks
from app.designer.reasons.changes import sentence
from app.engine.diagram import read
from tests.designer.conftest import SOURCE, UNREVIEWED
from tests.engine.check.drawing import draw

STEPS = "start s;user a name=初审 lane=leader of=organ;user b name=审批 lane=leader of=organ;end e"
BEFORE = draw(STEPS, "s>a;a>b;b>e")


def said(before: bytes, after: bytes) -> list[str]:
    return [sentence(change) for change in changes(read(before), read(after))]


@pytest.fixture(autouse=True)
def chinese(app):
    with app.test_request_context():
        yield


def test_the_same_drawing_has_no_differences():
    assert said(SOURCE, SOURCE) == []


def test_places_on_the_picture_are_no_difference():
    assert said(SOURCE, SOURCE.replace(b'x="780"', b'x="800"')) == []


def test_an_added_step_is_named_with_its_neighbours():
    after = draw(STEPS.replace(";end e", ";user c name=会签;end e"), "s>a;a>c;c>b;b>e")

    assert said(BEFORE, after)[0] == "新增：“会签”，位于“初审”之后、“审批”之前。"


def test_a_removed_step_is_named():
    after = draw("start s;user b name=审批 lane=leader of=organ;end e", "s>b;b>e")

    assert "删除：“初审”（原位于“s”之后）。" in said(BEFORE, after)


def test_a_step_in_another_place_is_moved():
    after = draw(STEPS, "s>b;b>a;a>e")

    moved = [line for line in said(BEFORE, after) if line.startswith("调整顺序")]

    assert len(moved) == 1


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("name=签发 lane=leader of=organ", "改名：“审批”改为“签发”。"),
        ("name=审批 lane=publisher of=organ", "办理岗位改为：发布员（原为：领导）"),
        ("name=审批 lane=leader of=chosen", "由上一环节选定"),
        ("name=审批 lane=leader of=organ days=3", "3 个工作日（原为：—）"),
        ("name=审批 lane=leader of=organ form=sign", "办理表单改为：领导审批"),
        ("name=审批 lane=leader of=organ to=a", "可退回到：初审"),
        ("name=审批 lane=leader of=organ outcomes=approve", "办理结果改为：approve"),
    ],
)
def test_each_property_of_a_step_is_told(new, words):
    after = draw(STEPS.replace("name=审批 lane=leader of=organ", new), "s>a;a>b;b>e")

    (line,) = said(BEFORE, after)

    assert words in line


def test_a_duty_taken_away_is_told():
    assert said(SOURCE, UNREVIEWED) == ["“保密审查”的环节性质改为：—（原为：保密审查）。"]


def test_a_changed_condition_names_the_way_it_stands_on():
    after = SOURCE.replace(b"attribute == 'proactive'", b"attribute != 'withheld'")

    (line,) = said(SOURCE, after)

    assert line.startswith("从“公开属性”到“保密审查”的条件改为：attribute != 'withheld'")


def test_other_facts_and_another_time_are_told():
    after = SOURCE.replace(b'name="release_at"', b'name="open_at"').replace(
        b">release_at<", b">open_at<"
    )

    lines = said(SOURCE, after)

    assert any("流程变量改为：open_at" in line for line in lines)
    assert any("时间改为：open_at" in line for line in lines)


def test_what_is_different_is_coloured():
    found = changes(read(BEFORE), read(draw(STEPS.replace("审批", "签发"), "s>a;a>b;b>e")))

    assert marks(found) == {"added": [], "removed": [], "changed": ["b"]}


def test_what_an_event_waits_for_and_interrupts_is_told():
    steps = f"{STEPS};message m name=撤回 on=a for=withdrawn;end f"
    before = draw(steps, "s>a;a>b;b>e;m>f")
    after = draw(steps.replace("on=a for=withdrawn", "on=b for=gone aside"), "s>a;a>b;b>e;m>f")

    assert said(before, after) == [
        "“撤回”等待的消息改为：gone（原为：withdrawn）。",
        "“撤回”现附在：审批 的边上（原为：初审）。",
        "“撤回”不再中断其所附的环节或子流程。",
    ]
    assert said(after, before)[-1] == "“撤回”改为中断其所附的环节或子流程。"
