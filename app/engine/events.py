"""What an event of a diagram waits for: a timer, or a message with a name."""

from dataclasses import dataclass

from lxml import etree

from app.engine.reading import BPMN

B = f"{{{BPMN}}}"
TIMER_KINDS = {"timeDate": "date", "timeDuration": "duration", "timeCycle": "cycle"}


@dataclass(frozen=True, slots=True)
class Timer:
    """When a timer event fires, as it was written. ``kind``: date, duration, cycle or none."""

    kind: str
    text: str


def messages_of(root: etree._Element) -> dict[str, str]:
    """The names of the messages that events may wait for, by the ids of the messages."""
    return {
        each.get("id", ""): " ".join((each.get("name") or "").split())
        for each in root.iterchildren(f"{B}message")
    }


def message_id(event: etree._Element) -> str:
    """The id of the message that ``event`` waits for; a prefix names the file it stands in."""
    definition = event.find(f"{B}messageEventDefinition")
    return "" if definition is None else definition.get("messageRef", "").split(":")[-1]


def timer_of(element: etree._Element) -> Timer | None:
    definition = element.find(f"{B}timerEventDefinition")
    if definition is None:
        return None
    for child in definition.iterchildren(f"{B}*"):
        kind = TIMER_KINDS.get(etree.QName(child).localname)
        if kind:
            return Timer(kind=kind, text=text_of(child))
    return Timer(kind="none", text="")


def text_of(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext()).strip()
