"""Saved states: small, complete, checked, and the same as if they had never been saved."""

from base64 import b85decode
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import msgpack
import pytest
import zstandard

from app.engine import returning, state
from app.engine.errors import StateDamaged
from app.engine.procedure import Procedure, prepare
from app.engine.state import dump, load
from app.engine.walk import Walk, World
from tests.engine.cases import BRANCHES, CHAIN
from tests.engine.drawing import chain, diagram, node, wait, watch
from tests.engine.random_blocks import WORDS, Drawing

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
WORLD = World("case", AT)
SHIPPED = Path(__file__).parents[2] / "workflows" / "proactive_review.bpmn"
TO_RELEASE = (
    ("draft", "submit"),
    ("unit_review", "approve"),
    ("office_review", "approve"),
    ("sign", "approve"),
    ("secrecy_review", "open"),
)

REMINDED = diagram(
    node("startEvent", "begin")
    + node("userTask", "a")
    + watch("remind", "a", "P2D", cancels=False),
    node("userTask", "n1") + node("userTask", "n2") + node("endEvent", "told"),
    chain("remind", "n1", "n2", "told") + wait("w", "P9D") + node("userTask", "b"),
    node("endEvent", "over") + chain("begin", "a", "w", "b", "over"),
)
FIRST_FORMAT = (  # of REMINDED after the reminder, its first step and the step it is about
    b"ZDVr*Mpni5#KUZ{RK1Q3pVm!4D77#BU>X2*2mmw?i>798a&2LB0j6bcXK8L_r86!vE-<NZ"
    b"a&Kd0WOZ_7#0Wk*UtieEfhVPAVPkZ2gQs?7a%5>^bfRx-sbO?<a%p09bY;M$a&L8RWC5ga"
    b"c4czHrDJSwV`~beVqs%z0HkDZZe`p65C8!T0s;dG1Oo;N2LTBU3Z-Xhc4cmolmo;N_DZ$!"
    b"&I3)un3VkXn$DP91%Z?S#1J`R;_=B(Oc19Xo&P~vUIYlJb98cHX=iA3kfmX4X?A6jlmx^O"
    b"`om;uyaPgitp1u$;)Gy9zyOp6#1QU7XOW{;N5+7&p)XhSQo+X=0x~c%HZ3qSEio}vFflqX"
    b"Fgh?WD=;uRFfafD0Eu#DL5&~<"
)


def begun(source: bytes) -> tuple[Procedure, Walk]:
    procedure = prepare(source)
    return procedure, Walk.begin(procedure, WORLD, {})


def decide(walk: Walk, step: str, verdict: str = "ok", **facts: Any) -> None:
    task = next(task for task in walk.open_tasks() if task.task_spec.bpmn_id == step)
    walk.complete(task, verdict, facts)


