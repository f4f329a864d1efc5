"""The blocks an independent interpreter of procedures is made of; each is idle, active or done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.engine.simulator import Simulation

IDLE, ACTIVE, DONE, INTERRUPTED = "idle", "active", "done", "interrupted"


@dataclass(eq=False)
class Block:
    status: str = field(default=IDLE, init=False)
    parent: Block | None = field(default=None, init=False)
    walk: Simulation = field(init=False)

    def children(self) -> list[Block]:
        return []

    def start(self) -> None:
        self.status = ACTIVE
        self.begin()

    def begin(self) -> None:
        raise NotImplementedError

    def child_done(self, child: Block) -> None:
        raise NotImplementedError

    def finish(self) -> None:
        self.status = DONE
        assert self.parent
        self.parent.child_done(self)

    def reset(self, *, keep_asides: bool = False) -> None:
        self.status = IDLE
        for child in self.children():
            child.reset(keep_asides=keep_asides)

    def everything(self) -> Iterator[Block]:
        yield self
        for child in self.children():
            yield from child.everything()

    def above(self) -> Iterator[Block]:
        block: Block | None = self
        while block is not None:
            yield block
            block = block.parent


@dataclass(eq=False)
class Seq(Block):
    blocks: list[Block]

    def children(self) -> list[Block]:
        return self.blocks

    def begin(self) -> None:
        self._go(0)

    def child_done(self, child: Block) -> None:
        self._go(self.blocks.index(child) + 1)

    def _go(self, index: int) -> None:
        self.blocks[index].start() if index < len(self.blocks) else self.finish()


@dataclass(eq=False)
class Par(Block):
    branches: list[Seq]

    def children(self) -> list[Block]:
        return [*self.branches]

    def begin(self) -> None:
        for branch in self.branches:
            branch.start()

    def child_done(self, child: Block) -> None:
        if all(branch.status == DONE for branch in self.branches):
            self.finish()


@dataclass(eq=False)
class Xor(Block):
    words: list[str]
    branches: list[Seq]  # one more than words: the last is the default

    def children(self) -> list[Block]:
        return [*self.branches]

    def begin(self) -> None:
        verdict = self.walk.verdict
        self.branches[self.words.index(verdict) if verdict in self.words else -1].start()

    def child_done(self, child: Block) -> None:
        self.finish()


@dataclass(eq=False)
class Loop(Block):
    body: Seq

    def children(self) -> list[Block]:
        return [self.body]

    def begin(self) -> None:
        self.body.start()

    def child_done(self, child: Block) -> None:
        if self.walk.verdict != "again":
            self.finish()
            return
        self.walk.opened_again(self.body.blocks[0])
        self.body.reset(keep_asides=True)
        self.body.start()


@dataclass(eq=False)
class Service(Block):
    name: str

    def begin(self) -> None:
        self.finish()


@dataclass(eq=False)
class Wait(Block):
    name: str

    def begin(self) -> None:
        """Until the timer rings."""


@dataclass(eq=False)
class Host(Block):
    """Something with timers on its border: name, and an aside step or a handler."""

    name: str
    reminders: dict[str, str] = field(default_factory=dict)
    handlers: dict[str, Seq] = field(default_factory=dict)
    armed: set[str] = field(default_factory=set, init=False)
    asides: list[Aside] = field(default_factory=list, init=False)

    def children(self) -> list[Block]:
        return [*self.asides, *self.handlers.values()]

    def start(self) -> None:
        self.armed = {*self.reminders, *self.handlers}
        super().start()

    def finish(self) -> None:
        self.armed = set()
        super().finish()

    def ring(self, timer: str) -> None:
        self.armed.discard(timer)
        if timer in self.reminders:
            aside = Aside(self.reminders[timer])
            aside.parent, aside.walk, aside.status = self, self.walk, ACTIVE
            self.asides.append(aside)
            return
        self.armed = set()
        self.interrupt()
        self.status = INTERRUPTED
        self.handlers[timer].start()

    def interrupt(self) -> None:
        """The activity itself is called off."""

    def child_done(self, child: Block) -> None:
        assert self.status == INTERRUPTED and self.parent
        self.parent.child_done(self)

    def reset(self, *, keep_asides: bool = False) -> None:
        if not keep_asides:
            self.asides = []
        asides, self.asides = self.asides, []
        super().reset(keep_asides=keep_asides)
        self.asides, self.armed = asides, set()


@dataclass(eq=False)
class Step(Host):
    def begin(self) -> None:
        """Until a person decides."""


@dataclass(eq=False)
class Aside(Step):
    """What a reminder opens: a step beside the way, which nothing waits for but its scope."""

    def finish(self) -> None:
        assert isinstance(self.parent, Host)
        self.parent.asides.remove(self)
        self.walk.scope_of(self.parent).settle()


@dataclass(eq=False)
class Sub(Host):
    body: Seq = field(default_factory=lambda: Seq([]))

    def children(self) -> list[Block]:
        return [self.body, *super().children()]

    def begin(self) -> None:
        self.body.start()

    def interrupt(self) -> None:
        self.body.reset()

    def child_done(self, child: Block) -> None:
        if child is self.body:
            self.settle()
        else:
            super().child_done(child)

    def settle(self) -> None:
        inner = list(self.body.everything())
        waits = any(isinstance(each, Aside) for each in inner)
        if self.body.status == DONE and not waits:
            self.finish()


@dataclass(eq=False)
class Whole(Sub):
    """The process itself."""

    def finish(self) -> None:
        self.status = DONE
