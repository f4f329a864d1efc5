"""Draws small diagrams from a few words, so that a test shows only what it is about.

Nodes, one a line or separated by ``;``: ``kind id key=value …`` with the kinds below.
Flows: ``a>b``, ``a>b ? condition``, ``a>b !`` for the default flow.
``in=p`` puts a node into subprocess ``p``. A timer or message on a border may be ``aside``, an end
``terminate``. ``for=m`` lets an event wait for the message of that name.
"""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

KINDS = {
    "start": "startEvent",
    "end": "endEvent",
    "user": "userTask",
    "service": "serviceTask",
    "xor": "exclusiveGateway",
    "and": "parallelGateway",
    "or": "inclusiveGateway",
    "race": "eventBasedGateway",
    "sub": "subProcess",
    "timer": "boundaryEvent",
    "message": "boundaryEvent",
    "catch": "intermediateCatchEvent",
}
HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:gov="urn:mingchuang:bpmn:1"'
    ' targetNamespace="t">'
)
STEP = ("lane", "of", "form", "days", "duty", "operation", "count")


@dataclass
class Shape:
    kind: str
    id: str
    attributes: dict[str, str]
    inner: str = ""
    scope: str = ""


@dataclass
class Drawing:
    """What ``draw`` understood, ready to be written."""

    shapes: list[Shape] = field(default_factory=list)
    flows: list[tuple[str, str, str | None]] = field(default_factory=list)
    defaults: dict[str, str] = field(default_factory=dict)
    messages: dict[str, None] = field(default_factory=dict)

    def scope(self, name: str) -> str:
        shapes = [shape for shape in self.shapes if shape.scope == name]
        ids = {shape.id for shape in shapes}
        known = {shape.id for shape in self.shapes}
        flows = [
            _flow(*flow)
            for flow in self.flows
            if flow[0] in ids or (not name and flow[0] not in known)
        ]
        return "".join([self.shape(shape) for shape in shapes] + flows)

    def shape(self, shape: Shape) -> str:
        attributes = dict(shape.attributes)
        if shape.id in self.defaults:
            attributes["default"] = self.defaults[shape.id]
        inner = shape.inner + (self.scope(shape.id) if shape.kind == "subProcess" else "")
        written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
        return f'<{shape.kind} id="{shape.id}"{written}>{inner}</{shape.kind}>'


def draw(nodes: str, flows: str, *, facts: str = "", more: str = "", outside: str = "") -> bytes:
    """The file. ``more`` is put into the process as it is, ``outside`` beside it."""
    drawing = Drawing()
    for line in filter(None, (part.strip() for part in nodes.replace("\n", ";").split(";"))):
        shape, message = _shape(line)
        drawing.shapes.append(shape)
        drawing.messages.update(dict.fromkeys([message] if message else []))
    for line in filter(None, (part.strip() for part in flows.replace("\n", ";").split(";"))):
        _add_flow(drawing, line)
    declared = "".join(
        '<gov:fact name="{}" type="{}"/>'.format(*fact.split(":")) for fact in facts.split()
    )
    extension = f"<gov:facts>{declared}</gov:facts>" if declared else ""
    head = f"<extensionElements>{extension}</extensionElements>" if extension else ""
    outside += "".join(f'<message id="of-{m}" name="{m}"/>' for m in drawing.messages)
    return (
        f'{HEAD}{outside}<process id="p" name="流程">{head}{drawing.scope("")}{more}</process>'
        "</definitions>"
    ).encode()


def _shape(line: str) -> tuple[Shape, str | None]:
    kind, node_id, *words = line.split(" ")
    values = dict(word.split("=", 1) for word in words if "=" in word)
    flags = {word for word in words if "=" not in word}
    shape = Shape(KINDS.get(kind, kind), node_id, {}, scope=values.pop("in", ""))
    if name := values.pop("name", None):
        shape.attributes["name"] = name
    if host := values.pop("on", None):
        shape.attributes["attachedToRef"] = host
    if "aside" in flags:
        shape.attributes["cancelActivity"] = "false"
    shape.inner = _step(values) + _timer(values)
    if "terminate" in flags:
        shape.inner += "<terminateEventDefinition/>"
    if message := values.pop("for", None):
        shape.inner += f'<messageEventDefinition messageRef="of-{message}"/>'
    return shape, message


def _step(values: dict[str, str]) -> str:
    attributes = "".join(f' {key}="{values[key]}"' for key in STEP if key in values)
    outcomes = "".join(
        f'<gov:outcome id="{outcome}" label="{outcome}"/>'
        for outcome in filter(None, values.get("outcomes", "").split(","))
    )
    returns = "".join(
        f'<gov:return to="{target}"/>' for target in filter(None, values.get("to", "").split(","))
    )
    if not attributes and not outcomes and not returns:
        return ""
    step = f"<gov:step{attributes}>{outcomes}{returns}</gov:step>"
    return f"<extensionElements>{step}</extensionElements>"


def _timer(values: dict[str, str]) -> str:
    for key, tag in (("after", "timeDuration"), ("at", "timeDate"), ("every", "timeCycle")):
        if key in values:
            text = escape(values[key])
            return f"<timerEventDefinition><{tag}>{text}</{tag}></timerEventDefinition>"
    return ""


def _add_flow(drawing: Drawing, line: str) -> None:
    arrow, _, condition = line.partition("?")
    source, _, target = arrow.replace("!", "").strip().partition(">")
    source, target = source.strip(), target.strip()
    if "!" in arrow:
        drawing.defaults[source] = f"{source}_{target}"
    drawing.flows.append((source, target, condition.strip() or None))


def _flow(source: str, target: str, condition: str | None) -> str:
    head = f'<sequenceFlow id="{source}_{target}" sourceRef="{source}" targetRef="{target}"'
    if condition is None:
        return head + "/>"
    kind = 'xsi:type="tFormalExpression"'
    text = f"<conditionExpression {kind}>{escape(condition)}</conditionExpression>"
    return f"{head}>{text}</sequenceFlow>"
