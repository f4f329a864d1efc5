"""The sentences about the file itself, and about elements that are not run."""

from flask_babel import lazy_gettext as _l

OF_THE_FILE = {
    # the file
    "file-missing": _l("There is no such file. Check its name."),
    "not-a-file": _l("This is not a file. Name a .bpmn file."),
    "file-closed": _l("This file may not be read. Ask for the permission to read it."),
    "file-too-large": _l(
        "The file is larger than %(limit)s bytes. Remove embedded pictures or split the procedure."
    ),
    "empty-file": _l("The file is empty. Save the diagram again."),
    "malformed": _l("The file is not well-formed XML (line %(line)s). Save the diagram again."),
    "encoding": _l("The file is not written in UTF-8. Save it as UTF-8."),
    "doctype": _l("The file contains a DOCTYPE, which is never needed. Remove it."),
    "too-deep": _l("Elements are nested more than %(limit)s levels deep. Flatten the diagram."),
    "too-many-elements": _l(
        "The file has more than %(limit)s elements. Split it into several procedures."
    ),
    "attribute-too-long": _l(
        "An attribute in line %(line)s is longer than %(limit)s characters. Shorten it."
    ),
    "too-many-attributes": _l(
        "An element in line %(line)s has more than %(limit)s attributes. Remove those not needed."
    ),
    "not-bpmn": _l("This is not a BPMN 2.0 file: it begins with “%(found)s”."),
    "more-findings": _l("There are more than %(limit)s findings. Put these right first."),
    # elements that are not run
    "script": _l(
        "%(what)s: scripts are not run. Use a service task that names a registered operation."
    ),
    "plain-task": _l(
        "%(what)s does not say who acts. Make it a user task (a person) or a service task (the"
        " system)."
    ),
    "send-or-receive": _l(
        "%(what)s: send and receive tasks are not run. Use a service task to send, an intermediate"
        " message event to wait for a message, a user task to wait for a person."
    ),
    "business-rule": _l(
        "%(what)s: business rule tasks are not run. Use an exclusive gateway with conditions."
    ),
    "inclusive-gateway": _l(
        "%(what)s: inclusive gateways are not run, because their joins can skip a step. Use a"
        " parallel gateway with an exclusive gateway on each branch."
    ),
    "complex-gateway": _l(
        "%(what)s: complex gateways are not run. Use exclusive and parallel gateways."
    ),
    "event-gateway-alone": _l(
        "Only one event follows the event-based gateway %(what)s. Draw another one it competes"
        " with, or leave the gateway out."
    ),
    "event-gateway-way": _l(
        "%(what)s follows the event-based gateway “%(gateway)s” but is no event. Put an"
        " intermediate message or timer event between them."
    ),
    "event-gateway-entered": _l(
        "%(what)s follows the event-based gateway “%(gateway)s” and is also reached by another"
        " flow. Bring the ways together behind the event."
    ),
    "event-gateway-timers": _l(
        "Several timers follow the event-based gateway %(what)s: %(timers)s. Keep the earliest; put"
        " a later one behind it, or on the edge of a step or a subprocess."
    ),
    "call-activity": _l(
        "%(what)s: calls of another procedure are not run. Draw a subprocess with the steps in it."
    ),
    "ad-hoc": _l("%(what)s: ad-hoc subprocesses are not run. Draw the order of the steps."),
    "transaction": _l("%(what)s: transactions are not run. Draw an ordinary subprocess."),
    "event-subprocess": _l(
        "%(what)s: event subprocesses are not run. Put a timer or a message on the edge of the"
        " step or the subprocess it belongs to."
    ),
    "throw-event": _l(
        "%(what)s: throwing events are not run. Use a service task, or leave it out."
    ),
    "message-event": _l(
        "%(what)s: a message neither starts nor ends a procedure. Use a plain start or end, and an"
        " intermediate message event, or one on the edge of a step, where it is awaited."
    ),
    "message-missing": _l(
        "%(what)s does not say which message it waits for. Choose one that has a name."
    ),
    "message-twice": _l(
        "%(what)s waits for the message “%(message)s”, as “%(other)s” does. Give each event a"
        " message with a name of its own."
    ),
    "signal-event": _l("%(what)s: signals are not run. Draw a sequence flow instead."),
    "error-event": _l(
        "%(what)s: error events are not run. Use an exclusive gateway after the step."
    ),
    "escalation-event": _l(
        "%(what)s: escalations are not run. Put a timer on the edge of the step."
    ),
    "compensation-event": _l(
        "%(what)s: compensation is not run. Draw the steps that put things right."
    ),
    "link-event": _l("%(what)s: link events are not run. Draw the sequence flow itself."),
    "conditional-event": _l(
        "%(what)s: conditional events are not run. Use an exclusive gateway with a condition."
    ),
    "cancel-event": _l("%(what)s: cancel events are not run. Use an ordinary end event."),
    "timer-cycle": _l(
        "%(what)s: repeating timers are not run; reminders are sent by the system. Use a duration."
    ),
    "event-elsewhere": _l(
        "%(what)s: a procedure begins without a condition, waits only for time or a message, and"
        " ends by itself. Use a plain start, a timer or a message on the way, a plain end."
    ),
    "event-without-timer": _l(
        "%(what)s waits for nothing. Make it a timer or a message event, or leave it out."
    ),
    "event-with-several": _l("%(what)s waits for several things. Keep one timer or one message."),
    "loop-marker": _l(
        "%(what)s has a loop marker. Draw an exclusive gateway with a flow back to the step."
    ),
    "message-flow": _l(
        "%(what)s: arrows between pools are not run. Draw one pool with sequence flows."
    ),
    "data-object": _l(
        "%(what)s uses data objects, which are not run. Declare a fact of the procedure, or write a"
        " text annotation."
    ),
    "signers-elsewhere": _l(
        "%(what)s: only a user task can have several signers. Move the marker to a user task."
    ),
    "signers-in-bpmn": _l(
        "%(what)s: how several signers count is set in the properties of the step, not in BPMN."
        " Keep only the marker."
    ),
    "unknown-element": _l(
        "%(what)s: the element “%(kind)s” is not run. Use steps, gateways, timers, messages and"
        " subprocesses."
    ),
    "unknown-attribute": _l(
        "%(what)s: the attribute “%(attribute)s” of %(kind)s is not run. Remove it."
    ),
    "attribute-value": _l("%(what)s: “%(attribute)s” may not be “%(value)s”. Remove it."),
    "schema": _l("%(what)s does not have the form of BPMN 2.0 (line %(line)s): %(detail)s"),
    # ids
    "id-missing": _l("%(what)s: a %(kind)s in line %(line)s has no id. Give it one."),
    "id-twice": _l("%(what)s: the id is used twice. Give every element its own id."),
    "id-reserved": _l(
        "%(what)s: this id is used by the engine itself, or contains a dot or a bracket. Rename it."
    ),
}
