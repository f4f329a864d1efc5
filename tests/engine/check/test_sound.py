"""Diagrams that are good, some of them unusual, and must not be refused."""

import pytest

from app.engine.check import check
from app.engine.check.gov import FACT_TYPES
from app.engine.check.gov import LANES as KNOWN_LANES
from app.people.models import Lane
from tests.engine.check.drawing import HEAD, draw

LINE = draw("start s;user a;end e", "s>a;a>e")
CHOICE = draw(
    "start s;user a;xor x;user b;user c;end e",
    "s>a;a>x;x>b ? verdict == 'approve';x>c !;b>e;c>e",
)
DRAWN_LOOP = draw(
    "start s;user a;user b outcomes=approve,return;xor x;end e",
    "s>a;a>b;b>x;x>a ? verdict == 'return';x>e !",
)
LOOP_BY_GATEWAY_PAIR = draw(
    "start s;xor m;user a;xor x;end e", "s>m;m>a;a>x;x>m ? round < 3 and verdict == 'return';x>e !"
)
PARALLEL = draw("start s;and f;user a;user b;and j;end e", "s>f;f>a;f>b;a>j;b>j;j>e")
NESTED = draw(
    "start s;and f;user a;and g;user b;user c;and h;and j;end e",
    "s>f;f>a;f>g;g>b;g>c;b>h;c>h;a>j;h>j;j>e",
)
CHOICE_IN_BRANCH = draw(
    "start s;and f;user a;xor x;user b;user c;and j;xor m;end e",
    "s>f;f>a;f>x;x>b ? round == 1;x>c !;b>m;c>m;m>j;a>j;j>e",
)
LOOP_IN_BRANCH = draw(
    "start s;and f;user a;user b;xor x;and j;end e",
    "s>f;f>a;f>b;b>x;x>b ? verdict == 'return';x>j !;a>j;j>e",
)
LOOP_ROUND_BLOCK = draw(
    "start s;xor m;and f;user a;user b;and j;user c;xor x;end e",
    "s>m;m>f;f>a;f>b;a>j;b>j;j>c;c>x;x>m ? verdict == 'return';x>e !",
)
TIME_OUT = draw("start s;user a;timer t on=a after=P5D;user b;end e", "s>a;a>e;t>b;b>e")
REMINDER = draw(
    "start s;user a;timer t on=a after=PT36H aside;service m operation=remind;end e;end f",
    "s>a;a>e;t>m;m>f",
)
REMINDER_ON_A_BRANCH = draw(
    "start s;and f;user a;user b;timer t on=a after=P1D aside;user c;end g;and j;end e",
    "s>f;f>a;f>b;a>j;b>j;t>c;c>g;j>e",
)
SUBPROCESS = draw("start s;sub q;end e;start s2 in=q;user a in=q;end e2 in=q", "s>q;q>e;s2>a;a>e2")
SUBPROCESS_WITH_TIME_OUT = draw(
    "start s;sub q;timer t on=q after=P30D;user b;end e;start s2 in=q;user a in=q;end e2 in=q",
    "s>q;q>e;t>b;b>e;s2>a;a>e2",
)
WAITING = draw("start s;user a;catch c at=due;user b;end e", "s>a;a>c;c>b;b>e", facts="due:moment")
MESSAGE_ON_THE_WAY = draw("start s;catch c for=answer;user b;end e", "s>c;c>b;b>e")
WITHDRAWN = draw(
    "start s;sub q;message w on=q for=withdrawn;user b;end e;end f;start s2 in=q;user a in=q;"
    "end e2 in=q",
    "s>q;q>e;w>b;b>f;s2>a;a>e2",
)
ASKED_AGAIN_AND_AGAIN = draw(
    "start s;sub q;message x on=q for=extend aside;user b outcomes=approve,refuse;xor g;user c;"
    "end f;end f2;end e;start s2 in=q;user a in=q;end e2 in=q",
    "s>q;q>e;x>b;b>g;g>c ? verdict == 'approve';g>f !;c>f2;s2>a;a>e2",
)
MESSAGE_ON_A_STEP = draw("start s;user a;message m on=a for=m;user b;end e", "s>a;a>e;m>b;b>e")
TIMERS_AND_MESSAGES_ON_ONE_STEP = draw(
    "start s;user a;timer t on=a after=P3D aside;message m on=a for=m;timer u on=a after=P9D;"
    "user b;user c;end e;end f",
    "s>a;a>e;m>b;u>b;b>e;t>c;c>f",
)
FIRST_COME = draw(
    "start s;user a;race r;catch c for=answer;catch t after=P15D;user b;xor m;user z;end e",
    "s>a;a>r;r>c;r>t;c>b;b>m;t>m;m>z;z>e",
)
FIRST_COME_IN_A_BRANCH = draw(
    "start s;and f;user a;race r;catch c for=answer;catch d for=refusal;xor m;and j;end e",
    "s>f;f>a;f>r;r>c;r>d;c>m;d>m;m>j;a>j;j>e",
)
ASKING_UNTIL_ANSWERED = draw(
    "start s;xor x;race r;catch c for=answer;catch t after=P15D;end e",
    "s>x;x>r;r>c;r>t;t>x;c>e",
)
MANY_FACTS = draw(
    "start s;user a;end e", "s>a;a>e", facts=" ".join(f"f{n}:text" for n in range(57))
)
GIVEN_FACTS = draw("start s;user a;end e", "s>a;a>e", facts="round:integer verdict:text")
DEADLINE = draw(
    "start s;user a;timer t on=a at=deadline(received_on,20);end e;end f",
    "s>a;a>e;t>f",
    facts="received_on:date",
)
SEVERAL_SIGNERS = draw("start s;user a;end e", "s>a;a>e").replace(
    b"</userTask>",
    b'<multiInstanceLoopCharacteristics isSequential="true"/></userTask>',
)
FOREIGN = draw(
    "start s;user a;end e",
    "s>a;a>e",
    more="<textAnnotation id='n'><text>x</text></textAnnotation>",
).replace(
    b"<userTask ",
    b'<userTask xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:assignee="x" ',
)
LEFT_OVER_MESSAGE = draw("start s;user a;end e", "s>a;a>e", outside='<message id="m" name="m"/>')
POOL = draw(
    "start s;user a;end e",
    "s>a;a>e",
    outside='<collaboration id="c"><participant id="o" processRef="p"/></collaboration>',
)
LANES = draw("start s;user a lane=leader of=organ form=sign;end e", "s>a;a>e").replace(
    b"<startEvent",
    '<laneSet id="l"><lane id="l1" name="局领导"><flowNodeRef>a</flowNodeRef></lane></laneSet>'
    "<startEvent".encode(),
    1,
)
WITHOUT_OWN_ATTRIBUTES = LINE.replace(b' xmlns:gov="urn:mingchuang:bpmn:1"', b"")
PREFIXED = (
    (
        HEAD.replace("xmlns=", "xmlns:b=").replace("<definitions", "<b:definitions")
        + '<b:process id="p" isExecutable="true"><b:startEvent id="s"/>'
        '<b:sequenceFlow id="f" sourceRef="s" targetRef="a"/><b:userTask id="a" name="审核"/>'
        '<b:sequenceFlow id="g" sourceRef="a" targetRef="e"/><b:endEvent id="e"/></b:process>'
    )
    + "</b:definitions>"
).encode()

