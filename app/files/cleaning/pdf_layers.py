"""Layers of a PDF (optional content) that a reader does not see."""

from typing import Any

import pikepdf
from pikepdf import Name


def layers_off(pdf: pikepdf.Pdf) -> frozenset[tuple[int, int]]:
    """The optional content groups that a reader does not see, by their object numbers."""
    properties = pdf.Root.get("/OCProperties")
    if properties is None:
        return frozenset()
    usual = properties.get("/D", pikepdf.Dictionary())
    off = {each.objgen for each in usual.get("/OFF", ())}
    if usual.get("/BaseState") == Name.OFF:
        on = {each.objgen for each in usual.get("/ON", ())}
        off |= {each.objgen for each in properties.get("/OCGs", ())} - on
    return frozenset(off)


def is_off_layer(group: Any, off: frozenset[tuple[int, int]]) -> bool:
    """Whether what belongs to a layer, or to a set of them, is not seen."""
    if group is None:
        return False
    members = group.get("/OCGs")
    if members is None:
        return group.objgen in off
    listed = members if isinstance(members, pikepdf.Array) else [members]
    return bool(len(listed)) and all(each.objgen in off for each in listed)
