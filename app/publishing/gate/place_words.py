"""Where a hit of the gate stands, said as a clerk says it."""

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

from app.files.reasons import where_words
from app.publishing.gate.places import Part, Place

PARTS: dict[Part, LazyString] = {
    Part.TITLE: _l("Title"),
    Part.METADATA: _l("Metadata"),
    Part.TEXT: _l("Text"),
    Part.ATTACHMENT: _l("Attachment"),
}

WITHIN: dict[str, LazyString] = {
    "header": _l("header"),
    "footer": _l("footer"),
    "footnotes": _l("footnotes"),
    "endnotes": _l("endnotes"),
}


def place_words(place: Place) -> str:
    """Where a hit stands: the part, the attachment's name, and the page, cell or hidden part."""
    words = str(PARTS[place.part])
    if place.attachment:
        words = gettext("Attachment “%(name)s”", name=place.attachment)
    if place.where is None:
        return words
    where = where_words(place.where, place.number, name=place.name, column=place.column)
    if place.name in WITHIN:
        where = gettext("%(part)s, %(where)s", part=str(WITHIN[place.name]), where=where)
    return str(gettext("%(part)s, %(where)s", part=words, where=where))
