"""Full page for a browser, fragment for htmx, from one call."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue


def is_fragment_request() -> bool:
    """Whether htmx asks, which wants a part of the page only."""
    return request.headers.get("HX-Request") == "true"


def show(template: str, *, status: int = 200, **context: Any) -> Response:
    """Render ``slice/page.html#part``: the whole page, or ``slice/_part.html`` when htmx asks."""
    page, _, part = template.partition("#")
    if part and is_fragment_request():
        page = f"{page.rpartition('/')[0]}/_{part}.html"
    response = make_response(render_template(page, **context), status)
    response.vary.add("HX-Request")
    return response


def go_to(endpoint: str, **values: Any) -> ResponseReturnValue:
    """Send the browser on after a successful POST, with or without htmx."""
    url = url_for(endpoint, **values)
    if is_fragment_request():
        return Response(status=204, headers={"HX-Redirect": url})
    return redirect(url, code=303)
