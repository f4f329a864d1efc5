"""What can go wrong with reviews and steps, in the words of the person it happens to."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound, Refused


class NoSuchReview(NotFound):
    """Missing, or of others."""

    message = _l("There is no such review, or it is not yours to see.")


class NoSuchStep(NotFound):
    """Missing, or of others."""

    message = _l("There is no such step, or it is not yours to see.")


class NotYourLane(Refused):
    """The person holds no post of the step's lane."""

    message = _l("This step is for somebody with another post.")


class NotYourStep(Refused):
    """Somebody else was chosen or asked."""

    message = _l("This step is waiting for %(name)s.")


class NotYourOpinion(Refused):
    """Only who decided a step may take that back."""

    message = _l("Only who decided this step may recall it.")


class LeadersAreChosen(Refused):
    """Nobody claims what the office forwards."""

    message = _l("Nobody claims this step: the disclosure office forwards it to a chosen leader.")


class NotTheOffice(Refused):
    """Forwarding belongs to the disclosure office."""

    message = _l("Only the disclosure office forwards this step.")


class DutiesAreSeparate(Refused):
    """One person, one duty on one item."""

    message = _l("You may not do this step: %(part)s Another person has to.")


class ChosenHasAnotherDuty(Invalid):
    """The leader who was chosen has another duty on this item."""

    message = _l("%(name)s may not do this step, having another duty on this item.")
    field = "chosen"


class NotALeaderHere(Invalid):
    """The person chosen does not hold the lane."""

    message = _l("Choose one of the leaders who may do this step.")
    field = "chosen"


class HolderIsThere(Conflict):
    """Only what nobody can give any more is asked of somebody else."""

    message = _l("This confirmation is no longer open, or who is asked can give it.")


class NotAHolder(Invalid):
    """The person chosen may not give the opinion of the step."""

    message = _l("Choose somebody who holds the post of this step.")
    field = "chosen"


class EditorsHaveOtherDuties(Refused):
    """The text was written on by somebody who has decided about it."""

    message = _l("%(names)s wrote on this text and has also decided a step of it.")


class StepClosed(Conflict):
    """Somebody was faster, or it is the second attempt."""

    message = _l("%(name)s completed this step on %(when)s.")


class StepGone(Conflict):
    """The step was undone by a return or a recall."""

    message = _l("This step is no longer open: the case went back or was ended on %(when)s.")


class StepStillOpen(Conflict):
    """There is nothing to recall."""

    message = _l("This step is still open: there is nothing to recall.")


class ClaimedByOther(Conflict):
    """Taken from the pool by somebody else."""

    message = _l("%(name)s has claimed this step.")


class ClaimFirst(Conflict):
    """A step of the pool is claimed before it is decided."""

    message = _l("Claim this step first.")


class NotClaimed(Conflict):
    """There is no claim to give back."""

    message = _l("You have not claimed this step.")


class ChosenIsNotGivenBack(Refused):
    """What was forwarded to a person does not go to a pool."""

    message = _l("This was forwarded to you. Ask the disclosure office to choose another leader.")


class ReviewEnded(Conflict):
    """Nothing moves in a review that is over."""

    message = _l("This review has ended. Nothing can be changed in it.")


class TextChanged(Conflict):
    """The opinion would be about a text nobody sees any more."""

    message = _l("The text was changed after you opened it. Read it again before you decide.")


class SomebodyActedSince(Conflict):
    """A recall comes too late."""

    message = _l("%(name)s has acted since. It can no longer be recalled.")


class NothingToRecall(Conflict):
    """Returns and automatic completions are not recalled."""

    message = _l("This cannot be recalled. Ask whoever has the case now to return it.")


class BeyondRecall(Conflict):
    """What followed was told outside the house, or is written for good."""

    message = _l(
        "This cannot be recalled: what it led to is sent, or written down for good. Ask the"
        " disclosure office."
    )


class WaitsForConfirmation(Conflict):
    """Earlier opinions on the changed text are not confirmed yet."""

    message = _l("This waits until %(names)s has confirmed the opinion on the changed text.")


class HandOnInEditor(Conflict):
    """The drafter's step ends where the text is edited."""

    message = _l("Hand the item on from the editor.")


class OnlyAtTheDrafter(Conflict):
    """A review is cancelled only by its drafter."""

    message = _l("A review can be cancelled only while the item is back at the drafter.")


class HasToBeDecided(Conflict):
    """Somebody outside waits for the answer."""

    message = _l(
        "A request has to be answered. Only its applicant can withdraw it; the review cannot be"
        " cancelled."
    )


class NothingToReturnTo(Conflict):
    """There is no earlier step."""

    message = _l("The procedure allows no return from here.")


class AlreadyUnderReview(Conflict):
    """One running review per subject."""

    message = _l("This item is already under review.")


class NotAwaited(Conflict):
    """A message came that nobody waits for, or not any more."""

    message = _l("“%(message)s” is not awaited here now. It may have arrived already.")


class NoProcedure(Conflict):
    """No version is live."""

    message = _l("No procedure is in force. The system administrator has to release one.")


class UnknownVerdict(Invalid):
    """An outcome the step does not offer."""

    message = _l("Choose one of the outcomes of this step.")
    field = "verdict"


class ReasonMissing(Invalid):
    """Returns and refusals are explained."""

    message = _l("Give the reason, in at least %(length)s characters.")
    field = "text"


class TextTooLong(Invalid):
    """An opinion fits on the review sheet."""

    message = _l("At most %(length)s characters, please.")
    field = "text"


class UnknownTarget(Invalid):
    """A step it cannot be returned to."""

    message = _l("Choose one of the steps this can be returned to.")
    field = "return_to"


class ReleaseTimePassed(Invalid):
    """Scheduling looks forwards, and not too far."""

    message = _l("Choose a time within the next year, at least a minute from now.")
    field = "release_at"


class AnswerMissing(Invalid):
    """A question of the form was left blank."""

    message = _l("Answer this question: %(question)s")

    def __init__(self, name: str, question: object) -> None:
        super().__init__(question=question)
        self.field = name  # type: ignore[misc]


class AnswerUnfit(Invalid):
    """An answer contradicts the outcome."""

    message = _l("This answer does not go with the outcome chosen: %(question)s")

    def __init__(self, name: str, question: object) -> None:
        super().__init__(question=question)
        self.field = name  # type: ignore[misc]


class KeyMissing(Invalid):
    """Every command that changes something carries a key."""

    message = _l("The form was incomplete. Open the page again.")
