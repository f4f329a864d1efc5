"""Nothing is published unreviewed by what happens beside the way, later, or by another name."""

import pytest

from tests.engine.check.test_law import (
    DRAWN,
    ENDS,
    LAST,
    OPINION,
    PUBLISH,
    SECRECY,
    SIGN,
    UNREVIEWED,
    UNSIGNED,
    broken,
)

DRAFT = "user d duty=draft"
REMINDER = "timer t on=sign after=P1D aside"
INNER = f"start s2 in=q;{SIGN} in=q;{REMINDER} in=q"
SECOND = "user again name=复审 duty=secrecy_review outcomes=open,closed"
LAWFUL = {
    "a reminder that only tells": (
        f"start s;{SIGN};{REMINDER};user r outcomes=seen;end h;{SECRECY};xor x;{ENDS}",
        f"s>sign;t>r;r>h;sign>secret;secret>x;{DRAWN};{LAST}",
    ),
    "a reminder in a subprocess": (
        f"start s;sub q;{PUBLISH};end e;{INNER};"
        f"user r in=q;end h in=q;{SECRECY} in=q;xor x in=q;end e2 in=q",
        "s>q;q>out;s2>sign;t>r;r>h;sign>secret;secret>x;x>secret ? verdict != 'open';x>e2 !;"
        + LAST,
    ),
    "the office beside the secrecy review": (
        f"start s;{DRAFT};and f;user o duty=office_review outcomes=approve,return;{SECRECY};xor x;"
        f"and j;{SIGN};{PUBLISH};end e",
        "s>d;d>f;f>o;f>secret;secret>x;x>secret ? verdict != 'open';x>j !;o>j;j>sign;sign>out;"
        + LAST,
    ),
    "secrecy review before the signature": (
        f"start s;{DRAFT};{SECRECY};xor x;{SIGN};{ENDS}",
        "s>d;d>secret;secret>x;x>sign ? verdict == 'open';x>g !;sign>out;" + LAST,
    ),
    "a second review": (
        f"start s;{SIGN};{SECRECY};xor x;{SECOND};xor y;{ENDS}",
        "s>sign;sign>secret;secret>x;x>again ? verdict == 'open';x>g !;again>y;"
        f"y>out ? verdict == 'open';y>g !;{LAST}",
    ),
    "released at a time": (
        f"start s;{SIGN};{SECRECY};xor x;user rel;catch c after=P1D;{ENDS}",
        f"s>sign;sign>secret;secret>x;x>rel ? verdict == 'open';x>g !;rel>c;c>out;{LAST}",
    ),
}
UNLAWFUL = {
    "somebody beside says the word": (
        f"start s;{SIGN};and f;{SECRECY};catch c after=P1D;xor x;user b outcomes=open;and j;xor y;"
        f"{ENDS}",
        "s>sign;sign>f;f>secret;f>b;secret>c;c>x;x>secret ? verdict != 'open';x>j !;b>j;"
        f"j>y;y>out ? round < 9;y>g !;{LAST}",
        {UNREVIEWED},
    ),
    "who was reminded says the word": (
        f"start s;{SIGN};{REMINDER};user r outcomes=open;end h;{SECRECY};"
        f"catch c after=P1D;xor x;{ENDS}",
        f"s>sign;t>r;r>h;sign>secret;secret>c;c>x;{DRAWN};{LAST}",
        {UNREVIEWED},
    ),
    "the last in a subprocess says the word": (
        f"start s;sub q;xor x;{ENDS};{INNER};"
        f"user r in=q outcomes=open;end h in=q;{SECRECY} in=q;end e2 in=q",
        f"s>q;q>x;s2>sign;t>r;r>h;sign>secret;secret>e2;{DRAWN};{LAST}",
        {UNREVIEWED},
    ),
    "somebody beside drafts again": (
        f"start s;and f;{DRAFT};{SIGN};{SECRECY};xor x;{PUBLISH};and j;end e",
        "s>f;f>d;f>sign;sign>secret;secret>x;x>secret ? verdict != 'open';x>out !;d>j;out>j;j>e",
        {UNSIGNED, UNREVIEWED},
    ),
    "who was reminded drafts again": (
        f"start s;{SIGN};{REMINDER};{DRAFT};end h;{SECRECY};xor x;{ENDS}",
        f"s>sign;t>d;d>h;sign>secret;secret>x;{DRAWN};{LAST}",
        {UNSIGNED, UNREVIEWED},
    ),
    "who draws up a second change drafts while the first is made public": (
        f"start s;user a;message m on=a for=m aside;end e;{DRAFT};user sign duty=sign"
        f" outcomes=approve;{SECRECY};xor x;{PUBLISH};end g;end h",
        "s>a;a>e;m>d;d>sign;sign>secret;secret>x;x>out ? verdict == 'open';x>g !;out>h",
        {UNSIGNED, UNREVIEWED},
    ),
    "who was reminded in a subprocess drafts again": (
        f"start s;sub q;{PUBLISH};end e;{INNER};"
        f"{DRAFT} in=q;end h in=q;{SECRECY} in=q;xor x in=q;end e2 in=q",
        "s>q;q>out;s2>sign;t>d;d>h;sign>secret;secret>x;x>secret ? verdict != 'open';x>e2 !;"
        + LAST,
        {UNSIGNED, UNREVIEWED},
    ),
    "who was reminded ends the subprocess": (
        f"start s;sub q;{PUBLISH};end e;{INNER};"
        f"user r in=q;end h terminate in=q;{SECRECY} in=q;xor x in=q;end e2 in=q",
        "s>q;q>out;s2>sign;t>r;r>h;sign>secret;secret>x;x>secret ? verdict != 'open';x>e2 !;"
        + LAST,
        {UNSIGNED, UNREVIEWED},
    ),
    "time runs out in the middle of an inner subprocess": (
        f"start s;{SIGN};{SECRECY};xor x;sub q;timer t on=q after=P9D;user rel;{ENDS};"
        "start s2 in=q;sub q2 in=q;end e2 in=q;start s3 in=q2;user d duty=draft in=q2;"
        "user sign2 duty=sign outcomes=approve in=q2;xor y in=q2;"
        "user secret2 duty=secrecy_review outcomes=open,closed in=q2;end e3 in=q2",
        "s>sign;sign>secret;secret>x;x>q ? verdict == 'open';x>g !;q>rel;t>rel;rel>out;s2>q2;"
        f"q2>e2;s3>d;d>sign2;sign2>secret2;secret2>y;y>secret2 ? verdict != 'open';y>e3 !;{LAST}",
        {UNSIGNED, UNREVIEWED},
    ),
    "time runs out in the middle of a block": (
        f"start s;{SIGN};{SECRECY};xor x;sub q;timer t on=q after=P9D;user rel;{ENDS};"
        "start s2 in=q;and f in=q;and j in=q;end e2 in=q;user d duty=draft in=q;user a in=q;"
        "user sign2 duty=sign outcomes=approve in=q;xor y in=q;"
        "user secret2 duty=secrecy_review outcomes=open,closed in=q",
        "s>sign;sign>secret;secret>x;x>q ? verdict == 'open';x>g !;q>rel;t>rel;rel>out;s2>f;f>a;"
        f"a>j;f>d;d>sign2;sign2>secret2;secret2>y;y>secret2 ? verdict != 'open';y>j !;j>e2;{LAST}",
        {UNSIGNED, UNREVIEWED},
    ),
    "time runs out after a return": (
        f"start s;user b outcomes=go;{DRAFT};timer t on=d after=P9D;xor y;user rel;{SIGN};"
        f"{SECRECY};xor x;{ENDS};end h",
        "s>b;b>d;d>sign;sign>secret;secret>x;t>y;y>rel ? verdict == 'return';y>h !;rel>out;"
        f"{DRAWN};{LAST}",
        {UNSIGNED, UNREVIEWED},
    ),
    "a gateway that asks for a question mark": (
        f"start s;{SIGN};{SECRECY};xor x;{ENDS}",
        f"s>sign;sign>secret;secret>x;x>g ? verdict == '?';x>out !;{LAST}",
        {UNREVIEWED},
    ),
    "an attribute that was never set": (
        f"start s;{SIGN};xor y;{SECRECY};xor x;{ENDS}",
        f"s>sign;sign>y;y>out ? attribute == None;y>secret !;secret>x;{DRAWN};{LAST}",
        {UNREVIEWED},
    ),
    "an opinion nobody was asked for": (
        f"start s;{SIGN};{OPINION};xor x;{ENDS}",
        f"s>sign;sign>opinion;opinion>x;{DRAWN};{LAST}",
        {UNREVIEWED},
    ),
    "an opinion after a refusal": (
        f"start s;{SIGN};{SECRECY};xor x;{OPINION};xor y;{ENDS}",
        "s>sign;sign>secret;secret>x;x>out ? verdict == 'open';x>opinion !;opinion>y;"
        f"y>out ? verdict == 'open';y>g !;{LAST}",
        {UNREVIEWED},
    ),
    "drafted again by another duty": (
        f"start s;{SIGN};{SECRECY};xor x;user d form=draft duty=release;{ENDS}",
        f"s>sign;sign>secret;secret>x;x>d ? verdict == 'open';x>g !;d>out;{LAST}",
        {UNSIGNED, UNREVIEWED},
    ),
    "signed by who drafts": (
        f"start s;user sign lane=drafter duty=sign outcomes=approve;{SECRECY};xor x;{ENDS}",
        f"s>sign;sign>secret;secret>x;{DRAWN};{LAST}",
        {UNSIGNED},
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
