"""Diagrams with an element, an attribute or an id that is not run."""

from tests.engine.check.drawing import draw
from tests.engine.check.faults import LINE, instead, with_attribute, within

EVENT = "<{}EventDefinition/>"
RACE, WAY = "start s;race r;catch c for=m;end e;", "event-gateway-way"
ELEMENTS = {
    "script-task": (instead("scriptTask"), "a", "script"),
    "plain-task": (instead("task"), "a", "plain-task"),
    "manual-task": (instead("manualTask"), "a", "plain-task"),
    "send-task": (instead("sendTask"), "a", "send-or-receive"),
    "receive-task": (instead("receiveTask"), "a", "send-or-receive"),
    "business-rule-task": (instead("businessRuleTask"), "a", "business-rule"),
    "inclusive-gateway": (instead("inclusiveGateway"), "a", "inclusive-gateway"),
    "complex-gateway": (instead("complexGateway"), "a", "complex-gateway"),
    "event-gateway-alone": (
        draw("start s;race r;catch c for=m;end e", "s>r;r>c;c>e"),
        "r",
        "event-gateway-alone",
    ),
    "event-gateway-to-a-step": (draw(RACE + "user b", "s>r;r>c;r>b;c>e;b>e"), "b", WAY),
    "event-gateway-to-a-gateway": (draw(RACE + "xor b", "s>r;r>c;r>b;c>e;b>e"), "b", WAY),
    "event-gateway-entered": (
        draw(RACE + "catch d for=n;user a;xor x", "s>x;x>r ? round > 1;x>a !;a>d;r>c;r>d;c>e;d>e"),
        "d",
        "event-gateway-entered",
    ),
    "event-gateway-two-timers": (
        draw(RACE + "catch d after=P1D;catch f after=P2D", "s>r;r>c;r>d;r>f;c>e;d>e;f>e"),
        "r",
        "event-gateway-timers",
    ),
    "event-gateway-parallel": (
        draw(RACE + "catch d for=n", "s>r;r>c;r>d;c>e;d>e").replace(
            b'<eventBasedGateway id="r"', b'<eventBasedGateway id="r" eventGatewayType="Parallel"'
        ),
        "r",
        "attribute-value",
    ),
    "event-gateway-that-starts": (
        draw(RACE + "catch d for=n", "s>r;r>c;r>d;c>e;d>e").replace(
            b'<eventBasedGateway id="r"', b'<eventBasedGateway id="r" instantiate="true"'
        ),
        "r",
        "attribute-value",
    ),
    "event-gateway-condition": (
        draw(RACE + "catch d for=n", "s>r;r>c ? round > 1;r>d;c>e;d>e"),
        "r_c",
        "condition-misplaced",
    ),
    "call-activity": (instead("callActivity"), "a", "call-activity"),
    "ad-hoc": (instead("adHocSubProcess"), "a", "ad-hoc"),
    "transaction": (instead("transaction"), "a", "transaction"),
    "throw-event": (instead("intermediateThrowEvent"), "a", "throw-event"),
    "link-event": (
        instead("intermediateCatchEvent", inner='<linkEventDefinition name="l"/>'),
        "a",
        "link-event",
    ),
    "message-of-nobody": (
        instead("intermediateCatchEvent", inner=EVENT.format("message")),
        "a",
        "message-missing",
    ),
    "message-unknown": (
        instead("intermediateCatchEvent", inner='<messageEventDefinition messageRef="x"/>'),
        "a",
        "message-missing",
    ),
    "message-without-name": (
        draw("start s;catch c for=m;end e", "s>c;c>e").replace(b' name="m"', b' name=" "'),
        "c",
        "message-missing",
    ),
    "message-twice": (
        draw("start s;catch a for=m;catch b for=m;end e", "s>a;a>b;b>e"),
        "b",
        "message-twice",
    ),
    "message-of-two-with-one-name": (
        draw("start s;catch a for=m;catch b for=n;end e", "s>a;a>b;b>e").replace(
            b'name="n"', b'name="m"'
        ),
        "b",
        "message-twice",
    ),
    "signal-event": (
        instead("intermediateCatchEvent", inner=EVENT.format("signal")),
        "a",
        "signal-event",
    ),
    "conditional-event": (
        instead(
            "intermediateCatchEvent",
            inner="<conditionalEventDefinition><condition>x</condition>"
            "</conditionalEventDefinition>",
        ),
        "a",
        "conditional-event",
    ),
    "message-start": (within("startEvent s", EVENT.format("message")), "s", "message-event"),
    "message-end": (within("endEvent e", EVENT.format("message")), "e", "message-event"),
    "message-thrown": (
        instead("intermediateThrowEvent", inner=EVENT.format("message")),
        "a",
        "throw-event",
    ),
    "timer-start": (within("startEvent s", EVENT.format("timer")), "s", "event-elsewhere"),
    "error-end": (within("endEvent e", EVENT.format("error")), "e", "error-event"),
    "escalation-end": (within("endEvent e", EVENT.format("escalation")), "e", "escalation-event"),
    "compensate-end": (within("endEvent e", EVENT.format("compensate")), "e", "compensation-event"),
    "cancel-end": (within("endEvent e", EVENT.format("cancel")), "e", "cancel-event"),
    "signal-end": (within("endEvent e", EVENT.format("signal")), "e", "signal-event"),
    "catch-nothing": (instead("intermediateCatchEvent"), "a", "event-without-timer"),
    "catch-two": (
        instead("intermediateCatchEvent", inner=EVENT.format("timer") * 2),
        "a",
        "event-with-several",
    ),
    "standard-loop": (
        within("userTask a", "<standardLoopCharacteristics/>"),
        "a",
        "loop-marker",
    ),
    "signers-on-service": (
        instead("serviceTask", inner="<multiInstanceLoopCharacteristics/>"),
        "a",
        "signers-elsewhere",
    ),
    "signers-counted-in-bpmn": (
        within(
            "userTask a",
            "<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality>"
            "</multiInstanceLoopCharacteristics>",
        ),
        "a",
        "signers-in-bpmn",
    ),
    "data-object": (
        draw("start s;user a;end e", "s>a;a>e", more='<dataObject id="d"/>'),
        "d",
        "data-object",
    ),
    "message-flow": (
        draw(
            "start s;user a;end e",
            "s>a;a>e",
            outside='<collaboration id="c"><participant id="o" processRef="p"/>'
            '<participant id="o2"/><messageFlow id="m" sourceRef="a" targetRef="o2"/>'
            "</collaboration>",
        ),
        "m",
        "message-flow",
    ),
    "event-subprocess": (
        draw("start s;user a;end e;sub q;start s2 in=q;end e2 in=q", "s>a;a>e;s2>e2").replace(
            b'id="q"', b'id="q" triggeredByEvent="true"'
        ),
        "q",
        "event-subprocess",
    ),
    "compensation-task": (with_attribute("a", 'isForCompensation="true"'), "a", "attribute-value"),
    "start-quantity": (with_attribute("a", 'startQuantity="2"'), "a", "attribute-value"),
    "strange-attribute": (with_attribute("a", 'assignee="x"'), "a", "unknown-attribute"),
    "strange-element": (
        draw("start s;user a;end e", "s>a;a>e", more='<resourceRole id="r"/>'),
        "r",
        "unknown-element",
    ),
    "script-in-extension": (
        within("userTask a", "<extensionElements><script>import os</script></extensionElements>"),
        "a",
        "script",
    ),
}
IDS = {
    "twice": (draw("start s;user a;user a;end e", "s>a;a>e"), "a", "id-twice"),
    "Start": (draw("start Start;user a;end e", "Start>a;a>e"), "Start", "id-reserved"),
    "End": (draw("start s;user End;end e", "s>End;End>e"), "End", "id-reserved"),
    "end-join": (
        draw("start s;user p.EndJoin;end e", "s>p.EndJoin;p.EndJoin>e"),
        "p.EndJoin",
        "id-reserved",
    ),
    "split": (
        draw("start s;user StartEventSplit;end e", "s>StartEventSplit;StartEventSplit>e"),
        "StartEventSplit",
        "id-reserved",
    ),
    "boundary": (
        draw("start s;user a.BoundaryEventSplit;end e", "s>a.BoundaryEventSplit"),
        "a.BoundaryEventSplit",
        "id-reserved",
    ),
    "missing": (LINE.replace(b'<userTask id="a"', b"<userTask"), "p", "id-missing"),
    "no-name": (
        draw("start s;user a;end e", "s>a;a>e", more="<association id='1 a'/>"),
        "1 a",
        "schema",
    ),
    "bracket": (draw("start s;user a[child];end e", "s>a[child]"), "a[child]", "id-reserved"),
}
