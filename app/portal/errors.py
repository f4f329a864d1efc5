"""What the public may meet instead of a document, and whoever exports instead of a folder."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, NotFound, Refused


class SealedAway(NotFound):
    """It was public once; nothing is said about it any more."""

    message = _l("What stood at this address is no longer available.")


class NoSuchPaper(NotFound):
    """Never published, or a wrong address: the two are not told apart."""

    message = _l("There is no document at this address.")


class FolderOfOthers(Refused):
    """The export removes what it does not know, so it begins in a folder of its own."""

    message = _l("This folder holds other files. Choose an empty one, or one exported to before.")


class FolderBusy(Conflict):
    """One export at a time."""

    message = _l("Another export is writing to this folder.")