SOUND = {name: value for name, value in globals().items() if isinstance(value, bytes)}


@pytest.mark.parametrize("name", SOUND)
def test_a_good_diagram_is_sound(name):
    findings = check(SOUND[name])

    assert [each for each in findings if each.severity == "error"] == []


def test_a_plain_file_is_sound_and_what_it_leaves_open_is_a_warning():
    findings = check(WITHOUT_OWN_ATTRIBUTES)

    assert {(each.element, each.rule, each.severity) for each in findings} == {
        ("a", "who-missing", "warning"),
        ("a", "form-missing", "warning"),
    }


@pytest.mark.parametrize("duty", ["", " duty=release"])
def test_a_text_that_could_be_edited_but_never_handed_on_is_named(duty):
    findings = check(
        draw(f"start s;user a lane=drafter of=organ form=draft{duty};end e", "s>a;a>e")
    )

    assert [(each.element, each.rule, each.severity) for each in findings] == [
        ("a", "draft-without-duty", "warning")
    ]


def test_a_drafting_step_with_its_duty_is_not_named():
    source = draw("start s;user a lane=drafter of=organ form=draft duty=draft;end e", "s>a;a>e")

    assert check(source) == []


def test_a_drawing_not_meant_to_be_run_yet_is_sound():
    drawing = LANES.replace(b'id="p"', b'id="p" isExecutable="false"')

    assert [(each.element, each.rule, each.severity) for each in check(drawing)] == [
        ("p", "not-executable", "warning")
    ]


def test_a_lane_drawn_round_the_wrong_step_is_a_warning():
    wrong = LANES.replace("局领导".encode(), "保密审查员".encode())

    assert [each.rule for each in check(LANES)] == []
    assert [(each.element, each.rule) for each in check(wrong)] == [("a", "lane-drawn-differs")]


def test_an_unknown_attribute_of_ours_is_a_warning():
    drawn = draw("start s;user a lane=leader of=organ form=sign duty=dance;end e", "s>a;a>e")

    assert [(each.rule, each.severity) for each in check(drawn)] == [("gov-value", "warning")]


def test_the_check_knows_every_lane_there_is():
    assert set(KNOWN_LANES) == {lane.value for lane in Lane}


@pytest.mark.parametrize("kind", [*sorted(FACT_TYPES), "something"])
def test_a_fact_of_any_type_can_be_tried(kind):
    drawn = draw(
        "start s;user a;xor x;end e;end g", "s>a;a>x;x>e ? n == 1;x>g !", facts=f"n:{kind}"
    )

    errors = [each for each in check(drawn) if each.severity == "error"]

    assert errors == []
