"""What can go wrong when an item is sealed away."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound


class AlreadySealed(Conflict):
    """Told to the sealer alone; to everyone else there is no such item."""

    message = _l("You have already sealed this item away, under number %(number)s.")


class SealReasonMissing(Invalid):
    """What is done to an item without its drafter's doing needs a reason."""

    message = _l("Say in at least %(least)s characters why it is sealed away.")
    field = "text"


class NoSuchSeal(NotFound):
    """Missing, or sealed by somebody else."""

    message = _l("There is no such entry.")
