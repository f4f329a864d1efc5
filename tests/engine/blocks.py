"""The blocks an independent interpreter of procedures is made of; each is idle, active or done."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
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
    """An event on the way: a timer, or a message."""

    name: str
    is_message: bool = False

    def begin(self) -> None:
        """Until it happens."""

    def awaited(self) -> list[str]:
        return [self.name] if self.status == ACTIVE else []

    def is_a_message(self, name: str) -> bool:
        return self.is_message

    def happen(self, name: str) -> None:
        self.finish()


@dataclass(eq=False)
class Race(Block):
    """An event-based gateway: the first event chooses the way."""

    ways: dict[str, Seq]
    messages: set[str]
    chosen: str | None = field(default=None, init=False)

    def children(self) -> list[Block]:
        return [*self.ways.values()]

    def begin(self) -> None:
        self.chosen = None

    def awaited(self) -> list[str]:
        return [*self.ways] if self.status == ACTIVE and self.chosen is None else []

    def is_a_message(self, name: str) -> bool:
        return name in self.messages

    def happen(self, name: str) -> None:
        self.chosen = name
        self.ways[name].start()

    def child_done(self, child: Block) -> None:
        self.finish()

    def reset(self, *, keep_asides: bool = False) -> None:
        self.chosen = None
        super().reset(keep_asides=keep_asides)


@dataclass(eq=False)
class Host(Block):
    """Something with events on its border: name, and what goes on beside it or instead of it."""

    name: str
    besides: dict[str, Seq] = field(default_factory=dict)
    handlers: dict[str, Seq] = field(default_factory=dict)
    messages: set[str] = field(default_factory=set)
    armed: set[str] = field(default_factory=set, init=False)
    asides: list[Aside] = field(default_factory=list, init=False)
    by: str | None = field(default=None, init=False)  # what interrupted it

    def children(self) -> list[Block]:
        return [*self.asides, *self.handlers.values()]

    def start(self) -> None:
        self.armed, self.by = {*self.besides, *self.handlers}, None
        super().start()

    def finish(self) -> None:
        self.armed = set()
        super().finish()

    def awaited(self) -> list[str]:
        return [*self.armed]

    def is_a_message(self, name: str) -> bool:
        return name in self.messages

    def happen(self, name: str) -> None:
        if name not in self.messages:
            self.armed.discard(name)
        if name in self.besides:
            aside = Aside(deepcopy(self.besides[name]))
            aside.parent = self
            self.asides.append(aside)
            self.walk.adopt(aside)
            aside.start()
            return
        self.armed, self.by = set(), name
        self.interrupt()
        self.status = INTERRUPTED
        self.handlers[name].start()

    def interrupt(self) -> None:
        """The activity itself is called off."""

    def child_done(self, child: Block) -> None:
        if isinstance(child, Aside):
            self.walk.tidy(child)
            return
        assert self.status == INTERRUPTED and self.parent
        self.parent.child_done(self)

    def reset(self, *, keep_asides: bool = False) -> None:
        if not keep_asides:
            self.asides = []
        asides, self.asides = self.asides, []
        super().reset(keep_asides=keep_asides)
        self.asides, self.armed, self.by = asides, set(), None


@dataclass(eq=False)
class Step(Host):
    def begin(self) -> None:
        """Until a person decides."""


@dataclass(eq=False)
class Aside(Block):
    """What an event beside the way began; nothing waits for it but its scope."""

    body: Seq
    number: int = field(default=0, init=False)

    def children(self) -> list[Block]:
        return [self.body]

    def begin(self) -> None:
        self.body.start()

    def child_done(self, child: Block) -> None:
        self.finish()


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
        waits = any(isinstance(each, Aside) for each in self.body.everything())
        if self.body.status == DONE and not waits:
            self.finish()


@dataclass(eq=False)
class Whole(Sub):
    """The process itself."""

    def finish(self) -> None:
        self.status = DONE
