"""Addresses of the list on the screen, with another page or another filter."""

from flask import request, url_for


def list_url(**changes: object) -> str:
    """This list's address with ``changes``; None and empty take a filter away. Back on page 1."""
    asked: dict[str, object] = {
        name: values for name, values in request.args.lists() if name != "page" and any(values)
    }
    asked.update(changes)
    wanted = {name: value for name, value in asked.items() if value not in (None, "")}
    return url_for(str(request.endpoint), **{**(request.view_args or {}), **wanted})


def page_url(number: int) -> str:
    """The address of this list's page ``number``: everything else in the address stays."""
    return list_url(page=number if number > 1 else None)
