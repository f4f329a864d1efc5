"""The BPMN this product runs: which elements, with which attributes, and why not the others.

A small BPMN that is always right: the table grows only together with walks against a simulator.
"""

NAMED = frozenset({"id", "name"})
TASK = NAMED | {"default", "implementation", "startQuantity", "completionQuantity"}
TASK |= {"isForCompensation"}

ELEMENTS: dict[str, frozenset[str]] = {
    "definitions": NAMED
    | {"targetNamespace", "expressionLanguage", "typeLanguage", "exporter", "exporterVersion"},
    "collaboration": NAMED | {"isClosed"},
    "participant": NAMED | {"processRef"},
    "process": NAMED | {"processType", "isClosed", "isExecutable", "definitionalCollaborationRef"},
    "documentation": frozenset({"id", "textFormat"}),
    "extensionElements": frozenset(),
    "laneSet": NAMED,
    "childLaneSet": NAMED,
    "lane": NAMED | {"partitionElementRef"},
    "flowNodeRef": frozenset(),
    "startEvent": NAMED | {"isInterrupting", "parallelMultiple"},
    "endEvent": NAMED,
    "userTask": TASK,
    "serviceTask": TASK,
    "subProcess": TASK - {"implementation"} | {"triggeredByEvent"},
    "exclusiveGateway": NAMED | {"gatewayDirection", "default"},
    "parallelGateway": NAMED | {"gatewayDirection"},
    "eventBasedGateway": NAMED | {"gatewayDirection", "instantiate", "eventGatewayType"},
    "boundaryEvent": NAMED | {"attachedToRef", "cancelActivity", "parallelMultiple"},
    "intermediateCatchEvent": NAMED | {"parallelMultiple"},
    "timerEventDefinition": frozenset({"id"}),
    "messageEventDefinition": frozenset({"id", "messageRef"}),
    "terminateEventDefinition": frozenset({"id"}),
    "timeDate": frozenset({"id", "evaluatesToTypeRef"}),
    "timeDuration": frozenset({"id", "evaluatesToTypeRef"}),
    "incoming": frozenset(),
    "outgoing": frozenset(),
    "sequenceFlow": NAMED | {"sourceRef", "targetRef", "isImmediate"},
    "conditionExpression": frozenset({"id", "evaluatesToTypeRef"}),
    "multiInstanceLoopCharacteristics": frozenset({"id", "isSequential", "behavior"}),
    "textAnnotation": frozenset({"id", "textFormat"}),
    "text": frozenset(),
    "association": frozenset({"id", "sourceRef", "targetRef", "associationDirection"}),
    "group": frozenset({"id", "categoryValueRef"}),
    "category": NAMED,
    "categoryValue": frozenset({"id", "value"}),
}

# Attributes that are harmless with one value and change the meaning with any other.
ONLY_VALUE: dict[str, tuple[str, ...]] = {
    "startQuantity": ("1",),
    "completionQuantity": ("1",),
    "isForCompensation": ("false", "0"),
    "parallelMultiple": ("false", "0"),
    "triggeredByEvent": ("false", "0"),
    "behavior": ("All",),
    "instantiate": ("false", "0"),
    "eventGatewayType": ("Exclusive",),
}

# Definitions that stand beside the process; a left-over one, which no editor shows, does no harm.
LEFT_OVER = frozenset({"message", "signal", "error", "escalation", "itemDefinition"})

WHY_NOT: dict[str, str] = {
    "scriptTask": "script",
    "script": "script",
    "task": "plain-task",
    "manualTask": "plain-task",
    "sendTask": "send-or-receive",
    "receiveTask": "send-or-receive",
    "businessRuleTask": "business-rule",
    "inclusiveGateway": "inclusive-gateway",
    "complexGateway": "complex-gateway",
    "callActivity": "call-activity",
    "adHocSubProcess": "ad-hoc",
    "transaction": "transaction",
    "intermediateThrowEvent": "throw-event",
    "signalEventDefinition": "signal-event",
    "errorEventDefinition": "error-event",
    "escalationEventDefinition": "escalation-event",
    "compensateEventDefinition": "compensation-event",
    "linkEventDefinition": "link-event",
    "conditionalEventDefinition": "conditional-event",
    "cancelEventDefinition": "cancel-event",
    "timeCycle": "timer-cycle",
    "standardLoopCharacteristics": "loop-marker",
    "messageFlow": "message-flow",
    "dataObject": "data-object",
    "dataObjectReference": "data-object",
    "dataStore": "data-object",
    "dataStoreReference": "data-object",
    "dataInputAssociation": "data-object",
    "dataOutputAssociation": "data-object",
    "ioSpecification": "data-object",
    "property": "data-object",
    "loopCardinality": "signers-in-bpmn",
    "loopDataInputRef": "signers-in-bpmn",
    "loopDataOutputRef": "signers-in-bpmn",
    "inputDataItem": "signers-in-bpmn",
    "outputDataItem": "signers-in-bpmn",
    "completionCondition": "signers-in-bpmn",
}
