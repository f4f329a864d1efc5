"""What every act on a draft has in common: who is first, and what is written down about it."""

from dataclasses import dataclass
from datetime import datetime

from app import audit
from app.designer.errors import ChangedMeanwhile, DecidedMeanwhile
from app.designer.models import Act, DraftAct, ProcedureDraft
from app.designer.reasons.words import STATES
from app.kit.db import db
from app.kit.time import BEIJING
from app.people.models import Person
from app.review.actions.once import Once


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form says about itself: the revision its sender saw, and the key of the command."""

    seen: int
    key: str

    def once(self, act: Act, draft: ProcedureDraft, *, by: Person, words: str = "") -> Once:
        """The command, to be asked under the lock of the draft."""
        return Once.of(act.value, by=by, key=self.key, draft=draft.id, seen=self.seen, words=words)


def check_seen(draft: ProcedureDraft, seen: int) -> None:
    """Refuse to go on from a revision that is no longer the latest."""
    if draft.revision != seen:
        raise ChangedMeanwhile(who=draft.changed_by.label, when=written(draft.changed_at))


def moved_on(draft: ProcedureDraft) -> DecidedMeanwhile:
    """Why an act is too late: where the draft stands, since when, by whom."""
    return DecidedMeanwhile(
        state=str(STATES[draft.state]),
        who=draft.changed_by.label,
        when=written(draft.changed_at),
    )


def note(
    draft: ProcedureDraft, act: Act, *, once: Once, by: Person, at: datetime, words: str = ""
) -> None:
    """Write the act beside the draft and into the trail, and that this command is done."""
    db.session.add(
        DraftAct(draft_id=draft.id, act=act, by_id=by.id, at=at, words=words, digest=draft.digest)
    )
    audit.record(
        act.value,
        organ_id=None,
        by=by.id,
        at=at,
        subject=draft.base_id or draft.id,
        draft=draft.id,
        process=draft.process_id,
        digest=draft.digest,
        note=words,
    )
    once.done(draft.id, at=at)


def written(at: datetime) -> str:
    """A moment in Beijing, as sentences name it."""
    return at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
