"""What can go wrong with procedures."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound, Refused


class NotYoursToDeploy(Refused):
    """Procedures hold for every organ, so they belong to the installation's administrators."""

    message = _l(
        "%(name)s is no system administrator of the installation and may not deploy or approve"
        " procedures."
    )


class NotYoursToDraw(Refused):
    """An organ's own administrator may read procedures, which hold for every organ."""

    message = _l("Only system administrators of the whole installation may change procedures.")


class NotYoursToApprove(Refused):
    """Neither a system administrator of the installation nor the head of its only office."""

    message = _l(
        "Only another system administrator of the installation may decide about this; the head of"
        " the disclosure office only where the installation serves one organ."
    )


class OwnDraft(Refused):
    """Whoever worked on a draft does not approve it."""

    message = _l("You worked on this draft yourself. Somebody else has to decide about it.")


class NotYourDraft(Refused):
    """Whoever only decides about a proposal returns it; its authors may take it back."""

    message = _l("Only who worked on this draft may take it back. You can return it.")


class NoteMissing(Invalid):
    """A version says why it exists."""

    message = _l("Say in a note why there is a new version.")
    field = "note"


class ReasonMissing(Invalid):
    """A draft that comes back says what is to be changed."""

    message = _l("Say what has to be changed.")
    field = "reason"


class NothingChanged(Invalid):
    """The draft is the version in use, byte for byte."""

    message = _l("The draft is the same as the version in use. Change something first.")


class StandsAgainst(Invalid):
    """The check found something that has to be put right first."""

    message = _l(
        "The check still finds %(count)s faults. Put them right, then send the draft for approval."
    )


class NotADiagram(Invalid):
    """The file cannot be kept as a draft; the sentence is that of the check."""

    message = "%(sentence)s"
    field = "file"


class OtherProcess(Invalid):
    """The id of the process says which procedure a file belongs to."""

    message = _l(
        "This is a diagram of the process “%(found)s”, but the draft belongs to “%(process)s”."
        " Import it as a draft of its own."
    )


class NoProcess(Invalid):
    """A file without a process, or with one that nobody can name."""

    message = _l("The file contains no process with an id. Draw one.")
    field = "file"


class FileMissing(Invalid):
    """Nothing was chosen."""

    message = _l("Choose a .bpmn file.")
    field = "file"


class ChangedMeanwhile(Conflict):
    """Somebody else's act came first; nothing of it is overwritten."""

    message = _l(
        "%(who)s changed this draft on %(when)s. Nothing of it was overwritten: your drawing is"
        " still here. Download it, reload the page and put the two together."
    )


class DecidedMeanwhile(Conflict):
    """The draft does not stand where this act expects it."""

    message = _l("This draft is %(state)s since %(when)s (%(who)s).")


class BaseChanged(Conflict):
    """Another draft went live since this one was begun."""

    message = _l(
        "Version %(number)s has come into force on %(when)s since this draft was begun. Compare,"
        " and take that version as the base first."
    )


class NoSuchLogin(NotFound):
    """A command names somebody who has no account."""

    message = _l("Nobody signs in as %(login)s.")


class NoSuchProcedure(NotFound):
    """No version of this process was ever deployed."""


class NoSuchDraft(NotFound):
    """There is no draft with this id."""
