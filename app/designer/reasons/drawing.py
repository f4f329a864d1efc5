"""What the drawing page says: the labels of its properties, and the words of bpmn-js itself."""

from collections.abc import Mapping

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

from app.designer.reasons.words import DUTIES, FORMS, LANES, OPERATIONS, WHERE

LABELS: Mapping[str, LazyString] = {
    "element": _l("Element"),
    "procedure": _l("The procedure itself"),
    "name": _l("Name"),
    "text": _l("Text"),
    "none": _l("not chosen"),
    "who": _l("Who does it"),
    "lane": _l("Post"),
    "of": _l("From where"),
    "what": _l("What is done"),
    "form": _l("Form of the step"),
    "days": _l("Working days"),
    "duty": _l("Counts as"),
    "operation": _l("Operation of the system"),
    "signers": _l("How many signers have to agree"),
    "signers_help": _l("all, any or a number"),
    "outcomes": _l("Outcomes"),
    "outcome": _l("Outcome %(number)s"),
    "outcome_id": _l("Word for conditions"),
    "outcome_label": _l("Label of the button"),
    "reason": _l("A reason is required"),
    "returns_to": _l("Goes back to"),
    "straight": _l("Straight back to this step afterwards"),
    "add_outcome": _l("Add an outcome"),
    "returns": _l("May be returned to"),
    "condition": _l("Condition"),
    "condition_help": _l(
        "For example: verdict == 'approve'. Known are verdict, attribute, round and the facts."
    ),
    "is_default": _l("Taken when no condition holds"),
    "from": _l("From"),
    "to": _l("Leads to"),
    "timer": _l("Time"),
    "timer_kind": _l("Kind of time"),
    "timer_duration": _l("after a duration"),
    "timer_date": _l("at a moment"),
    "timer_text": _l("Duration or moment"),
    "timer_help": _l(
        "For example: P5D (five days), deadline(received, 20), or a fact such as release_at."
    ),
    "message": _l("Message"),
    "message_name": _l("Name of the message"),
    "message_help": _l("Each event has a message of its own. Other parts call it by this name."),
    "facts": _l("Facts"),
    "fact": _l("Fact %(number)s"),
    "fact_name": _l("Name of the fact"),
    "fact_type": _l("Type"),
    "add_fact": _l("Add a fact"),
    "remove": _l("Remove"),
    "append": _l("Put behind it"),
    "append_user": _l("Step of a person"),
    "append_service": _l("Work of the system"),
    "append_choice": _l("Choice"),
    "append_message": _l("Message"),
    "append_timer": _l("Time"),
    "append_end": _l("End"),
    "delete": _l("Delete this element"),
    "connect": _l("Draw a way to"),
    "ids": _l("In the file: %(id)s"),
    "sound": _l("Nothing stands against this procedure."),
    "checking": _l("Checking…"),
    "not_checked": _l("The check could not be asked. It is tried again after the next change."),
    "error": _l("error"),
    "warning": _l("warning"),
    "show": _l("Show"),
    "faults": _l("%(count)s findings"),
    "saved": _l("Saved."),
    "saving": _l("Saving…"),
    "unsaved": _l("Not saved yet"),
    "offline": _l(
        "The server cannot be reached. Your drawing is still here; try again in a moment."
    ),
    "signed_out": _l(
        "You are signed out. Download your drawing, sign in again in another window, and save here."
    ),
    "failed": _l("That did not work. Reload the page and try again."),
    "no_picture": _l("This file cannot be drawn: %(why)s"),
    "lost": _l("The editor does not understand parts of this file and would drop them: %(what)s"),
    "no_shapes": _l(
        "the file holds no picture (BPMN DI). Save it with a picture in the program it comes from."
    ),
}

N_ = str  # marks a message for the catalogue; translated when it is asked for

# The words bpmn-js asks its translate module for, as far as our palette and menus let it.
BUILT_IN = (
    N_("Activate hand tool"),
    N_("Activate lasso tool"),
    N_("Activate create/remove space tool"),
    N_("Activate global connect tool"),
    N_("Create start event"),
    N_("Create end event"),
    N_("Create gateway"),
    N_("Create parallel gateway"),
    N_("Create user task"),
    N_("Create service task"),
    N_("Create event-based gateway"),
    N_("Create message"),
    N_("Create timer"),
    N_("Create expanded sub-process"),
    N_("Create text annotation"),
    N_("Append user task"),
    N_("Append service task"),
    N_("Append gateway"),
    N_("Append end event"),
    N_("Append message"),
    N_("Append timer"),
    N_("Add text annotation"),
    N_("Connect to other element"),
    N_("Connect using association"),
    N_("Change element"),
    N_("Delete"),
    N_("Search in diagram"),
    N_("Open {element}"),
    N_("User task"),
    N_("Service task"),
    N_("Sub-process"),
    N_("Sub-process (collapsed)"),
    N_("Sub-process (expanded)"),
    N_("Exclusive gateway"),
    N_("Parallel gateway"),
    N_("Event-based gateway"),
    N_("Start event"),
    N_("End event"),
    N_("Terminate end event"),
    N_("Message intermediate catch event"),
    N_("Message boundary event"),
    N_("Message boundary event (non-interrupting)"),
    N_("Timer intermediate catch event"),
    N_("Timer boundary event"),
    N_("Timer boundary event (non-interrupting)"),
    N_("Sequence flow"),
    N_("Default flow"),
    N_("Parallel multi-instance"),
    N_("Sequential multi-instance"),
    N_("Toggle non-interrupting"),
    N_("Add lane above"),
    N_("Add lane below"),
    N_("Divide into two lanes"),
    N_("Divide into three lanes"),
    N_("Search"),
    N_("No matching entries found."),
)


def vocabulary() -> dict[str, object]:
    """Everything the drawing page has to say and to offer, in the reader's language."""
    return {
        "words": {key: str(word) for key, word in LABELS.items()},
        "translations": {word: gettext(word) for word in BUILT_IN},
        "lane": _offered(LANES),
        "of": _offered(WHERE),
        "form": _offered(FORMS),
        "duty": _offered(DUTIES),
        "operation": _offered(OPERATIONS),
    }


def _offered(words: Mapping[str, LazyString]) -> list[tuple[str, str]]:
    return [(value, str(word)) for value, word in words.items()]
