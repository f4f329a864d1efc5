"""Addresses of the other pages of the list on the screen."""

from flask import request, url_for


def page_url(number: int) -> str:
    """The address of this list's page ``number``: everything else in the address stays."""
    asked = {name: values for name, values in request.args.lists() if name != "page"}
    if number > 1:
        asked["page"] = [str(number)]
    return url_for(str(request.endpoint), **{**(request.view_args or {}), **asked})