def rewritten(saved: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """``saved`` with other contents and a digest that fits them."""
    head = len(state.MAGIC)
    packed = zstandard.ZstdDecompressor().decompress(saved[head + state.DIGEST_BYTES :])
    content = msgpack.unpackb(packed, ext_hook=state._unpacked)
    change(content)
    packed = zstandard.ZstdCompressor().compress(msgpack.packb(content, default=state._packed))
    return saved[:head] + state._digest(packed) + packed


def act_at_random(walk: Walk, random: Random) -> None:
    """Something possible, chosen by ``random`` alone."""
    events = [*walk.waiting_timers(), *walk.waiting_messages()]
    steps = walk.open_tasks()
    if events and (not steps or random.random() < 0.3):
        event = random.choice(events)
        walk.ring(event) if event in walk.waiting_timers() else walk.deliver(event, {})
        return
    task = random.choice(steps)
    targets = returning.targets(walk, task)
    if targets and random.random() < 0.35:
        to, straight = random.choice(targets), random.random() < 0.5
        returning.send_back(walk, task, to=to, straight=straight, facts={})
    else:
        walk.complete(task, random.choice(WORDS), {})


def seen(walk: Walk) -> tuple[Any, ...]:
    """Everything that can be told of a walk but the ids of its tasks."""
    alive = [(t.task_spec.bpmn_id, t.internal_data.get("arrived")) for t in walk.alive()]
    targets = [returning.targets(walk, t) for t in walk.open_tasks()]
    strands = [
        (
            strand.done,
            strand.straight,
            {key: (given.when, given.facts) for key, given in strand.given.items()},
        )
        for strand in walk.ledger.strands.values()
    ]
    return (alive, targets, walk.facts, strands, walk.is_finished)


@pytest.mark.parametrize("part", range(4))
def test_a_restored_walk_goes_on_like_one_never_saved(part: int) -> None:
    for seed in range(100 * part, 100 * part + 40):
        procedure = prepare(Drawing(seed, 5 + seed % 10).source)
        kept, restored = (Walk.begin(procedure, WORLD, {}) for _ in range(2))
        one, other = Random(seed), Random(seed)
        for _ in range(15):
            assert seen(kept) == seen(restored)
            if kept.is_finished:
                break
            act_at_random(kept, one)
            act_at_random(restored, other)
            restored = load(dump(restored), procedure, WORLD)


def test_saving_what_was_restored_changes_nothing() -> None:
    procedure, walk = begun(BRANCHES)
    decide(walk, "a")
    decide(walk, "b2")

    saved = dump(walk)

    assert dump(load(saved, procedure, WORLD)) == saved


def test_facts_keep_their_types() -> None:
    source = diagram(
        node("startEvent", "begin") + node("userTask", "a") + node("userTask", "b"),
        node("endEvent", "over") + chain("begin", "a", "b", "over"),
        facts={"m": "moment", "d": "date", "n": "number", "f": "flag", "t": "text"},
    )
    procedure, walk = begun(source)
    facts = {"m": AT + timedelta(hours=1), "d": date(2026, 3, 2), "n": 1.5, "f": True, "t": "文"}
    decide(walk, "a", **facts)

    restored = load(dump(walk), procedure, WORLD)

    assert {name: restored.facts[name] for name in facts} == facts
    assert [type(restored.facts[name]) for name in facts] == [type(each) for each in facts.values()]


def test_the_order_of_keys_means_nothing() -> None:
    procedure, walk = begun(BRANCHES)
    for each in ("a", "b1"):
        decide(walk, each)

    def shuffle(content: dict[str, Any]) -> None:
        content["facts"] = dict(reversed(content["facts"].items()))
        turned = dict(reversed(content.items()))
        content.clear()
        content.update(turned)

    restored = load(rewritten(dump(walk), shuffle), procedure, WORLD)

    assert seen(restored) == seen(walk)
    decide(restored, "b2")
    assert [task.task_spec.bpmn_id for task in restored.open_tasks()] == ["z"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda content: content.update(format=3), "other_format"),
        (lambda content: content.update(engine="3.1.2"), "other_format"),
        (lambda content: content.update(procedure=b"12345678"), "other_procedure"),
        (lambda content: content.update(over=True), "damaged"),
        (lambda content: content.update(alive=[]), "damaged"),
    ],
)
def test_a_state_that_is_not_ours_is_refused(
    change: Callable[[dict[str, Any]], None], code: str
) -> None:
    procedure, walk = begun(CHAIN)

    with pytest.raises(StateDamaged) as error:
        load(rewritten(dump(walk), change), procedure, WORLD)

    assert error.value.code == code


def test_what_was_saved_before_messages_were_known_goes_on() -> None:
    walk = load(b85decode(FIRST_FORMAT), prepare(REMINDED), WORLD)

    assert [task.task_spec.bpmn_id for task in walk.open_tasks()] == ["n2"]
    assert returning.targets(walk, walk.open_tasks()[0]) == ("a", "n1")
    returning.send_back(walk, walk.open_tasks()[0], to="n1", straight=False, facts={})
    for step in ("n1", "n2"):
        walk = load(dump(walk), prepare(REMINDED), WORLD)
        decide(walk, step)
    walk.ring(walk.waiting_timers()[0])
    decide(walk, "b")
    assert walk.is_finished


@pytest.mark.parametrize("saved", [b"", b"mcs", b"{}", b"mcs\x01" + b"0" * 40, b"mcs\x02" * 20])
def test_bytes_that_are_no_state_are_refused(saved: bytes) -> None:
    procedure, _ = begun(CHAIN)

    with pytest.raises(StateDamaged):
        load(saved, procedure, WORLD)


def test_every_flipped_bit_is_noticed() -> None:
    procedure, walk = begun(CHAIN)
    saved = dump(walk)
    for place in range(len(saved)):
        damaged = bytearray(saved)
        damaged[place] ^= 1 << place % 8

        with pytest.raises(StateDamaged):
            load(bytes(damaged), procedure, WORLD)


def test_the_shipped_procedure_stays_below_two_kilobytes_in_its_hundredth_round() -> None:
    procedure, walk = begun(SHIPPED.read_bytes())
    sizes = []
    for _ in range(100):
        for step, verdict in TO_RELEASE:
            decide(walk, step, verdict, attribute="proactive")
        sizes.append(len(dump(walk)))
        release = walk.open_tasks()[0]
        returning.send_back(walk, release, to="draft", straight=False, facts={})
        walk = load(dump(walk), procedure, WORLD)

    assert max(sizes) < 2000
    assert sizes[-1] < 1.25 * sizes[0]
