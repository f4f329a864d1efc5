"""Diagrams whose arrows, splits and joins do not add up."""

from tests.engine.check.drawing import draw
from tests.engine.check.faults import BLOCK, BRANCHES, CHOICE, LINE, within

GRAPH = {
    "no-process": (
        b'<definitions xmlns="%s" targetNamespace="t"/>' % LINE.split(b'"')[1],
        None,
        "no-process",
    ),
    "two-processes": (
        draw("start s;user a;end e", "s>a;a>e", outside='<process id="q"/>'),
        "p",
        "several-processes",
    ),
    "two-drawings": (
        draw(
            "start s;user a;end e",
            "s>a;a>e",
            outside='<process id="q" isExecutable="false"/>',
        ).replace(b'id="p"', b'id="p" isExecutable="false"'),
        "p",
        "several-processes",
    ),
    "no-start": (draw("user a;end e", "a>e"), "p", "no-start"),
    "no-end": (draw("start s;user a", "s>a"), "p", "no-end"),
    "two-starts": (draw("start s;start s2;user a;end e", "s>a;s2>a;a>e"), "s2", "several-starts"),
    "start-in-subprocess": (
        draw("start s;sub q;end e;user a in=q;end g in=q", "s>q;q>e;a>g"),
        "q",
        "no-start",
    ),
    "dangling": (draw("start s;user a;end e", "s>a;a>e;a>nowhere"), "a_nowhere", "flow-dangling"),
    "from-nowhere": (draw("start s;user a;end e", "s>a;a>e;x>a"), "x_a", "flow-dangling"),
    "crossing": (
        draw("start s;sub q;end e;start s2 in=q;user a in=q;end g in=q", "s>a;q>e;s2>a;a>g"),
        "s_a",
        "flow-crosses",
    ),
    "twice-between": (
        draw(CHOICE, "s>a;a>x;x>b ? round == 1;x>b ? round == 2;x>c !;b>e;c>e").replace(
            b'id="x_b"', b'id="x_b2"', 1
        ),
        "x_b",
        "flow-twice",
    ),
    "into-start": (
        draw("start s;user a;xor x;end e", "s>a;a>x;x>s !;x>e ? round > 1"),
        "s",
        "start-entered",
    ),
    "out-of-end": (draw("start s;user a;end e;user b", "s>a;a>e;e>b;b>e"), "e", "end-left"),
    "dead-end": (
        draw("start s;user a;user b;end e", "s>a;a>e;b>e").replace(b"a_e", b"b_x"),
        "b",
        "unreachable",
    ),
    "stops": (draw("start s;and f;user a;user b;end e", "s>f;f>a;f>b;a>e"), "b", "dead-end"),
    "two-ways-without-gateway": (
        draw("start s;user a;user b;user c;end e", "s>a;a>b;a>c;b>e;c>e"),
        "a",
        "several-outgoing",
    ),
    "unreachable": (draw("start s;user a;user b;end e", "s>a;a>e;b>e"), "b", "unreachable"),
    "no-way-out": (
        draw("start s;user a;xor x;user b;user c;end e", "s>a;a>x;x>e !;x>b ? round > 1;b>c;c>b"),
        "b",
        "no-way-to-end",
    ),
    "endless-gateways": (
        draw("start s;user a;xor x;xor y;end e", "s>a;a>x;x>y ? round > 1;x>e !;y>x"),
        "x",
        "loop-without-person",
    ),
    "endless-service": (
        draw(
            "start s;xor m;service a operation=o;xor x;end e", "s>m;m>a;a>x;x>m ? round > 1;x>e !"
        ),
        "m",
        "loop-without-person",
    ),
    "endless-past-time": (
        draw("start s;user a;timer t on=a at=due;end e", "s>a;a>e;t>a", facts="due:moment"),
        "t",
        "loop-without-person",
    ),
    "endless-subprocess": (
        draw(
            "start s;xor m;sub q;xor x;end e;start s2 in=q;service o operation=o in=q;end e2 in=q",
            "s>m;m>q;q>x;x>m ? round > 1;x>e !;s2>o;o>e2",
        ),
        "m",
        "loop-without-person",
    ),
    "timer-on-service": (
        draw("start s;service a;timer t on=a after=P1D;end e;end g", "s>a;a>e;t>g"),
        "t",
        "boundary-host",
    ),
    "timer-on-nothing": (
        draw("start s;user a;timer t after=P1D on=z;end e;end g", "s>a;a>e;t>g"),
        "t",
        "boundary-unattached",
    ),
    "too-many": (
        draw(
            "start s;end e;" + ";".join(f"user u{n}" for n in range(200)),
            "s>u0;u199>e;" + ";".join(f"u{n}>u{n + 1}" for n in range(199)),
        ),
        "p",
        "too-many-nodes",
    ),
}
BLOCKS = {
    "exclusive-join": (
        draw("start s;and f;user a;user b;xor j;end e", BLOCK),
        "j",
        "branches-meet",
    ),
    "implicit-join": (
        draw("start s;and f;user a;user b;user c;end e", "s>f;f>a;f>b;a>c;b>c;c>e"),
        "c",
        "branches-meet",
    ),
    "parallel-join-of-choice": (
        draw(
            "start s;user u;xor f;user a;user b;and j;end e",
            "s>u;u>f;f>a ? round == 1;f>b !;a>j;b>j;j>e",
        ),
        "j",
        "join-without-split",
    ),
    "branch-ends": (
        draw(BRANCHES + ";xor x;end g", "s>f;f>a;f>x;x>b !;x>g ? round > 1;a>j;b>j;j>e"),
        "g",
        "branch-ends",
    ),
    "branch-terminates": (
        within(
            "endEvent g",
            "<terminateEventDefinition/>",
            source=draw(BRANCHES + ";xor x;end g", "s>f;f>a;f>x;x>b !;x>g ? round > 1;a>j;b>j;j>e"),
        ),
        "g",
        "branch-ends",
    ),
    "one-branch-missing": (
        draw(
            "start s;and f;user a;user b;user c;and j;and k;end e",
            "s>f;f>a;f>b;f>c;a>j;b>j;j>k;c>k;k>e",
        ),
        "j",
        "join-incomplete",
    ),
    "both-ends": (
        draw("start s;and f;user a;user b;end e;end g", "s>f;f>a;f>b;a>e;b>g"),
        "f",
        "split-unjoined",
    ),
    "escapes-back": (
        draw(
            "start s;user u;and f;user a;user b;xor x;and j;end e",
            "s>u;u>f;f>a;f>b;b>x;x>u ? verdict == 'return';x>j !;a>j;j>e",
        ),
        "u",
        "block-entered",
    ),
    "jumps-in": (
        draw(
            "start s;user u;xor x;and f;user a;user b;and j;end e",
            "s>u;u>x;x>f !;x>b ? round > 1;f>a;f>b;a>j;b>j;j>e",
        ),
        "b",
        "block-entered",
    ),
    "branch-arrives-twice": (
        draw(
            "start s;and f;user a;xor x;user b;user c;and j;end e",
            "s>f;f>a;f>x;x>b !;x>c ? round > 1;a>j;b>j;c>j;j>e",
        ),
        "j",
        "join-twice",
    ),
    "join-and-split": (
        draw(
            "start s;and f;user a;user b;and j;user c;user d;and k;end e",
            "s>f;f>a;f>b;a>j;b>j;j>c;j>d;c>k;d>k;k>e",
        ),
        "j",
        "gateway-mixed",
    ),
    "reminder-comes-back": (
        draw("start s;user a;timer t on=a after=P1D aside;user b;end e", "s>a;a>b;t>b;b>e"),
        "b",
        "reminder-rejoins",
    ),
    "crossed-brackets": (
        draw(
            "start s;and f;user a;and g;user b;user c;and h;and j;end e",
            "s>f;f>a;f>g;g>b;g>c;a>h;b>h;h>j;c>j;j>e",
        ),
        "h",
        "join-without-split",
    ),
}
