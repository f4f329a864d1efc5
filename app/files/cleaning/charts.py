"""Charts keep the numbers they show and forget the table these came from."""

from typing import Any

from app.files.cleaning.trees import drop, drop_all, local, named

LITERALS = {"numRef": ("numLit", "numCache"), "strRef": ("strLit", "strCache")}


def clean_chart(root: Any) -> None:
    """Replace every reference into a table by the values it showed."""
    drop_all(named(root, "externalData", "userShapes", "pivotSource", "extLst"))
    for reference in list(named(root, *LITERALS)):
        literal, cache = LITERALS[local(reference)]
        space = reference.tag.rpartition("}")[0] + "}"
        shown = reference.find(space + cache)
        if local(reference.getparent()) == "tx":
            _name(reference, shown, space)
        elif shown is None:
            drop(reference)
        else:
            shown.tag = space + literal
            reference.getparent().replace(reference, shown)
    for reference in named(root, "multiLvlStrRef"):
        drop_all(list(named(reference, "f")))


def _name(reference: Any, shown: Any, space: str) -> None:
    """The name of a series is one value; a title keeps its words in the cache."""
    holder = reference.getparent()
    if local(holder.getparent()) != "ser":
        for formula in reference.findall(space + "f"):
            formula.text = ""
        return
    value = None if shown is None else next(named(shown, "v"), None)
    drop(reference)
    if value is None:
        drop(holder)
    else:
        holder.append(value)
