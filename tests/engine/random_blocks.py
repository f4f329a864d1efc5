"""Random procedures: the same tree drawn as BPMN for the engine and kept as blocks to compare."""

from random import Random

from tests.engine.blocks import Block, Host, Loop, Par, Seq, Service, Step, Sub, Wait, Xor
from tests.engine.drawing import chain, diagram, flow, node, wait, watch
from tests.engine.simulator import Simulation

WORDS = ("ok", "left", "right", "again")
Ends = tuple[str, str]  # where a block is entered and left


class Drawing:
    """Grows a random tree and draws it as it grows."""

    def __init__(self, seed: int, size: int = 10) -> None:
        self.random = Random(seed)
        self.budget = size
        self.count = 0
        self.order: list[str] = []
        self.drawn: list[str] = []
        self.body = self._body(depth=0)
        inner = self._scope(self.body)
        self.source = diagram(*inner)

    def simulation(self) -> Simulation:
        """To be used once: blocks carry their own state."""
        found = Simulation(self.body)
        found.order = self.order
        return found

    # growing

    def _name(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count}"

    def _body(self, depth: int) -> Seq:
        blocks: list[Block] = [self._step(depth)]
        for _ in range(self.random.randint(1, 3)):
            if self.budget > 0:
                blocks.append(self._block(depth))
        return Seq(blocks)

    def _step(self, depth: int) -> Step:
        self.budget -= 1
        return self._with_timers(Step(self._name("s")), depth)

    def _block(self, depth: int) -> Block:
        kinds = ["step", "step"] if depth > 2 else ["step", "par", "par", "xor", "loop", "sub"]
        kind = self.random.choice([*kinds, "wait", "service"])
        if kind == "par":
            branches = [self._body(depth + 1) for _ in range(self.random.randint(2, 3))]
            return Par(branches)
        if kind == "xor":
            ways = [self._body(depth + 1), self._body(depth + 1)]
            last = Seq([]) if self.random.random() < 0.5 else self._body(depth + 1)
            return Xor(["left", "right"], [*ways, last])
        if kind == "loop":
            return Loop(self._body(depth + 1))
        if kind == "sub":
            return self._with_timers(Sub(self._name("sub"), body=self._body(depth + 1)), depth)
        if kind == "wait":
            return Wait(self._name("w"))
        return Service(self._name("v")) if kind == "service" else self._step(depth)

    def _with_timers(self, host: Host, depth: int) -> Host:
        if self.random.random() < 0.25:
            host.reminders[self._name("t")] = self._name("n")
        if depth < 3 and self.budget > 0 and self.random.random() < 0.2:
            host.handlers[self._name("t")] = self._body(depth + 1)
        return host

    # drawing

    def _scope(self, body: Seq) -> list[str]:
        outer, self.drawn = self.drawn, []
        first, last = self._name("begin"), self._name("end")
        self.drawn.append(node("startEvent", first))
        entry, leave = self._draw(body)
        self.drawn.append(node("endEvent", last))
        self.drawn.append(chain(first, entry) + chain(leave, last))
        inner, self.drawn = self.drawn, outer
        return inner

    def _draw(self, block: Block) -> Ends:
        if isinstance(block, Seq):
            ends = [self._draw(each) for each in block.blocks]
            for (_, leave), (entry, _) in zip(ends, ends[1:], strict=False):
                self.drawn.append(flow(leave, entry))
            return ends[0][0], ends[-1][1]
        if isinstance(block, Host):
            return self._draw_host(block)
        if isinstance(block, Wait):
            self.drawn.append(wait(block.name, "P1D"))
            return block.name, block.name
        if isinstance(block, Service):
            self.drawn.append(node("serviceTask", block.name))
            return block.name, block.name
        if isinstance(block, Par):
            return self._draw_par(block)
        return self._draw_loop(block) if isinstance(block, Loop) else self._draw_xor(block)

    def _draw_host(self, host: Host) -> Ends:
        self.order.append(host.name)
        if isinstance(host, Sub):
            self.drawn.append(node("subProcess", host.name, "".join(self._scope(host.body))))
        else:
            self.drawn.append(node("userTask", host.name))
        for timer, aside in host.reminders.items():
            self.order.append(aside)
            self.drawn.append(watch(timer, host.name, cancels=False))
            over = self._name("over")
            self.drawn.append(node("userTask", aside) + node("endEvent", over))
            self.drawn.append(chain(timer, aside, over))
        leave = host.name
        for timer, handler in host.handlers.items():
            self.drawn.append(watch(timer, host.name))
            entry, end = self._draw(handler)
            leave = self._gateway("exclusiveGateway")
            self.drawn.append(chain(timer, entry) + chain(end, leave) + chain(host.name, leave))
        return host.name, leave

    def _gateway(self, kind: str, **more: str) -> str:
        name = self._name("g")
        self.drawn.append(node(kind, name, **more))
        return name

    def _draw_par(self, block: Par) -> Ends:
        split = self._gateway("parallelGateway")
        ends = [self._draw(branch) for branch in block.branches]
        join = self._gateway("parallelGateway")
        for entry, leave in ends:
            self.drawn.append(chain(split, entry) + chain(leave, join))
        return split, join

    def _draw_xor(self, block: Block) -> Ends:
        assert isinstance(block, Xor)
        default = self._name("f")
        split = self._gateway("exclusiveGateway", default=default)
        merge = self._name("g")
        conditions = [f"verdict == '{word}'" for word in block.words]
        for branch, condition in zip(block.branches, [*conditions, ""], strict=True):
            flow_id = "" if condition else default
            entry, leave = self._draw(branch) if branch.blocks else (merge, "")
            self.drawn.append(flow(split, entry, condition, flow_id))
            self.drawn.append(flow(leave, merge) if leave else "")
        self.drawn.append(node("exclusiveGateway", merge))
        return split, merge

    def _draw_loop(self, block: Loop) -> Ends:
        entry = before = self._gateway("exclusiveGateway")
        first, leave = self._draw(block.body)
        default = self._name("f")
        again = self._gateway("exclusiveGateway", default=default)
        after = self._gateway("exclusiveGateway")
        self.drawn.append(chain(before, first) + chain(leave, again))
        self.drawn.append(flow(again, before, "verdict == 'again'"))
        self.drawn.append(flow(again, after, flow_id=default))
        return entry, after
