"""What acts, details, kinds of jobs and states are called on the administrators' pages."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.people.models import Duty, Lane
from app.publishing.gate.reasons import REASONS as GATE_REASONS
from app.publishing.gate.reasons import RULES as GATE_RULES
from app.publishing.models.words import Attribute, Outlet, SealReason, Section, Validity
from app.publishing.reasons import WORDS

NO_WORKER = _l(
    "No background worker has been seen lately: scheduled releases, timers and sheets wait until"
    " one is started. Tell the system administrator."
)

ACTS: dict[str, LazyString] = {
    "signed in": _l("Signed in"),
    "sign-in failed": _l("Failed to sign in"),
    "session ended": _l("Ended a session"),
    "denied": _l("Was refused access"),
    "password changed": _l("Changed the own password"),
    "password reset": _l("Reset a password"),
    "person added": _l("Added a person"),
    "person changed": _l("Changed a person"),
    "person disabled": _l("Closed an account"),
    "person enabled": _l("Opened an account again"),
    "person unlocked": _l("Unlocked an account"),
    "token issued": _l("Issued an access token"),
    "token revoked": _l("Revoked an access token"),
    "post given": _l("Gave a post"),
    "post taken": _l("Took a post away"),
    "organ added": _l("Added an organ"),
    "organ changed": _l("Changed an organ"),
    "unit added": _l("Added a unit"),
    "unit renamed": _l("Renamed a unit"),
    "files handed in": _l("Handed files in"),
    "draft created": _l("Created a draft"),
    "draft saved": _l("Saved a draft"),
    "draft discarded": _l("Discarded a draft"),
    "attachment added": _l("Added an attachment"),
    "attachment moved": _l("Moved an attachment"),
    "attachment taken out": _l("Took an attachment out"),
    "gate answered": _l("Kept a find with a reason"),
    "gate answer withdrawn": _l("Withdrew the reason for a find"),
    "review opened": _l("Submitted for review"),
    "review cancelled": _l("Gave the review up"),
    "step claimed": _l("Claimed a step"),
    "claim released": _l("Gave a claimed step back"),
    "step completed": _l("Completed a step"),
    "step forwarded": _l("Forwarded a step"),
    "step recalled": _l("Recalled a step"),
    "opinion confirmed": _l("Confirmed an earlier opinion"),
    "confirmation handed over": _l("Handed a confirmation over"),
    "review sheet asked for": _l("Asked for a review sheet"),
    "timer rang": _l("A timer rang"),
    "operation tried again": _l("Tried an operation again"),
    "published": _l("Published"),
    "change begun": _l("Began a change of a published item"),
    "change given up": _l("Gave up a change of a published item"),
    "validity marked": _l("Marked the validity"),
    "taking down proposed": _l("Proposed to take an item down"),
    "taking down refused": _l("Refused to take an item down"),
    "taken down": _l("Took an item down"),
    "placed": _l("Placed an item under another heading"),
    "posting noted": _l("Noted that an item was put out elsewhere"),
    "filing opened": _l("Opened the filing"),
    "filing sent": _l("Sent the filing"),
    "filing received": _l("Recorded the receipt of a filing"),
    "registered as not published": _l("Registered an item as not published"),
    "withheld item examined again": _l("Examined a withheld item again"),
    "withheld item drafted again": _l("Drafted a withheld item again"),
    "number given": _l("Gave a document number"),
    "number voided": _l("Voided a document number"),
    "sealed": _l("Sealed an item away"),
    "procedure deployed": _l("Deployed a procedure"),
    "procedure draft begun": _l("Began a draft of a procedure"),
    "procedure draft imported": _l("Imported a draft of a procedure"),
    "procedure draft saved": _l("Saved a draft of a procedure"),
    "procedure draft rebased": _l("Took a newer version as the base of a draft"),
    "procedure draft proposed": _l("Sent a procedure for approval"),
    "procedure draft taken back": _l("Took a procedure back from approval"),
    "procedure draft returned": _l("Returned a procedure"),
    "procedure draft put into force": _l("Put a procedure into force"),
    "procedure draft discarded": _l("Gave up a draft of a procedure"),
    "local day set": _l("Set a local working day"),
    "local day removed": _l("Removed a local working day"),
    "job tried again": _l("Tried a job again"),
    "trail verified": _l("Verified the trail"),
}

DETAILS: dict[str, LazyString] = {
    "again_on": _l("to be examined again on"),
    "address": _l("network address"),
    "address_there": _l("where"),
    "approved_by": _l("approved by"),
    "attribute": _l("attribute"),
    "authority": _l("authority"),
    "before": _l("before"),
    "code": _l("organ code"),
    "day": _l("day"),
    "digest": _l("digest"),
    "draft": _l("draft"),
    "duty": _l("duty"),
    "ends_on": _l("ends on"),
    "error": _l("last error"),
    "explanation": _l("explanation"),
    "faults": _l("faults"),
    "files": _l("files"),
    "index_number": _l("index number"),
    "is_locked": _l("account locked by it"),
    "is_sound": _l("sound"),
    "is_working": _l("worked"),
    "kind": _l("kind"),
    "lane": _l("lane"),
    "legal_basis": _l("legal basis"),
    "login": _l("sign-in name"),
    "name": _l("name"),
    "note": _l("note"),
    "number": _l("number"),
    "on": _l("from"),
    "outlet": _l("outlet"),
    "posted_at": _l("put out at"),
    "process": _l("process"),
    "proposed_by": _l("proposed by"),
    "reason": _l("reason"),
    "received_on": _l("received on"),
    "replaced_by": _l("replaced by"),
    "returned_to": _l("returned to"),
    "round": _l("round"),
    "rows": _l("entries"),
    "rule": _l("kind of find"),
    "section": _l("heading"),
    "section_before": _l("heading before"),
    "scopes": _l("scopes"),
    "sent_on": _l("sent on"),
    "sha256": _l("digest"),
    "source": _l("source"),
    "staff_number": _l("staff number"),
    "step": _l("step"),
    "timer": _l("timer"),
    "title": _l("title"),
    "to": _l("to"),
    "unit_id": _l("unit"),
    "validity": _l("validity"),
    "verdict": _l("verdict"),
    "version": _l("version"),
}

LANES: dict[Lane, LazyString] = {
    Lane.DRAFTER: _l("Drafter"),
    Lane.UNIT_HEAD: _l("Head of unit"),
    Lane.DISCLOSURE_OFFICE: _l("Disclosure office"),
    Lane.LEADER: _l("Leader"),
    Lane.SECRECY_REVIEWER: _l("Secrecy reviewer"),
    Lane.PUBLISHER: _l("Publisher"),
}
DUTIES: dict[Duty, LazyString] = {
    Duty.SYSTEM: _l("System administrator"),
    Duty.SECURITY: _l("Security administrator"),
    Duty.AUDIT: _l("Auditor"),
}
REFUSALS: dict[str, LazyString] = {
    "NotPermitted": _l("Your posts do not include this."),
}

VALUES: dict[str, dict[str, LazyString]] = {
    "lane": {lane.value: word for lane, word in LANES.items()},
    "duty": {duty.value: word for duty, word in DUTIES.items()},
    "attribute": {word.value: text for word, text in WORDS[Attribute].items()},
    "outlet": {word.value: text for word, text in WORDS[Outlet].items()},
    "section": {word.value: text for word, text in WORDS[Section].items()},
    "section_before": {word.value: text for word, text in WORDS[Section].items()},
    "validity": {word.value: text for word, text in WORDS[Validity].items()},
    "rule": {rule.value: text for rule, text in GATE_RULES.items()},
    "reason": {reason.value: text for reason, text in GATE_REASONS.items()}
    | {reason.value: text for reason, text in WORDS[SealReason].items()}
    | REFUSALS,
    "verdict": {"submit": _l("Submitted"), "return": _l("Returned"), "confirm": _l("Confirmed")},
}

JOBS: dict[str, LazyString] = {
    "wake": _l("Let a timer ring"),
    "files.clean": _l("Make the copy of a file that is released"),
    "documents.catch_up": _l("See that every attachment has its copy"),
    "publishing.put_away": _l("Lock up the files of a sealed item"),
    "files.sweep": _l("Sweep up files nobody refers to"),
    "jobs.forget_done": _l("Forget jobs done long ago"),
    "people.forget_old": _l("Forget old sessions and attempts"),
    "procedures.deploy_shipped": _l("Deploy the shipped procedures"),
    "audit.verify": _l("Verify the trail"),
}

WEEKDAYS = (
    _l("Monday"), _l("Tuesday"), _l("Wednesday"), _l("Thursday"), _l("Friday"), _l("Saturday"),
    _l("Sunday"),
)  # fmt: skip
