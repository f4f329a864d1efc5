"""What every endpoint has in common: how it is asked, answered, refused and described.

``reading`` and ``changing`` put together what flask-smorest offers, so that no endpoint forgets a
part: a command always has its key, whatever is refused is described.
"""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Response, request
from flask_babel import LazyString
from flask_smorest import Api, Blueprint
from marshmallow import Schema, fields
from webargs.core import parse_json
from webargs.flaskparser import FlaskParser, is_json_request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from app.api.fields import Answer, Keyed, Shape
from app.api.once import once
from app.api.problems import MEDIA_TYPE
from app.ui.language import page_language
from app.ui.security import uploads

View = TypeVar("View", bound=Callable[..., Any])

VERSION = "1.0"
HALF_A_CHARACTER = b"\\ud"
"""How JSON writes halves of characters; a half without its other half is no text."""
OF_READING = (401, 403, 404, 422)
OF_CHANGING = (400, 401, 403, 404, 409, 413, 415, 422)
OF_UPLOADING = (401, 403, 404, 409, 413, 422)
OF_THE_PUBLIC = (404, 422)


class Parser(FlaskParser):
    """Reads requests strictly: JSON has to be called JSON, and nothing unasked comes with it."""

    DEFAULT_UNKNOWN_BY_LOCATION = FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION | {
        "query": "raise",
        "files": "raise",
    }

    def _raw_load_json(self, req: Any) -> Any:
        if not is_json_request(req):
            raise UnsupportedMediaType
        raw = req.get_data(cache=True)
        try:
            read = parse_json(raw)
            if HALF_A_CHARACTER in raw.lower():
                json.dumps(read, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            raise BadRequest from error
        return read

    def load_files(self, req: Any, schema: Any) -> Any:
        """What is sent beside a file belongs to it."""
        return self._makeproxy(CombinedMultiDict([req.files, req.form]), schema)


class Endpoints(Blueprint):
    """A blueprint whose arguments are read strictly."""

    ARGUMENTS_PARSER = Parser()


bp = Endpoints("api", __name__, url_prefix="/api/v1", template_folder="templates")


class Wrong(Answer):
    """What is wrong with one field."""

    place = fields.String(data_key="in")
    field = fields.String()
    message = fields.String()


class Problem(Shape):
    """Why something could not be done (RFC 9457)."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    code = fields.String(required=True)
    request_id = fields.String(required=True)
    errors = fields.List(fields.Nested(Wrong))


class Programs(Api):
    """flask-smorest without its own error handler, which would also answer browsers."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """Errors are answered in ``problems``."""


def reading(
    rule: str,
    summary: LazyString,
    *,
    answer: type[Schema],
    query: type[Schema] | None = None,
    refused: tuple[int, ...] = OF_READING,
) -> Callable[[View], View]:
    """An endpoint that changes nothing."""

    def declare(view: View) -> View:
        made = bp.response(200, answer)(view)
        if query:
            made = bp.arguments(query, location="query")(made)
        bp.route(rule)(_described(made, summary, refused))
        return view

    return declare


def changing(
    rule: str,
    summary: LazyString,
    *,
    answer: type[Schema],
    body: type[Schema] | None = None,
    method: str = "POST",
    status: int = 200,
) -> Callable[[View], View]:
    """An endpoint that carries out a command, once for each key."""

    def declare(view: View) -> View:
        made = once(view)
        if body:
            made = bp.arguments(body)(made)
        made = bp.response(status, answer)(_keyed(made))
        bp.route(rule, methods=[method])(_described(made, summary, OF_CHANGING))
        return view

    return declare


def uploading(
    rule: str, summary: LazyString, *, body: type[Schema], answer: type[Schema]
) -> Callable[[View], View]:
    """An endpoint that keeps a file, once for each key: what is sent is ``multipart/form-data``."""

    def declare(view: View) -> View:
        made = bp.arguments(body, location="files")(once(uploads(view)))
        made = bp.response(201, answer)(_keyed(made))
        bp.route(rule, methods=["POST"])(_described(made, summary, OF_UPLOADING))
        return view

    return declare


def downloading(
    rule: str, summary: LazyString, *, refused: tuple[int, ...] = OF_READING
) -> Callable[[View], View]:
    """An endpoint that sends a file as it is."""

    def declare(view: View) -> View:
        made = bp.response(200, {"type": "string", "format": "binary"}, content_type="*/*")(view)
        bp.route(rule)(_described(made, summary, refused))
        return view

    return declare


def _keyed(view: View) -> View:
    keyed: View = bp.arguments(Keyed, location="headers")(view)
    return keyed


def _described(view: View, summary: LazyString, refused: tuple[int, ...]) -> View:
    for status in refused:
        view = bp.alt_response(status, schema=Problem, content_type=MEDIA_TYPE)(view)
    described: View = bp.doc(summary=summary)(view)
    return described


def _add_headers(response: Response) -> Response:
    """Nothing is stored on the way: what is taken down or sealed away is gone at once."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = page_language()
    response.vary.add("Accept-Language")
    if request.authorization:
        response.vary.add("Authorization")
    return response


bp.after_request(_add_headers)
