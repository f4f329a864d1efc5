"""What the columns of the list that goes to an authority are called."""

from flask_babel import lazy_gettext as _l

TITLE = _l("List of items for filing")
COLUMNS = (
    _l("No."),
    _l("Index number"),
    _l("Title"),
    _l("Document number"),
    _l("Version"),
    _l("Published on"),
    _l("Authority"),
    _l("State"),
    _l("Sent on"),
    _l("By what means"),
    _l("Received on"),
    _l("Receipt number"),
)
