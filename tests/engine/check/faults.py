"""Small diagrams into which a fault is written."""

from tests.engine.check.drawing import draw

LINE = draw("start s;user a;end e", "s>a;a>e")
CHOICE = "start s;user a;xor x;user b;user c;end e"
BRANCHES = "start s;and f;user a;user b;and j;end e"
BLOCK = "s>f;f>a;f>b;a>j;b>j;j>e"


def within(element: str, inner: str, *, source: bytes = LINE) -> bytes:
    """``source`` with ``inner`` written into the empty ``element``."""
    kind, element_id = element.split()
    old = f'<{kind} id="{element_id}"></{kind}>'.encode()
    assert old in source
    return source.replace(old, f'<{kind} id="{element_id}">{inner}</{kind}>'.encode())


def instead(kind: str, *, inner: str = "") -> bytes:
    """The straight line with another element in the place of its step."""
    return draw(f"start s;{kind} a;end e", "s>a;a>e").replace(
        f"</{kind}>".encode(), f"{inner}</{kind}>".encode()
    )


def with_attribute(element: str, attribute: str) -> bytes:
    return LINE.replace(f'id="{element}"'.encode(), f'id="{element}" {attribute}'.encode(), 1)


def on_time(text: str, *, key: str = "after", facts: str = "due:moment n:number") -> bytes:
    return draw(f"start s;user a;timer t on=a {key}={text};end e;end g", "s>a;a>e;t>g", facts=facts)


def chosen(condition: str) -> bytes:
    return draw(CHOICE, f"s>a;a>x;x>b ? {condition};x>c !;b>e;c>e")
