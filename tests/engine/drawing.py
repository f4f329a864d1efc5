"""Draws small BPMN files for tests, element by element."""

import re
from collections.abc import Mapping

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:gov="urn:mingchuang:bpmn:1" id="d" targetNamespace="urn:test">'
)
TIMER = "<timerEventDefinition><{kind}>{text}</{kind}></timerEventDefinition>"


def diagram(*parts: str, facts: Mapping[str, str] | None = None, process_id: str = "p") -> bytes:
    """A whole file with one process, and the messages its events refer to."""
    declared = "".join(f'<gov:fact name="{n}" type="{t}"/>' for n, t in (facts or {}).items())
    extension = f"<extensionElements><gov:facts>{declared}</gov:facts></extensionElements>"
    body = (extension if facts else "") + "".join(parts)
    named = dict.fromkeys(re.findall(r'messageRef="of-([^"]+)"', body))
    messages = "".join(f'<message id="of-{name}" name="{name}"/>' for name in named)
    process = f'<process id="{process_id}" isExecutable="true">{body}</process>'
    return f"{HEAD}{messages}{process}</definitions>".encode()


def node(kind: str, node_id: str, inner: str = "", **attributes: str) -> str:
    listed = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<{kind} id="{node_id}"{listed}>{inner}</{kind}>'


def flow(source: str, target: str, condition: str = "", flow_id: str = "") -> str:
    escaped = condition.replace("&", "&amp;").replace("<", "&lt;")
    inner = f"<conditionExpression>{escaped}</conditionExpression>" if condition else ""
    return (
        f'<sequenceFlow id="{flow_id or f"{source}-{target}"}" '
        f'sourceRef="{source}" targetRef="{target}">{inner}</sequenceFlow>'
    )


def chain(*ids: str) -> str:
    return "".join(flow(one, other) for one, other in zip(ids, ids[1:], strict=False))


def step(node_id: str, *outcomes: str, returns: tuple[str, ...] = (), attributes: str = "") -> str:
    """A user task that is complete enough to be deployed; outcomes are written as attributes."""
    said = "".join(f"<gov:outcome {each}/>" for each in outcomes)
    back = "".join(f'<gov:return to="{each}"/>' for each in returns)
    gov = f'<gov:step lane="leader" of="organ" form="f" {attributes}>{said}{back}</gov:step>'
    return node("userTask", node_id, f"<extensionElements>{gov}</extensionElements>", name=node_id)


def service(node_id: str, operation: str) -> str:
    gov = f'<gov:step operation="{operation}"/>'
    return node("serviceTask", node_id, f"<extensionElements>{gov}</extensionElements>")


def wait(node_id: str, text: str, kind: str = "timeDuration") -> str:
    return node("intermediateCatchEvent", node_id, TIMER.format(kind=kind, text=text))


def watch(node_id: str, host: str, text: str = "P1D", *, cancels: bool = True) -> str:
    inner = TIMER.format(kind="timeDuration", text=text)
    word = "true" if cancels else "false"
    return node("boundaryEvent", node_id, inner, attachedToRef=host, cancelActivity=word)


def message(name: str) -> str:
    return f'<messageEventDefinition messageRef="of-{name}"/>'


def catch(node_id: str, name: str = "") -> str:
    """An event on the way that waits for the message ``name``; it is called like the event."""
    return node("intermediateCatchEvent", node_id, message(name or node_id))


def border(node_id: str, host: str, name: str = "", *, cancels: bool = True) -> str:
    """An event on the border of ``host`` that waits for the message ``name``."""
    word = "true" if cancels else "false"
    inner = message(name or node_id)
    return node("boundaryEvent", node_id, inner, attachedToRef=host, cancelActivity=word)
