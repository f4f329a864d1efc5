"""Random procedures: the same tree drawn as BPMN for the engine and kept as blocks to compare."""

from random import Random

from tests.engine.blocks import Block, Host, Loop, Par, Race, Seq, Service, Step, Sub, Wait, Xor
from tests.engine.drawing import border, catch, chain, diagram, flow, node, wait, watch
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
        if seed % 4 == 0:
            self.body.blocks.append(self._crowd())
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

    def _crowd(self) -> Sub:
        """A subprocess beside which many may be under way in branches at once."""
        branches = Par([Seq([self._step(3)]) for _ in range(self.random.randint(2, 3))])
        beside = Seq([self._step(3), branches, self._step(3)])
        event = self._name("t")
        return Sub(
            self._name("sub"),
            body=self._body(depth=2),
            besides={event: beside},
            messages={event},
        )

    def _step(self, depth: int) -> Step:
        self.budget -= 1
        return self._with_events(Step(self._name("s")), depth)

    def _block(self, depth: int) -> Block:
        kinds = (
            ["step", "step"] if depth > 2 else ["step", "par", "par", "xor", "loop", "sub", "race"]
        )
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
            return self._with_events(Sub(self._name("sub"), body=self._body(depth + 1)), depth)
        if kind == "race":
            return self._race(depth)
        if kind == "wait":
            return Wait(self._name("w"), is_message=self.random.random() < 0.5)
        return Service(self._name("v")) if kind == "service" else self._step(depth)

    def _race(self, depth: int) -> Race:
        names = [self._name("e") for _ in range(self.random.randint(2, 3))]
        with_timer = self.random.random() < 0.6
        ways = {name: self._body(depth + 1) for name in names}
        if self.random.random() < 0.4:
            ways[names[-1]] = Seq([])
        return Race(ways, set(names[1:] if with_timer else names))

    def _with_events(self, host: Host, depth: int) -> Host:
        if depth < 4 and self.random.random() < 0.25:
            body = self._body(depth + 1) if self.budget > 0 else Seq([Step(self._name("n"))])
            host.besides[self._name("t")] = body
        if depth < 3 and self.budget > 0 and self.random.random() < 0.2:
            host.handlers[self._name("t")] = self._body(depth + 1)
        events = [*host.besides, *host.handlers]
        host.messages = {name for name in events if self.random.random() < 0.6}
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
            self._draw_event(block.name, is_message=block.is_message)
            return block.name, block.name
        if isinstance(block, Race):
            return self._draw_race(block)
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
        for event, body in host.besides.items():
            self._draw_border(event, host, cancels=False)
            entry, end = self._draw(body)
            over = self._name("over")
            self.drawn.append(node("endEvent", over))
            self.drawn.append(chain(event, entry) + chain(end, over))
        leave = host.name
        for event, handler in host.handlers.items():
            self._draw_border(event, host, cancels=True)
            entry, end = self._draw(handler)
            leave = self._gateway("exclusiveGateway")
            self.drawn.append(chain(event, entry) + chain(end, leave) + chain(host.name, leave))
        return host.name, leave

    def _draw_border(self, event: str, host: Host, *, cancels: bool) -> None:
        self.order.append(event)
        drawn = border if event in host.messages else watch
        self.drawn.append(drawn(event, host.name, cancels=cancels))

    def _draw_event(self, name: str, *, is_message: bool) -> None:
        self.order.append(name)
        self.drawn.append(catch(name) if is_message else wait(name, "P1D"))

    def _draw_race(self, block: Race) -> Ends:
        fork = self._gateway("eventBasedGateway")
        merge = self._name("g")
        for name, way in block.ways.items():
            self._draw_event(name, is_message=name in block.messages)
            entry, leave = self._draw(way) if way.blocks else (merge, "")
            self.drawn.append(chain(fork, name, entry))
            self.drawn.append(chain(leave, merge) if leave else "")
        self.drawn.append(node("exclusiveGateway", merge))
        return fork, merge

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
