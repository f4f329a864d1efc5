"""The shipped procedure as an administrator may rearrange it."""

from lxml import etree

from tests.review.chain import SHIPPED


def led(source: bytes, **targets: str) -> bytes:
    """``source`` with each of the named flows leading somewhere else."""
    for flow, target in targets.items():
        head, _, rest = source.partition(f'<bpmn:sequenceFlow id="{flow}" '.encode())
        before, _, after = rest.partition(b'targetRef="')
        source = b"".join(
            (
                head,
                f'<bpmn:sequenceFlow id="{flow}" '.encode(),
                before,
                b'targetRef="',
                target.encode(),
                b'"',
                after.partition(b'"')[2],
            )
        )
    return source


def without(source: bytes, *nodes: str) -> bytes:
    """``source`` without ``nodes``, what leads to them and what lists them."""
    root = etree.fromstring(source)
    for element in list(root.iter()):
        names = {element.get(key) for key in ("id", "sourceRef", "targetRef", "to", "bpmnElement")}
        parent = element.getparent()
        if parent is not None and names & set(nodes):
            parent.remove(element)
    return etree.tostring(root)


SECRECY_FIRST = led(
    SHIPPED.read_bytes(),
    forwarded="secrecy_review",
    may_be_open="sign",
    opinion_open="sign",
    is_proactive="office_release",
)
WITHOUT_SECRECY = without(
    led(SHIPPED.read_bytes(), is_proactive="office_release"),
    *("secrecy_review", "by_secrecy", "secrecy_opinion", "by_opinion", "conclude"),
)
