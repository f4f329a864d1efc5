"""The sentences that belong to the engine's codes."""

from flask_babel import lazy_gettext as _l

REASONS = {
    # expressions
    "too_long": _l("The expression is longer than %(limit)s characters."),
    "syntax": _l("“%(source)s” is not an expression this product can read."),
    "too_complex": _l("The expression is nested too deeply."),
    "not_allowed": _l("“%(what)s” is not allowed in an expression."),
    "unknown_fact": _l("The fact “%(name)s” is not known here."),
    "unknown_function": _l("The function “%(name)s” does not exist."),
    "wrong_type": _l("The expression compares or computes values that do not fit together."),
    "too_expensive": _l("The expression is too expensive to work out."),
    "timer": _l("“%(source)s” is neither a date, a duration, a deadline nor a fact with a moment."),
    # facts and decisions
    "unknown_verdict": _l("The step “%(element)s” does not offer the verdict “%(verdict)s”."),
    "not_a_return": _l("The verdict “%(verdict)s” of the step “%(element)s” is not a return."),
    "undeclared_fact": _l("The procedure declares no fact named “%(name)s”."),
    "wrong_fact": _l("The value of the fact “%(name)s” is not of the declared type."),
    "too_many_facts": _l("An instance holds at most %(limit)s facts."),
    "unreadable_decision": _l("This is not a decision."),
    # the state of the case
    "not_open": _l("This step is not open any more."),
    "not_closed": _l("This step has not been completed by this decision any more."),
    "gone_further": _l("The case has already gone further, so the decision cannot be taken back."),
    "finished": _l("The case has ended."),
    "not_due": _l("The timer is not due yet."),
    "not_awaited": _l("Nobody waits for this message any more, or it has arrived already."),
    "too_many_beside": _l(
        "At most %(limit)s things can be under way beside the procedure. Finish one of them first."
    ),
    "no_such_instance": _l("There is no such case."),
    "no_such_timer": _l("There is no such timer."),
    "no_such_version": _l("There is no such version of a procedure."),
    # going back
    "no_such_step": _l("There is no step “%(element)s” to return to."),
    "not_finished": _l("The step “%(element)s” is not completed, so there is no way back to it."),
    "not_reachable": _l(
        "No way leads from “%(element)s” to this step, so it cannot be returned there."
    ),
    "inside_finished": _l("The step “%(element)s” lies inside a subprocess that has ended."),
    "return_is_an_act": _l("To return from “%(element)s”, choose the step to return to."),
    "not_listed": _l("The procedure does not allow a return to “%(element)s” from here."),
    # what stops a procedure
    "no_way": _l("No condition after “%(element)s” holds and there is no default way."),
    "no_moment": _l("“%(name)s” holds no moment, so the timer cannot be set."),
    "unknown_operation": _l("The operation “%(name)s” is not registered."),
    "too_many_steps": _l("The procedure ran %(limit)s automatic steps without reaching a person."),
    "too_many_rounds": _l("The case has come back %(limit)s times. It cannot be returned again."),
    "leads_nowhere": _l("The procedure neither waits for anybody nor ends."),
    "stuck": _l("The procedure cannot go on from here."),
    # saved states
    "damaged": _l("The saved state of the case is damaged. Nothing was changed."),
    "other_format": _l("The state was saved by another engine (format %(format)s, %(engine)s)."),
    "other_procedure": _l("The saved state belongs to another procedure."),
    # deploying
    "unreadable": _l("The file cannot be read as BPMN (%(rule)s)."),
    "no_start": _l("“%(element)s” has no start event."),
    "reserved_id": _l("The id “%(element)s” is reserved."),
    "not_supported": _l("The element “%(element)s” (%(kind)s) cannot be run."),
    "not_an_event": _l("“%(element)s” follows an event-based gateway but is no event."),
    "flow_leads_nowhere": _l("The flow at “%(element)s” leads nowhere."),
    "no_condition": _l("The flow “%(element)s” has no condition."),
    "findings": _l("The procedure has %(count)s findings that stand against running it."),
    "deployed_meanwhile": _l("Somebody else has just deployed this procedure."),
    "second_person": _l("A new version is approved by somebody other than who deploys it."),
}
