"""Why a paper could not be read at all."""

from flask_babel import lazy_gettext as _l

from app.files.errors import BadFile


class NoTextFound(BadFile):
    """A scanned page, or an empty one."""

    message = _l("“%(name)s” contains no text. A scanned paper is typed in or attached instead.")
