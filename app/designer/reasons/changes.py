"""The sentence for each difference between two versions, for whoever has to approve it."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

from app.designer.comparing import Change
from app.designer.reasons.words import DUTIES, FORMS, LANES, OPERATIONS, WHERE, called
from app.engine.values import Outcome

CHANGES: Mapping[str, LazyString] = {
    "name": _l("The procedure is now called “%(after)s” (before: “%(before)s”)."),
    "added": _l("Added: “%(title)s”, after “%(follows)s” and before “%(leads_to)s”."),
    "removed": _l("Removed: “%(title)s”, which stood after “%(follows)s”."),
    "moved": _l("Moved: “%(title)s” now comes after “%(follows)s” and before “%(leads_to)s”."),
    "renamed": _l("Renamed: “%(before)s” is now called “%(after)s”."),
    "kind": _l("“%(title)s” is now another kind of element: %(before)s → %(after)s."),
    "lane": _l("“%(title)s” is now done by: %(after)s (before: %(before)s)."),
    "of": _l("“%(title)s” is now done by somebody %(after)s (before: %(before)s)."),
    "form": _l("“%(title)s” now uses the form: %(after)s (before: %(before)s)."),
    "days": _l("“%(title)s” now has %(after)s working days (before: %(before)s)."),
    "duty": _l("“%(title)s” now counts as: %(after)s (before: %(before)s)."),
    "outcomes": _l("“%(title)s” now offers: %(after)s (before: %(before)s)."),
    "returns": _l("“%(title)s” may now be returned to: %(after)s (before: %(before)s)."),
    "operation": _l("“%(title)s” now does: %(after)s (before: %(before)s)."),
    "timer": _l("“%(title)s” now waits until: %(after)s (before: %(before)s)."),
    "message": _l("“%(title)s” now waits for the message: %(after)s (before: %(before)s)."),
    "edge": _l("“%(title)s” is now on the edge of: %(after)s (before: %(before)s)."),
    "beside": _l("“%(title)s” no longer interrupts what it is on the edge of."),
    "interrupting": _l("“%(title)s” now interrupts what it is on the edge of."),
    "signers": _l("How several signers of “%(title)s” count has changed."),
    "default": _l(
        "“%(title)s” now leads to “%(after)s” when no condition holds (before: “%(before)s”)."
    ),
    "way-added": _l("A way now leads from “%(source)s” to “%(target)s”."),
    "way-removed": _l("No way leads from “%(source)s” to “%(target)s” any more."),
    "condition": _l(
        "The way from “%(source)s” to “%(target)s” is now taken if: %(after)s (before: %(before)s)."
    ),
    "too-large": _l("With more than %(after)s elements the drawings are not compared in words."),
    "facts": _l("The facts of the procedure are now: %(after)s (before: %(before)s)."),
}

KINDS: Mapping[str, LazyString] = {
    "userTask": _l("step of a person"),
    "serviceTask": _l("work of the system"),
    "exclusiveGateway": _l("choice"),
    "parallelGateway": _l("branches at the same time"),
    "eventBasedGateway": _l("first event that happens"),
    "intermediateCatchEvent": _l("waiting for a time or a message"),
    "boundaryEvent": _l("event on the edge of a step"),
    "subProcess": _l("subprocess"),
    "startEvent": _l("start"),
    "endEvent": _l("end"),
}

WORDS: Mapping[str, Mapping[str, LazyString]] = {
    "lane": LANES,
    "of": WHERE,
    "form": FORMS,
    "duty": DUTIES,
    "operation": OPERATIONS,
    "kind": KINDS,
}


def sentence(change: Change) -> str:
    """What ``change`` means, in the reader's language."""
    write = _writer(change.kind)
    values = {
        "title": change.title,
        "before": write(change.before),
        "after": write(change.after),
        "source": change.more.get("source") or "—",
        "target": change.more.get("target") or "—",
        "follows": change.more.get("after") or "—",
        "leads_to": change.more.get("before") or "—",
    }
    return str(CHANGES[change.kind]) % values


def _writer(kind: str) -> Callable[[object], str]:
    if kind == "outcomes":
        return _outcomes
    if kind in WORDS:
        return lambda value: called(WORDS[kind], cast("str | None", value))
    return lambda value: "—" if value in (None, "") else str(value)


def _outcomes(value: object) -> str:
    said = [_outcome(each) for each in cast("Sequence[Outcome]", value)]
    return " / ".join(said) or "—"


def _outcome(outcome: Outcome) -> str:
    notes = []
    if outcome.reason_required:
        notes.append(gettext("with a reason"))
    if outcome.returns_to:
        notes.append(gettext("straight back") if outcome.straight else gettext("goes back"))
    return f"{outcome.label}（{'，'.join(notes)}）" if notes else outcome.label
