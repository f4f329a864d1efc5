"""The sentence for each rule of ``check``: what is wrong, with which element, what to draw instead.

Written for the administrator who drew the diagram, not for somebody who knows BPMN.
"""

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from app.engine.check.findings import OF_THE_FILE
from app.engine.reasons import REASONS
from app.engine.values import Finding

SENTENCES = {
    **OF_THE_FILE,
    # the arrows
    "no-process": _l("The file contains no process. Draw one."),
    "not-executable": _l(
        "%(what)s is marked as not executable. Mark it as executable before it is deployed."
    ),
    "several-processes": _l("%(what)s is a second process. Keep one process in the file."),
    "too-many-nodes": _l(
        "%(what)s has %(count)s elements, more than %(limit)s. Split it into several procedures."
    ),
    "no-start": _l("%(what)s has no start event. Draw one."),
    "several-starts": _l("%(what)s is a second start event. Keep one and lead everything from it."),
    "no-end": _l("%(what)s has no end event. Draw one."),
    "flow-dangling": _l(
        "The flow %(what)s is not connected to a step at “%(end)s”. Connect or remove it."
    ),
    "flow-crosses": _l(
        "The flow %(what)s crosses the border of a subprocess at “%(node)s”. Connect it to the"
        " subprocess itself."
    ),
    "flow-twice": _l(
        "The flow %(what)s joins two elements that are joined already. Keep one of the two; join"
        " conditions with “or”."
    ),
    "start-entered": _l("A flow leads into %(what)s. Lead it to the step behind it."),
    "end-left": _l("A flow leaves the end event %(what)s. Remove it."),
    "dead-end": _l("Nothing follows %(what)s. Draw a flow to the next step or to an end event."),
    "several-outgoing": _l(
        "Several flows leave %(what)s. Put a gateway behind it: exclusive for a choice, parallel"
        " for branches at the same time."
    ),
    "gateway-mixed": _l(
        "The parallel gateway %(what)s has several flows in and several out, and would wait for"
        " all that come in. Put an exclusive gateway before it if only one comes, else a second"
        " parallel one."
    ),
    "boundary-unattached": _l(
        "The event %(what)s is not attached to a step. Put it on the edge of a user task or a"
        " subprocess."
    ),
    "boundary-host": _l(
        "The event %(what)s is on “%(host)s”. Only user tasks and subprocesses can have one."
    ),
    "unreachable": _l("%(what)s can never be reached. Draw a flow to it, or remove it."),
    "no-way-to-end": _l("No way leads from %(what)s to an end event. Draw one."),
    "loop-without-person": _l(
        "%(what)s lies in a loop in which nobody has a turn: %(path)s. Put a user task, a"
        " message or a timer with a duration into it."
    ),
    # splits and joins
    "split-unjoined": _l(
        "The branches that begin at the parallel gateway %(what)s never meet. Join them with one"
        " parallel gateway."
    ),
    "branch-ends": _l(
        "%(what)s ends one branch of “%(split)s” while the others go on. Lead it to the parallel"
        " gateway that joins the branches."
    ),
    "branches-meet": _l(
        "Branches of “%(split)s” meet at %(what)s, which would then happen more than once. Join"
        " them with a parallel gateway before it."
    ),
    "block-entered": _l(
        "%(what)s is reached both from within the branches of “%(split)s” and from outside. Keep"
        " flows within the branches, and leave only by the joining gateway."
    ),
    "reminder-rejoins": _l(
        "The way from the non-interrupting event “%(split)s” comes back to the main way at"
        " %(what)s. Give it an end event of its own."
    ),
    "join-without-split": _l(
        "The parallel gateway %(what)s waits for branches that no parallel gateway began. Use an"
        " exclusive gateway, or lead the flows straight to the next step."
    ),
    "join-incomplete": _l(
        "The parallel gateway %(what)s does not join exactly the branches of “%(split)s”. Lead all"
        " of them to one joining gateway."
    ),
    "join-twice": _l(
        "One branch of “%(split)s” reaches the parallel gateway %(what)s in two ways, and it would"
        " wait for both. Bring them together before it."
    ),
    # conditions
    "default-missing": _l(
        "The gateway %(what)s has no default flow. Mark the flow to take when no condition holds."
    ),
    "default-elsewhere": _l(
        "The default flow “%(flow)s” of the gateway %(what)s does not leave it. Mark one that does."
    ),
    "condition-missing": _l(
        "The flow %(what)s behind the gateway “%(node)s” has no condition. Write one, or make it"
        " the default."
    ),
    "condition-on-default": _l(
        "The flow %(what)s is the default of “%(node)s” and has a condition. Remove the condition."
    ),
    "condition-alone": _l(
        "The flow %(what)s is the only one behind “%(node)s” and has a condition. Remove the"
        " condition, or draw the other ways."
    ),
    "condition-misplaced": _l(
        "The flow %(what)s has a condition but leaves “%(node)s”. Put an exclusive gateway between"
        " them."
    ),
    "expression-too-long": _l(
        "The condition on %(what)s is longer than %(limit)s characters. Shorten it."
    ),
    "expression": _l("The condition on %(what)s cannot be used. %(reason)s Write it anew."),
    "unknown-fact": _l(
        "The condition on %(what)s uses “%(fact)s”, which the procedure does not declare. Declare"
        " it as a fact, or use verdict, attribute or round."
    ),
    "unknown-function": _l(
        "The condition on %(what)s calls “%(function)s”, which does not exist. Use abs, len, max or"
        " min."
    ),
    # timers
    "timer-empty": _l(
        "The timer %(what)s has no time. Write a duration such as P5D, or deadline(fact, days)."
    ),
    "timer-duration": _l(
        "The timer %(what)s: “%(text)s” is not a duration in whole numbers. Write, for example, P5D"
        " or PT36H."
    ),
    "timer-too-long": _l(
        "The timer %(what)s: “%(text)s” is longer than ten years. Write a shorter time."
    ),
    "timer-date": _l(
        "The timer %(what)s: “%(text)s” is not a moment. Write 2026-05-01T09:00:00+08:00,"
        " deadline(fact, days) or the name of a fact."
    ),
    "timer-fact": _l(
        "The timer %(what)s uses “%(text)s”, which is not declared as a fact of type moment."
        " Declare it."
    ),
    # our own attributes
    "who-missing": _l("The step %(what)s does not say who does it. Choose a post and a unit."),
    "form-missing": _l("The step %(what)s has no form. Choose one."),
    "draft-without-duty": _l(
        "In the step %(what)s the text can be edited but not handed on: its form is “draft”, but"
        " it does not count as drafting. Choose “draft” as its duty too."
    ),
    "operation-missing": _l("The service task %(what)s names no operation. Choose one."),
    "lane-drawn-differs": _l(
        "%(what)s is drawn in the lane “%(drawn)s” but its post is “%(lane)s”. The post decides;"
        " move the step or change the post."
    ),
    "gov-unknown": _l("%(what)s: “%(attribute)s” is not known and has no effect. Remove it."),
    "gov-value": _l(
        "%(what)s: “%(value)s” is not a known value of “%(attribute)s”. Choose another."
    ),
    "fact-name": _l(
        "“%(fact)s” cannot be the name of a fact. Use letters, digits and underscores."
    ),
    "fact-given": _l(
        "“%(fact)s” exists in every procedure, and is of another type. Remove its declaration."
    ),
    "too-many-facts": _l(
        "%(what)s declares more than %(limit)s facts. Remove those that no condition uses."
    ),
    "days": _l("%(what)s: “%(value)s” is not a number of working days. Write a whole number."),
    "signers-count": _l("%(what)s: “%(value)s” signers. Write all, any or a whole number."),
    "outcome-twice": _l("%(what)s offers the outcome “%(outcome)s” twice. Keep one."),
    "only-returns": _l(
        "%(what)s offers only returns, so the case could never go on from it. Add an outcome such"
        " as approve."
    ),
    "return-nowhere": _l(
        "%(what)s may be returned to “%(target)s”, which is not a step. Choose a user task."
    ),
    "return-not-back": _l(
        "%(what)s may be returned to “%(target)s”, from where no way leads back to it. Choose an"
        " earlier step."
    ),
    # the law
    "publish-unsigned": _l(
        "%(what)s can be reached without an approving sign-off: %(path)s. Lead every way through a"
        " sign-off with the verdict approve (%(articles)s)."
    ),
    "publish-unreviewed": _l(
        "%(what)s can be reached without an approving secrecy review: %(path)s. Lead every way"
        " through a secrecy review with the verdict open (%(articles)s)."
    ),
    "answer-unsigned": _l(
        "%(what)s can be reached without an approving sign-off: %(path)s. Lead every way through a"
        " sign-off with the verdict approve (%(articles)s)."
    ),
    "answer-unreviewed": _l(
        "%(what)s can be reached without an approving secrecy review although information is given"
        " out, or refused as a state secret: %(path)s. Lead the answers A2, A3 and D1 through a"
        " secrecy review with the verdict open (%(articles)s)."
    ),
    "time-out-publishes": _l(
        "When the time of %(what)s runs out, something is published without anybody deciding:"
        " %(path)s. Lead the way to a user task first (%(articles)s)."
    ),
    "message-publishes": _l(
        "When the message %(what)s arrives, something is published without anybody deciding:"
        " %(path)s. Lead the way to a user task first (%(articles)s)."
    ),
    "return-over-publication": _l(
        "%(what)s comes after the publication and may be returned to “%(target)s” before it, though"
        " what is public stays public. Allow it to be returned only to steps after the publication."
    ),
    "too-many-ways": _l(
        "%(what)s has more ways through it than can be proved lawful. Use fewer gateways."
    ),
    # the trial run
    "trial-stuck": _l(
        "%(what)s: the trial run could not go on from here. %(reason)s Change the conditions or"
        " flows behind it."
    ),
    "trial-died": _l(
        "The trial run broke off, or needed more time or memory than is allowed. Simplify the"
        " diagram."
    ),
}


def sentence(finding: Finding) -> str:
    """What ``finding`` says, in the reader's language."""
    values = {"what": _what(finding), **finding.values}
    if finding.rule in ("expression", "trial-stuck"):
        values["reason"] = str(REASONS[str(finding.values["reason"])]) % values
    return str(SENTENCES[finding.rule] % values)


def _what(finding: Finding) -> str:
    name = finding.values.get("name")
    if finding.element is None:
        return str(gettext("The file"))
    if name and name != finding.element:
        return str(gettext("“%(name)s” (%(id)s)", name=name, id=finding.element))
    return str(gettext("“%(id)s”", id=finding.element))
