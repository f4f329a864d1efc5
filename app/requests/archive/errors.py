"""What keeps a case out of the archive, and what can go wrong with its file."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound


class ProofMissing(Conflict):
    """A case file shows that what was decided has reached the applicant."""

    message = _l("The proof of service is missing for: %(papers)s. Add it to the files first.")


class RemedyRunning(Conflict):
    """A case that is fought over is not closed."""

    message = _l("This case cannot be archived yet: %(remedies)s has not ended.")


class RetentionNeeded(Invalid):
    """How long a file is kept is decided when it is archived."""

    message = _l("Choose how long the file is kept.")
    field = "retention"


class NoCaseFile(NotFound):
    """It was not made yet."""

    message = _l("The case file is not there. Have it made first.")


class CaseMoved(Conflict):
    """Something happened to the case while its file was being made."""

    message = _l("The case has changed meanwhile. Its file is made again.")
