"""An independent interpreter of block-structured procedures, which never looks at arrows or tokens.

A return resets what stands after the target in each sequence round it (DESIGN §3.12), and leaves
sister branches alone. What an event began beside the way is a copy of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.engine.blocks import (
    ACTIVE,
    DONE,
    INTERRUPTED,
    Aside,
    Block,
    Host,
    Race,
    Seq,
    Step,
    Sub,
    Wait,
    Whole,
)

Event = Wait | Race | Host


@dataclass
class Straight:
    """``place`` is ``until``, or what it stands beside, in the same copy as ``target``."""

    target: Block
    until: str
    place: Block
    said: dict[str, str | None]


class Simulation:
    """A run of a tree of blocks, told what people, timers and messages do."""

    def __init__(self, body: Seq) -> None:
        self.whole = Whole("process", body=body)
        self.verdict: str | None = None
        self.said: dict[Block, str | None] = {}
        self.straight: list[Straight] = []
        self.order: list[str] = []
        self.begun = 0
        self.adopt(self.whole)
        self.whole.start()

    def adopt(self, block: Block) -> None:
        block.walk = self
        if isinstance(block, Aside):
            self.begun += 1
            block.number = self.begun
        for child in block.children():
            child.parent = block
            self.adopt(child)

    def tidy(self, aside: Aside) -> None:
        """What is over beside the way goes, once nothing goes on beside it in turn."""
        inner = [each for each in aside.everything() if isinstance(each, Aside)]
        if aside.status != DONE or len(inner) > 1:
            return
        assert isinstance(aside.parent, Host)
        aside.parent.asides.remove(aside)
        if (outer := self.home(aside.parent)) is not None:
            self.tidy(outer)
        self.scope_of(aside.parent).settle()

    def scope_of(self, block: Block) -> Sub:
        inside = next(b for b in block.above() if b is not block and isinstance(b, Sub))
        return inside if self._within_body(block, inside) else self.scope_of(inside)

    def _within_body(self, block: Block, sub: Sub) -> bool:
        return sub.body in block.above()

    def home(self, block: Block) -> Aside | None:
        """What the block lies in that happens beside the way."""
        return next((each for each in block.above() if isinstance(each, Aside)), None)

    def rank(self, block: Block) -> tuple[int, ...]:
        """In which order copies of one block came into being."""
        numbers = [each.number for each in block.above() if isinstance(each, Aside)]
        return tuple(reversed(numbers))

    # what can be seen

    def alive(self) -> list[Block]:
        return list(self.whole.everything())

    def steps(self) -> list[Step]:
        return [b for b in self.alive() if isinstance(b, Step)]

    def open(self) -> list[Step]:
        return [step for step in self.steps() if step.status == ACTIVE]

    def events(self) -> list[tuple[str, Event]]:
        """Everything that may happen now."""
        blocks = [b for b in self.alive() if isinstance(b, Wait | Race | Host)]
        return [(name, block) for block in blocks for name in block.awaited()]

    def may_return(self, step: Step, target: Step) -> bool:
        home = self.home(target)
        if target.status != DONE or not (home is None or home in step.above()):
            return False
        scope = self.scope_of(target)
        is_within = scope is self.whole or scope in step.above() and self._within_body(step, scope)
        return is_within and self.reaches(target, step)

    def reaches(self, one: Block, other: Block) -> bool:
        """Whether a way leads forwards from ``one`` to ``other``."""
        home = self.home(one)
        if home is not None and home not in other.above():
            assert home.parent
            scope = self.scope_of(home.parent)
            return scope is not self.whole and self.reaches(scope, other)
        below_one, below_other = list(one.above()), list(other.above())
        meeting = next(block for block in below_one if block in below_other)
        if meeting is one:
            return isinstance(one, Step) and other is not one
        if not isinstance(meeting, Seq) or meeting is other:
            return False
        first = below_one[below_one.index(meeting) - 1]
        second = below_other[below_other.index(meeting) - 1]
        return meeting.blocks.index(first) < meeting.blocks.index(second)

    # what can be done

    def complete(self, step: Step, verdict: str) -> None:
        self._say(step, verdict)
        self._go_straight()

    def happen(self, name: str, block: Event, verdict: str | None = None) -> None:
        self._happen(name, block, verdict)
        self._go_straight()

    def send_back(self, step: Step, target: Step, *, straight: bool) -> None:
        home = self.home(target)
        if straight:
            said = dict(self._between(target, step))
            self.straight.append(Straight(target, step.name, self._place(step, home), said))
        else:
            self._drop_straight(target, deeper=True)
        block: Block = target
        while block.parent is not None and not isinstance(block, Aside):
            above = block.parent
            if isinstance(above, Seq):
                for later in above.blocks[above.blocks.index(block) + 1 :]:
                    later.reset()
            is_handler = isinstance(above, Host) and block in above.handlers.values()
            above.status = INTERRUPTED if is_handler else ACTIVE
            block = above
        target.reset()
        target.start()

    def opened_again(self, first: Block) -> None:
        """A loop goes round: what was said from ``first`` on is not repeated by itself."""
        self._drop_straight(first, deeper=False)

    def _between(self, target: Step, step: Step) -> Iterator[tuple[str, str | None]]:
        """What was said and what happened on the ways from ``target`` to ``step``."""
        home = self.home(target)
        for block in self.alive():
            if self.home(block) is not home or not self.reaches(target, block):
                continue
            if name := self._happened_before(step, block):
                yield name, self.said[block]

    def _happened_before(self, step: Step, block: Block) -> str | None:
        """The step that was done or the event that happened at ``block``, if it led to ``step``."""
        is_passed = block not in step.above() and self.reaches(block, step)
        if isinstance(block, Step | Wait) and block.status == DONE:
            return block.name if self.reaches(block, step) else None
        if isinstance(block, Race) and block.chosen:
            is_passed = is_passed or block.ways[block.chosen] in step.above()
            return block.chosen if is_passed else None
        if isinstance(block, Host) and block.by and block.status == INTERRUPTED:
            return block.by if is_passed or block.handlers[block.by] in step.above() else None
        return None

    def _place(self, step: Block, home: Aside | None) -> Block:
        aside = self.home(step)
        if aside is home:
            return step
        assert aside is not None and aside.parent
        return self._place(aside.parent, home)

    def _drop_straight(self, first: Block, *, deeper: bool) -> None:
        def concerns(pending: Straight) -> bool:
            home = self.home(first)
            if deeper:
                return home is None or home in pending.target.above()
            return self.home(pending.target) is home

        def beyond(block: Block) -> bool:
            return first in block.above() or self.reaches(first, block)

        def is_dropped(pending: Straight) -> bool:
            return concerns(pending) and (beyond(pending.target) or beyond(pending.place))

        self.straight = [each for each in self.straight if not is_dropped(each)]
        for pending in filter(concerns, self.straight):
            lost = {name for name in pending.said if any(map(beyond, self._called(name, pending)))}
            pending.said = {n: v for n, v in pending.said.items() if n not in lost}

    def _called(self, name: str, pending: Straight) -> Iterator[Block]:
        """The step or event that is called ``name``, in the copy ``pending`` belongs to."""
        for block in self.alive():
            is_step = isinstance(block, Step | Wait) and block.name == name
            is_way = isinstance(block, Race) and name in block.ways
            is_handler = isinstance(block, Host) and name in block.handlers
            is_named = is_step or is_way or is_handler
            if is_named and self.home(block) is self.home(pending.target):
                yield block

    def _say(self, step: Step, verdict: str | None) -> None:
        self.verdict = self.said[step] = verdict
        step.finish()

    def _happen(self, name: str, block: Event, verdict: str | None) -> None:
        self.verdict = verdict or self.verdict
        if not (isinstance(block, Host) and name in block.besides):
            self.said[block] = verdict
        block.happen(name)

    def _go_straight(self) -> None:
        homes = [None, *sorted(self._asides(), key=lambda each: each.number)]
        for home in homes:
            while self._repeats(home):
                pass

    def _asides(self) -> list[Aside]:
        return [block for block in self.alive() if isinstance(block, Aside)]

    def _repeats(self, home: Aside | None) -> bool:
        mine = [each for each in self.straight if self.home(each.target) is home]
        if not mine:
            return False
        pending = mine[-1]
        turns = [step for step in self.open() if home is None or home in step.above()]
        if any(step.name == pending.until for step in turns):
            self.straight.remove(pending)
            return True
        if pending.target.status != DONE:
            return False
        found: list[tuple[str, Block]] = [(step.name, step) for step in self.open()]
        found += self.events()
        again = [e for e in found if e[0] in pending.said and self.home(e[1]) is home]
        if not again:
            return False
        name, block = min(again, key=lambda each: self.order.index(each[0]))
        if isinstance(block, Step) and name == block.name:
            self._say(block, pending.said[name])
        else:
            assert isinstance(block, Wait | Race | Host)
            self._happen(name, block, pending.said[name])
        return True
