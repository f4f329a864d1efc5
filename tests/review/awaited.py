"""A procedure in which something may arrive while people work, for tests of review."""

from tests.engine.drawing import border, catch, chain, diagram, node, wait, watch


def task(node_id: str, lane: str, *outcomes: str, duty: str = "", form: str = "review") -> str:
    said = "".join(f'<gov:outcome id="{each}" label="{each}"/>' for each in outcomes)
    who = f'lane="{lane}" of="organ" form="{form}" duty="{duty}"'
    return node(
        "userTask",
        node_id,
        f"<extensionElements><gov:step {who}>{said}</gov:step></extensionElements>",
        name=node_id,
    )


INNER = (
    node("startEvent", "in")
    + task("unit_review", "unit_head", "approve", "return", duty="unit_review")
    + task("sign", "leader", "approve", "return", duty="sign")
    + node("endEvent", "out")
    + chain("in", "unit_review", "sign", "out")
)
AWAITED = diagram(
    node("startEvent", "begin")
    + task("draft", "drafter", "submit", duty="draft", form="draft")
    + node("subProcess", "handling", INNER)
    + border("withdrawn", "handling")
    + border("extension", "handling", cancels=False)
    + watch("late", "handling", "P20D"),
    task("closing", "disclosure_office", "approve", duty="office_review"),
    task("ask", "unit_head", "approve", duty="unit_review")
    + task("check", "disclosure_office", "approve", duty="office_review")
    + task("grant", "leader", "approve", "return", duty="sign")
    + node("endEvent", "told"),
    node("eventBasedGateway", "asked")
    + catch("answer")
    + wait("silence", "P15D")
    + node("exclusiveGateway", "m")
    + task("weigh", "disclosure_office", "approve", duty="office_review")
    + node("endEvent", "over"),
    chain("begin", "draft", "handling", "asked", "answer", "m", "weigh", "over"),
    chain("asked", "silence", "m") + chain("withdrawn", "closing", "m") + chain("late", "m"),
    chain("extension", "ask", "check", "grant", "told"),
    facts={"agrees": "flag"},
    process_id="proactive_review",
)
