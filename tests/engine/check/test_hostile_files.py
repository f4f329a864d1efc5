"""Files written to do harm: refused within the limits, with a reason, and never with a crash."""

import resource
import time

import pytest

from app.engine.check import check
from tests.engine.check.drawing import HEAD, draw

LINE = draw("start s;user a;end e", "s>a;a>e")
ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE d [<!ENTITY l0 "ha">{ENTITIES}]>{HEAD}&l9;</definitions>'.encode()
OUTSIDE = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + LINE.replace(
    b'name="\xe6\xb5\x81\xe7\xa8\x8b"', b'name="&x;"'
)
DEEP = (
    HEAD.replace("definitions", "definitions")
    + '<process id="p">'
    + "".join(f'<subProcess id="q{n}">' for n in range(100))
    + "</subProcess>" * 100
    + "</process></definitions>"
).encode()
FLAT = draw("start s;user a;end e", "s>a;a>e", more="<subProcess id='q'/>" + "<text/>" * 25_000)
LONG_TEXT = draw(
    "start s;user a;end e", "s>a;a>e", more=f"<documentation>{'文' * 300_000}</documentation>"
)
FILES = {
    "billion laughs": (LAUGHS, "doctype"),
    "outside entity": (OUTSIDE, "doctype"),
    "outside definition": (b'<!DOCTYPE d SYSTEM "http://localhost/x.dtd">' + LINE, "doctype"),
    "too large": (LINE + b" " * 1_000_000, "file-too-large"),
    "deep": (DEEP, "too-deep"),
    "very deep": (b"<a>" * 200_000, "too-deep"),
    "flat": (FLAT, "too-many-elements"),
    "long attribute": (LINE.replace(b'id="a"', b'id="%s"' % (b"a" * 9000)), "attribute-too-long"),
    "many attributes": (
        LINE.replace(b"<userTask", b"<userTask " + b" ".join(b'a%d=""' % n for n in range(90_000))),
        "too-many-attributes",
    ),
    "empty": (b"", "empty-file"),
    "only space": (b" \n" * 1000, "empty-file"),
    "null bytes": (b"\0" * 1000, "malformed"),
    "null byte inside": (LINE.replace(b"start", b"st\0rt", 1), "malformed"),
    "UTF-16": (LINE.decode().encode("utf-16"), "encoding"),
    "UTF-16 without a mark": (LINE.decode().encode("utf-16-le"), "encoding"),
    "another encoding": (
        b'<?xml version="1.0" encoding="gb18030"?>' + LINE.decode().encode("gb18030"),
        "encoding",
    ),
    "wrong bytes": (LINE.replace("流程".encode(), b"\xff\xfe\xfa"), "malformed"),
    "half a file": (LINE[: len(LINE) // 2], "malformed"),
    "not XML": (b"PK\x03\x04" + b"x" * 5000, "malformed"),
    "HTML": (b"<html><body/></html>", "not-bpmn"),
    "BPMN 1": (LINE.replace(b"20100524", b"20090101"), "not-bpmn"),
    "undeclared prefix": (LINE.replace(b"<userTask", b"<z:userTask"), "malformed"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_diagram_is_refused_as_a_whole(name):
    source, rule = FILES[name]

    findings = check(source)

    assert [(each.element, each.rule) for each in findings] == [(None, rule)]


def many_gateways() -> bytes:
    """Every gateway leads to the next twenty-five: more ways than can ever be walked."""
    names = [f"x{n}" for n in range(195)]
    flows = []
    for n, name in enumerate(names):
        flows.append(f"{name}>{names[n + 1]} !" if n < 194 else f"{name}>out")
        flows += [f"{name}>{other} ? round == {n}" for other in names[n + 2 : n + 26]]
    return draw(
        "start s;user u;service out operation=publish;end e;" + ";".join(f"xor {n}" for n in names),
        "s>u;u>x0;out>e;" + ";".join(flows),
    )


def many_steps_with_verdicts() -> bytes:
    names = [f"u{n}" for n in range(60)]
    nodes = [f"user {name} outcomes={','.join(f'{name}o{n}' for n in range(40))}" for name in names]
    gates = [f"xor x{n}" for n in range(60)]
    flows = [f"u{n}>x{n};x{n}>u{(n + 1) % 60} ? verdict == 'u{n}o1';x{n}>out !" for n in range(60)]
    return draw(
        ";".join(["start s;service out operation=publish;end e", *nodes, *gates]),
        ";".join(["s>u0;out>e", *flows]),
    )


def nested_blocks() -> bytes:
    nodes, flows, before = [], [], "s"
    for n in range(48):
        nodes.append(f"and f{n};user a{n};and j{n}")
        flows.append(f"{before}>f{n};f{n}>a{n};a{n}>j{n}")
        before = f"f{n}"
    flows += [f"j{n}>j{n - 1}" for n in range(47, 0, -1)]
    last = "user z;service out operation=publish;end e"
    return draw(";".join(["start s", *nodes, last]), ";".join([*flows, "f47>z;z>j47;j0>out;out>e"]))


def many_words() -> bytes:
    """Every step could give any of thousands of verdicts, since it offers none."""
    lists = [", ".join(f"'{n}{m}'" for m in range(60)) for n in range(90)]
    nodes = [f"user u{n}" for n in range(90)]
    flows = [f"x>u{n} ? verdict in [{words}];u{n}>out" for n, words in enumerate(lists)]
    return draw(
        ";".join(["start s;user u;xor x;service out operation=publish;end e", *nodes]),
        ";".join(["s>u;u>x;x>out !;out>e", *flows]),
    )


def choices_in_a_row() -> bytes:
    nodes, flows, before = [], [], "u"
    for n in range(48):
        nodes.append(f"xor x{n};xor y{n};xor z{n};xor m{n}")
        flows.append(f"{before}>x{n};x{n}>y{n} ? round == {n};x{n}>z{n} !;y{n}>m{n};z{n}>m{n}")
        before = f"m{n}"
    return draw(";".join(["start s;user u;end e", *nodes]), ";".join(["s>u", *flows, "m47>e"]))


HEAVY = {
    "many gateways": many_gateways(),
    "many verdicts": many_steps_with_verdicts(),
    "many words": many_words(),
    "nested blocks": nested_blocks(),
    "choices in a row": choices_in_a_row(),
    "long text": LONG_TEXT,
    "many outcomes": draw(
        f"start s;user a outcomes={','.join(f'o{n}' for n in range(9000))};end e", "s>a;a>e"
    ),
    "many returns": draw(
        "start s;end e;"
        + ";".join(f"user u{n} to={','.join(f'u{m}' for m in range(n))}" for n in range(150)),
        "s>u0;u149>e;" + ";".join(f"u{n}>u{n + 1}" for n in range(149)),
    ),
    "many faults": draw("start s;user a;end e", "s>a;a>e", more="<scriptTask/>" * 19_000),
    "many flows": draw("start s;user a;end e", "s>a;a>e;" + ";".join(["a>e"] * 9000)),
    "many lanes": LINE.replace(
        b"<startEvent",
        b"<laneSet>%s</laneSet><startEvent" % (b"<lane><flowNodeRef>a</flowNodeRef></lane>" * 9000),
        1,
    ),
    **{
        f"expression {n}": draw(
            "start s;user a;xor x;end e;end g", f"s>a;a>x;x>e ? {text};x>g !"
        )
        for n, text in enumerate(
            ("(" * 240 + ")" * 240, "-" * 499, "not " * 124, "[" * 400, "9" * 499 + "**9",
             "'a' * 999999999 == 1", "1" + "if 1 else 1" * 40, "f'{1}' == 1", "x" * 499)
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_is_checked_within_the_limits(name):
    before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    findings = check(HEAVY[name])

    assert len(findings) <= 301
    assert time.process_time() - before[0] < 1.5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before[1] < 150_000
