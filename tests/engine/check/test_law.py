"""Nothing is published without sign-off and secrecy review, on any path, by anybody or by time."""

import pytest

from app.engine.check import check
from tests.engine.check.drawing import draw

SIGN = "user sign name=审批 duty=sign outcomes=approve,return"
SECRECY = "user secret name=保密审查 duty=secrecy_review outcomes=open,closed,refer"
OPINION = "user opinion name=保密部门意见 duty=secrecy_opinion outcomes=open,closed"
PUBLISH = "service out name=公开 operation=publish"
ENDS = f"{PUBLISH};end e;end g"
LAST = "out>e"


def broken(nodes: str, flows: str) -> set[tuple[str | None, str]]:
    """The legal rules that are broken; the diagram itself must be in order."""
    errors = [each for each in check(draw(nodes, flows)) if each.severity == "error"]
    assert all(each.values.get("articles") for each in errors), errors
    return {(each.element, each.rule) for each in errors}


UNSIGNED, UNREVIEWED = ("out", "publish-unsigned"), ("out", "publish-unreviewed")
DRAWN = "x>out ? verdict == 'open';x>g !"
LAWFUL = {
    "one after the other": (
        f"start s;{SIGN};{SECRECY};xor x;{ENDS}",
        f"s>sign;sign>secret;secret>x;{DRAWN};{LAST}",
    ),
    "drawn return to the drafter": (
        f"start s;user d duty=draft;{SIGN};xor y;{SECRECY};xor x;{ENDS}",
        "s>d;d>sign;sign>y;y>d ? verdict == 'return';y>secret !;secret>x;"
        f"x>out ? verdict == 'open';x>g !;{LAST}",
    ),
    "both at once": (
        f"start s;and f;{SIGN};{SECRECY};xor x;xor y;and j;{PUBLISH};end e",
        "s>f;f>sign;f>secret;sign>y;y>sign ? verdict == 'return';y>j !;secret>x;"
        f"x>secret ? verdict != 'open';x>j !;j>out;{LAST}",
    ),
    "opinion of the authority": (
        f"start s;{SIGN};{SECRECY};xor x;{OPINION};xor y;{ENDS}",
        "s>sign;sign>secret;secret>x;x>out ? verdict == 'open';x>opinion ? verdict == 'refer';"
        f"x>g !;opinion>y;y>out ? verdict == 'open';y>g !;{LAST}",
    ),
    "in a subprocess": (
        f"start s;sub q;{PUBLISH};end e;start s2 in=q;{SIGN} in=q;{SECRECY} in=q;xor x in=q;"
        "end e2 in=q",
        "s>q;q>out;s2>sign;sign>secret;secret>x;x>secret ? verdict != 'open';x>e2 !;" + LAST,
    ),
    "not published at all": ("start s;user a;end e", "s>a;a>e"),
    "only one attribute": (
        f"start s;user d duty=draft;xor y;{SIGN};{SECRECY};xor x;xor z;{ENDS};end h",
        "s>d;d>sign;sign>secret;secret>y;y>x ? attribute == 'proactive';y>g !;"
        f"x>z ? verdict == 'open';x>h !;z>out ? attribute == 'proactive';z>h !;{LAST}",
    ),
}
UNLAWFUL = {
    "nothing": (f"start s;user a;{PUBLISH};end e", f"s>a;a>out;{LAST}", {UNSIGNED, UNREVIEWED}),
    "no secrecy review": (f"start s;{SIGN};{PUBLISH};end e", f"s>sign;sign>out;{LAST}",
                          {UNREVIEWED}),
    "no sign-off": (
        f"start s;{SECRECY};xor x;{ENDS}",
        f"s>secret;secret>x;{DRAWN};{LAST}",
        {UNSIGNED},
    ),
    "whatever the verdict": (
        f"start s;{SIGN};{SECRECY};{PUBLISH};end e",
        f"s>sign;sign>secret;secret>out;{LAST}",
        {UNREVIEWED},
    ),
    "the wrong verdict": (
        f"start s;{SIGN};{SECRECY};xor x;{ENDS}",
        f"s>sign;sign>secret;secret>x;x>out ? verdict == 'closed';x>g !;{LAST}",
        {UNREVIEWED},
    ),
    "a way round": (
        f"start s;{SIGN};xor y;{SECRECY};xor x;{ENDS}",
        "s>sign;sign>y;y>secret ? attribute == 'proactive';y>out !;secret>x;"
        f"x>out ? verdict == 'open';x>g !;{LAST}",
        {UNREVIEWED},
    ),
    "drawn return that goes on": (
        f"start s;{SIGN};xor y;user r;{SECRECY};xor x;{ENDS}",
        "s>sign;sign>y;y>r ? verdict == 'return';y>secret !;r>secret;secret>x;"
        f"x>out ? verdict == 'open';x>g !;{LAST}",
        {UNSIGNED},
    ),
    "drafted again afterwards": (
        f"start s;{SIGN};{SECRECY};xor x;user d duty=draft;{ENDS}",
        f"s>sign;sign>secret;secret>x;x>d ? verdict == 'open';x>g !;d>out;{LAST}",
        {UNSIGNED, UNREVIEWED},
    ),
    "one branch takes it back": (
        f"start s;{SIGN};{SECRECY};xor x;and f;user d duty=draft;user a;and j;{ENDS}",
        "s>sign;sign>secret;secret>x;x>f ? verdict == 'open';x>g !;f>d;f>a;d>j;a>j;"
        f"j>out;{LAST}",
        {UNSIGNED, UNREVIEWED},
    ),
    "beside the review": (
        f"start s;{SIGN};and f;{SECRECY};xor x;{PUBLISH};and j;end e",
        "s>sign;sign>f;f>secret;f>out;secret>x;x>secret ? verdict != 'open';x>j !;out>j;j>e",
        {UNREVIEWED},
    ),
    "time runs out on the review": (
        f"start s;{SIGN};{SECRECY};timer t on=secret after=P5D;xor x;{ENDS}",
        f"s>sign;sign>secret;secret>x;{DRAWN};t>out;{LAST}",
        {UNREVIEWED, ("t", "time-out-publishes")},
    ),
    "time runs out on the release": (
        f"start s;{SIGN};{SECRECY};xor x;user rel;timer t on=rel after=P5D;{ENDS}",
        f"s>sign;sign>secret;secret>x;x>rel ? verdict == 'open';x>g !;rel>out;t>out;{LAST}",
        {("t", "time-out-publishes")},
    ),
    "a message interrupts the review": (
        f"start s;{SIGN};{SECRECY};message m on=secret for=m;user b outcomes=open;xor x;{ENDS}",
        f"s>sign;sign>secret;secret>x;{DRAWN};m>b;b>out;{LAST}",
        {UNREVIEWED},
    ),
    "a message interrupts the release": (
        f"start s;{SIGN};{SECRECY};xor x;user rel;message m on=rel for=m;{ENDS}",
        f"s>sign;sign>secret;secret>x;x>rel ? verdict == 'open';x>g !;rel>out;m>out;{LAST}",
        {("m", "message-publishes")},
    ),
    "a message beside the release": (
        f"start s;{SIGN};{SECRECY};xor x;user rel;message m on=rel for=m aside;"
        "service o operation=publish name=公开;end e;end g;end h",
        "s>sign;sign>secret;secret>x;x>rel ? verdict == 'open';x>g !;rel>e;m>o;o>h",
        {("m", "message-publishes")},
    ),
    "a message interrupts the subprocess of the review": (
        f"start s;sub q;message m on=q for=m;{PUBLISH};user b;end e;start s2 in=q;{SIGN} in=q;"
        f"{SECRECY} in=q;xor x in=q;end e2 in=q",
        "s>q;q>out;m>b;b>out;s2>sign;sign>secret;secret>x;x>secret ? verdict != 'open';x>e2 !;"
        + LAST,
        {UNSIGNED, UNREVIEWED},
    ),
    "silence publishes": (
        f"start s;{SIGN};{SECRECY};xor x;race r;catch c for=m;catch t after=P5D;user rel;xor y;"
        f"{ENDS}",
        "s>sign;sign>secret;secret>x;x>r ? verdict == 'open';x>g !;r>c;r>t;c>rel;rel>y;t>y;y>out;"
        + LAST,
        {("t", "time-out-publishes")},
    ),
    "a message instead of the review": (
        f"start s;{SIGN};race r;catch c for=m;catch d for=n;{SECRECY};xor x;xor y;{ENDS}",
        "s>sign;sign>r;r>c;r>d;c>secret;secret>x;x>y ? verdict == 'open';x>g !;d>y;y>out;" + LAST,
        {UNREVIEWED},
    ),
    "a reminder that publishes": (
        f"start s;{SIGN};{SECRECY};xor x;user rel;timer t on=rel after=P5D aside;"
        "service o operation=publish name=公开;end e;end g;end h",
        "s>sign;sign>secret;secret>x;x>rel ? verdict == 'open';x>g !;rel>e;t>o;o>h",
        {("t", "time-out-publishes")},
    ),
    "time runs out in a subprocess": (
        f"start s;sub q;timer t on=q after=P9D;{PUBLISH};end e;start s2 in=q;{SIGN} in=q;"
        f"{SECRECY} in=q;xor x in=q;end e2 in=q",
        "s>q;q>out;t>out;s2>sign;sign>secret;secret>x;x>secret ? verdict != 'open';x>e2 !;" + LAST,
        {UNSIGNED, UNREVIEWED, ("t", "time-out-publishes")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAWFUL)
def test_a_lawful_procedure_is_not_refused(name):
    nodes, flows = LAWFUL[name]

    assert broken(nodes, flows) == set()


@pytest.mark.parametrize("name", UNLAWFUL)
def test_an_unlawful_procedure_is_refused(name):
    nodes, flows, expected = UNLAWFUL[name]

    assert broken(nodes, flows) == expected


def test_the_finding_names_the_path_and_the_articles():
    nodes, flows, _ = UNLAWFUL["no secrecy review"]

    found = next(each for each in check(draw(nodes, flows)) if each.rule == "publish-unreviewed")

    assert found.values["path"] == "s → 审批 → 公开"
    assert "《政府信息公开条例》第十七条" in str(found.values["articles"])
    assert "《保守国家秘密法》第三十五条" in str(found.values["articles"])


def test_a_mesh_of_gateways_is_looked_at_once_for_each_state():
    layers = [[f"x{layer}y{row}" for row in range(8)] for layer in range(20)]
    nodes = ";".join(f"xor {name}" for layer in layers for name in layer)
    flows = []
    for layer, following in zip(layers, layers[1:], strict=False):
        for name in layer:
            flows += [f"{name}>{other} ? round == {n}" for n, other in enumerate(following[1:])]
            flows.append(f"{name}>{following[0]} !")
    first = [f"m>{name} ? round == {n}" for n, name in enumerate(layers[0][1:])]
    first.append(f"m>{layers[0][0]} !")
    last = [f"{name}>out" for name in layers[-1]]

    found = broken(
        f"start s;user a;xor m;{nodes};{PUBLISH};end e",
        ";".join(["s>a", "a>m", *first, *flows, *last, LAST]),
    )

    assert found == {UNSIGNED, UNREVIEWED}
