"""Where in a file something stands, said as a clerk says it: a page, a cell, a hidden part."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.files.extraction import Where

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
    Where.COVERED: _l("page %(number)s, text under a box or picture"),
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


def where_words(where: Where, number: int, *, name: str = "", column: int = 0) -> str:
    """The page, the cell, the property or the hidden part."""
    cell = cell_of(column, number)
    words = IN_A_CELL.get(where, WHERE[where]) if cell else WHERE[where]
    shown = str(PROPERTIES.get(name, name)) if where is Where.PROPERTY else name
    return str(words) % {
        "number": number,
        "name": shown,
        "cell": cell,
        "column": letters_of(column),
    }


def cell_of(column: int, number: int) -> str:
    """``C5``; empty when it is no cell."""
    return f"{letters_of(column)}{number}" if column and number else ""


def letters_of(column: int) -> str:
    """What a column is called: 28 is ``AB``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
