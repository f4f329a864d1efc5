"""Where a hit of the gate stands, said as a clerk says it."""

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

from app.files.extraction import Where
from app.publishing.gate.places import Part, Place, letters_of

PARTS: dict[Part, LazyString] = {
    Part.TITLE: _l("Title"),
    Part.METADATA: _l("Metadata"),
    Part.TEXT: _l("Text"),
    Part.ATTACHMENT: _l("Attachment"),
}

WHERE: dict[Where, LazyString] = {
    Where.PARAGRAPH: _l("paragraph %(number)s"),
    Where.PAGE: _l("page %(number)s"),
    Where.ROW: _l("row %(number)s"),
    Where.SLIDE: _l("slide %(number)s"),
    Where.HEADER: _l("header of section %(number)s"),
    Where.FOOTER: _l("footer of section %(number)s"),
    Where.NOTE: _l("note %(number)s"),
    Where.BOX: _l("text box %(number)s"),
    Where.CHART: _l("chart %(number)s"),
    Where.PICTURE_TEXT: _l("description of picture %(number)s"),
    Where.BOOKMARK: _l("outline entry %(number)s"),
    Where.SHEET_NAME: _l("name of sheet %(number)s"),
    Where.SHEET_EDGE: _l("sheet “%(name)s”, header or footer"),
    Where.PROPERTY: _l("document property “%(name)s”"),
    Where.CUSTOM_PART: _l("custom data %(number)s"),
    Where.EMBEDDED: _l("embedded file %(number)s"),
    Where.PICTURE_DATA: _l("picture data %(number)s"),
    Where.COMMENT: _l("comment %(number)s"),
    Where.INSERTION: _l("tracked change (insertion) %(number)s"),
    Where.DELETION: _l("tracked change (deletion) %(number)s"),
    Where.HIDDEN_TEXT: _l("hidden text %(number)s"),
    Where.FIELD_CODE: _l("field code %(number)s"),
    Where.LINK: _l("link to another file %(number)s"),
    Where.HIDDEN_SHEET: _l("hidden sheet “%(name)s”"),
    Where.HIDDEN_ROW: _l("sheet “%(name)s”, hidden row %(number)s"),
    Where.HIDDEN_COLUMN: _l("sheet “%(name)s”, hidden column %(column)s"),
    Where.HIDDEN_CELL: _l("sheet “%(name)s”, cell %(cell)s, not shown"),
    Where.CELL_COMMENT: _l("sheet “%(name)s”, comment on cell %(cell)s"),
    Where.DEFINED_NAME: _l("defined name “%(name)s”"),
    Where.EXTERNAL_LINK: _l("values kept from another workbook %(number)s"),
    Where.STORED_TABLE: _l("stored source data %(number)s"),
    Where.SPEAKER_NOTE: _l("speaker’s notes %(number)s"),
    Where.HIDDEN_SLIDE: _l("hidden slide %(number)s"),
    Where.HIDDEN_SHAPE: _l("hidden shape %(number)s"),
    Where.ANNOTATION: _l("page %(number)s, annotation"),
    Where.FORM_VALUE: _l("page %(number)s, form field"),
    Where.PAGE_HIDDEN: _l("page %(number)s, invisible text"),
    Where.TEXT_LAYER: _l("page %(number)s, text layer of the scan"),
    Where.LAYER_OFF: _l("page %(number)s, layer switched off"),
    Where.EARLIER: _l("earlier revision %(number)s"),
    Where.HIDDEN_ELEMENT: _l("hidden element %(number)s"),
    Where.HIDDEN_VALUE: _l("hidden value %(number)s"),
    Where.SCRIPT: _l("script %(number)s"),
    Where.INVISIBLE: _l("line %(number)s, invisible characters"),
}

IN_A_CELL: dict[Where, LazyString] = {
    Where.ROW: _l("sheet “%(name)s”, cell %(cell)s"),
    Where.HIDDEN_SHEET: _l("sheet “%(name)s”, cell %(cell)s (hidden sheet)"),
    Where.HIDDEN_ROW: _l("sheet “%(name)s”, cell %(cell)s (hidden row)"),
    Where.HIDDEN_COLUMN: _l("sheet “%(name)s”, cell %(cell)s (hidden column)"),
}

PROPERTIES: dict[str, LazyString] = {
    "creator": _l("author"),
    "Author": _l("author"),
    "author": _l("author"),
    "lastModifiedBy": _l("last modified by"),
    "Company": _l("company"),
    "Manager": _l("manager"),
    "Template": _l("template"),
    "title": _l("document title"),
    "Title": _l("document title"),
    "subject": _l("subject of the document"),
    "Subject": _l("subject of the document"),
    "keywords": _l("keywords"),
    "Keywords": _l("keywords"),
    "description": _l("remarks"),
    "Comment": _l("remarks"),
    "category": _l("category"),
    "created": _l("made at"),
    "CreationDate": _l("made at"),
    "modified": _l("changed at"),
    "ModDate": _l("changed at"),
    "lastPrinted": _l("printed at"),
    "Application": _l("program"),
    "AppVersion": _l("program version"),
    "Creator": _l("program"),
    "Producer": _l("program"),
    "generator": _l("program"),
    "revision": _l("number of revisions"),
    "TotalTime": _l("editing time"),
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
    where = _where_words(place, place.where)
    if place.name in WITHIN:
        where = gettext("%(part)s, %(where)s", part=str(WITHIN[place.name]), where=where)
    return str(gettext("%(part)s, %(where)s", part=words, where=where))


def _where_words(place: Place, where: Where) -> str:
    name = str(PROPERTIES.get(place.name, place.name)) if where is Where.PROPERTY else place.name
    words = IN_A_CELL.get(where, WHERE[where]) if place.cell else WHERE[where]
    return str(words) % {
        "number": place.number,
        "name": name,
        "cell": place.cell,
        "column": letters_of(place.column),
    }
