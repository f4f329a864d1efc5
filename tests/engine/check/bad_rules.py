"""Diagrams with a condition, a timer or a property of a step that means nothing."""

from tests.engine.check.drawing import draw
from tests.engine.check.faults import BLOCK, BRANCHES, CHOICE, chosen, on_time

CONDITIONS = {
    "no-default": (
        draw(CHOICE, "s>a;a>x;x>b ? round == 1;x>c ? round == 2;b>e;c>e"),
        "x",
        "default-missing",
    ),
    "no-condition": (draw(CHOICE, "s>a;a>x;x>b;x>c !;b>e;c>e"), "x_b", "condition-missing"),
    "empty-condition": (
        chosen("@").replace(b">@<", b"> <"),
        "x_b",
        "condition-missing",
    ),
    "default-elsewhere": (
        draw(CHOICE, "s>a;a>x;x>b ? round == 1;x>c !;b>e;c>e").replace(
            b'default="x_c"', b'default="b_e"'
        ),
        "x",
        "default-elsewhere",
    ),
    "condition-on-default": (
        draw(CHOICE, "s>a;a>x;x>b ? round == 1;x>c ! ? round == 2;b>e;c>e"),
        "x_c",
        "condition-on-default",
    ),
    "condition-after-task": (
        draw("start s;user a;end e", "s>a;a>e ? verdict == 'approve'"),
        "a_e",
        "condition-misplaced",
    ),
    "condition-after-split": (
        draw(BRANCHES, "s>f;f>a ? round == 1;f>b;a>j;b>j;j>e"),
        "f_a",
        "condition-misplaced",
    ),
    **{
        f"never fits {text!r}": (chosen(text), "x_b", "expression")
        for text in (
            "attribute > 3",
            "verdict == 'a' and verdict + 1 == 2",
            "round + 'a' == 'b'",
            "1 / 0 == 1",
            "round < verdict",
            "-attribute == 1",
            "1 in verdict",
            "verdict in round",
            "len(round) == 1",
            "max(verdict, 1) == 1",
            "(1 if round else 2) < verdict",
            "max(round, (verdict,)) > 1",
        )
    },
    "syntax": (chosen("verdict =="), "x_b", "expression"),
    "import": (chosen("__import__('os').system('true')"), "x_b", "expression"),
    "dunder": (chosen("().__class__"), "x_b", "expression"),
    "lambda": (chosen("(lambda: 1)()"), "x_b", "expression"),
    "deep": (chosen("(" * 90 + "1" + ")" * 90 + " == " + "-" * 60 + "1"), "x_b", "expression"),
    "alone": (
        draw("start s;user a;xor x;end e", "s>a;a>x;x>e ? round == 1"),
        "x_e",
        "condition-alone",
    ),
    "unknown-fact": (chosen("weather == 'fine'"), "x_b", "unknown-fact"),
    "unknown-function": (chosen("open('x') == 1"), "x_b", "unknown-function"),
    "long": (chosen(" or ".join(["round == 1"] * 60)), "x_b", "expression-too-long"),
}
TIMERS = {
    **{
        f"duration {text!r}": (on_time(text), "t", "timer-duration")
        for text in ("P1.5DT1H", "P", "PT", "15D", "-P1D", "P1W1D", "P1DT", "PT0S", "P5d",
                     "R3/PT1H", "2026-01-01", "deadline(due,2)", "due", "P٣D", "0*/5***", "'P1D",
                     "P99999999999999999999D")
    },
    **{
        f"date {text!r}": (on_time(text, key="at"), "t", "timer-date")
        for text in ("2026-13-01T00:00:00Z", "P5D", "2026-02-30", "deadline(due,0)", "tomorrow()",
                     "deadline(due,-1)", "2026-01-01T00:00:00+99:99", "deadline(due,99999)")
    },
    "duration of a century": (on_time("P100Y"), "t", "timer-duration"),
    "duration of twenty years": (on_time("P20Y"), "t", "timer-too-long"),
    "fact unknown": (on_time("somewhen", key="at"), "t", "timer-fact"),
    "fact of another type": (on_time("n", key="at"), "t", "timer-fact"),
    "deadline of an unknown fact": (on_time("deadline(x,2)", key="at"), "t", "timer-fact"),
    "cycle": (on_time("R3/PT1H", key="every"), "t", "timer-cycle"),
    "nothing": (on_time("P1D").replace(b"P1D", b""), "t", "timer-empty"),
}  # fmt: skip
STEPS = {
    "days": (draw("start s;user a days=1.5;end e", "s>a;a>e"), "a", "days"),
    "no days": (draw("start s;user a days=0;end e", "s>a;a>e"), "a", "days"),
    "count": (draw("start s;user a count=most;end e", "s>a;a>e"), "a", "signers-count"),
    "outcome": (draw("start s;user a outcomes=x,x;end e", "s>a;a>e"), "a", "outcome-twice"),
    "to nobody": (draw("start s;user a to=zz;end e", "s>a;a>e"), "a", "return-nowhere"),
    "to a gateway": (draw("start s;xor x;user a to=x;end e", "s>x;x>a;a>e"), "a", "return-nowhere"),
    "forwards": (
        draw("start s;user a to=b;user b;end e", "s>a;a>b;b>e"),
        "a",
        "return-not-back",
    ),
    "into a subprocess": (
        draw(
            "start s;sub q;user b to=a;end e;start s2 in=q;user a in=q;end e2 in=q",
            "s>q;q>b;b>e;s2>a;a>e2",
        ),
        "b",
        "return-not-back",
    ),
    "to a sister branch": (
        draw("start s;and f;user a;user b to=a;and j;end e", BLOCK),
        "b",
        "return-not-back",
    ),
    "only returns": (
        draw("start s;user a;user b outcomes=return to=a;end e", "s>a;a>b;b>e"),
        "b",
        "only-returns",
    ),
    "a fact that is there anyway": (
        draw("start s;user a;end e", "s>a;a>e", facts="verdict:number"),
        "p",
        "fact-given",
    ),
    "facts without end": (
        draw("start s;user a;end e", "s>a;a>e", facts=" ".join(f"f{n}:text" for n in range(58))),
        "p",
        "too-many-facts",
    ),
    "fact with an underline": (
        draw("start s;user a;end e", "s>a;a>e", facts="_f:text"),
        "p",
        "fact-name",
    ),
    "fact": (draw("start s;user a;end e", "s>a;a>e", facts="1x:text"), "p", "fact-name"),
}
