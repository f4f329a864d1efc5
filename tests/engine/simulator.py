"""An independent interpreter of block-structured procedures, which never looks at arrows or tokens.

A return resets what stands after the target in each sequence round it (DESIGN §3.12), and leaves
sister branches alone.
"""

from dataclasses import dataclass

from tests.engine.blocks import (
    ACTIVE,
    DONE,
    INTERRUPTED,
    Aside,
    Block,
    Host,
    Seq,
    Step,
    Sub,
    Wait,
    Whole,
)


@dataclass
class Straight:
    target: str
    until: str
    said: dict[str, str]


class Simulation:
    """A run of a tree of blocks, told what people and timers do."""

    def __init__(self, body: Seq) -> None:
        self.whole = Whole("process", body=body)
        self.verdict: str | None = None
        self.said: dict[str, str] = {}
        self.straight: list[Straight] = []
        self.order: list[str] = []
        self._adopt(self.whole)
        self.steps = {b.name: b for b in self.whole.everything() if isinstance(b, Step)}
        hosts = [b for b in self.whole.everything() if isinstance(b, Host)]
        self.hosts = {aside: host for host in hosts for aside in host.reminders.values()}
        self.whole.start()

    def _adopt(self, block: Block) -> None:
        block.walk = self
        for child in block.children():
            child.parent = block
            self._adopt(child)

    def scope_of(self, block: Block) -> Sub:
        inside = next(b for b in block.above() if b is not block and isinstance(b, Sub))
        return inside if self._within_body(block, inside) else self.scope_of(inside)

    def _within_body(self, block: Block, sub: Sub) -> bool:
        return sub.body in block.above()

    # what can be seen

    def alive(self) -> list[Block]:
        return list(self.whole.everything())

    def open(self) -> list[Step]:
        return [b for b in self.alive() if isinstance(b, Step) and b.status == ACTIVE]

    def timers(self) -> dict[str, list[Host | Wait]]:
        found: dict[str, list[Host | Wait]] = {}
        for block in self.alive():
            if isinstance(block, Wait) and block.status == ACTIVE:
                found.setdefault(block.name, []).append(block)
            for timer in block.armed if isinstance(block, Host) else ():
                found.setdefault(timer, []).append(block)
        return found

    def may_return(self, step: Step, target: Step) -> bool:
        if target.status != DONE or not self.reaches(target, step):
            return False
        scope = self.scope_of(target)
        return scope is self.whole or (scope in step.above() and self._within_body(step, scope))

    def reaches(self, one: Block, other: Block) -> bool:
        """Whether a way leads forwards from ``one`` to ``other``."""
        if isinstance(one, Aside) and isinstance(one.parent, Host):
            scope = self.scope_of(one.parent)
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

    def ring(self, timer: str) -> None:
        block = self.timers()[timer][0]
        block.finish() if isinstance(block, Wait) else block.ring(timer)
        self._go_straight()

    def send_back(self, step: Step, target: Step, *, straight: bool) -> None:
        until = step.name
        if straight:
            done = [s for s in self.steps.values() if s.status == DONE]
            between = [s for s in done if self.reaches(target, s) and self.reaches(s, step)]
            said = {each.name: self.said[each.name] for each in between}
            self.straight.append(Straight(target.name, until, said))
        else:
            self._drop_straight(target)
        block: Block = target
        while block.parent is not None:
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
        self._drop_straight(first)

    def _drop_straight(self, first: Block) -> None:
        def beyond(name: str) -> bool:
            block = self.steps.get(name) or self.hosts[name]
            return first in block.above() or self.reaches(first, block)

        self.straight = [s for s in self.straight if not beyond(s.target) and not beyond(s.until)]
        for pending in self.straight:
            pending.said = {n: v for n, v in pending.said.items() if not beyond(n)}

    def _say(self, step: Step, verdict: str) -> None:
        self.verdict = self.said[step.name] = verdict
        step.finish()

    def _go_straight(self) -> None:
        while self.straight:
            pending = self.straight[-1]
            if any(step.name == pending.until for step in self.open()):
                self.straight.pop()
                continue
            if self.steps[pending.target].status != DONE:
                return
            again = [step for step in self.open() if step.name in pending.said]
            if not again:
                return
            step = min(again, key=lambda each: self.order.index(each.name))
            self._say(step, pending.said[step.name])
