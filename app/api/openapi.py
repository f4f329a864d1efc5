"""The description of the API: as OpenAPI 3.1 for programs, as a page for people."""

from copy import deepcopy
from typing import Any

from flask import Flask, current_app, url_for
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from flask_babel import gettext as _

from app.api.endpoints import VERSION, Programs, bp
from app.api.problems import problem
from app.kit.htmx import show
from app.people import access
from app.people.access import open_to_everyone
from app.ui import errors, security

DESCRIPTION = f"{bp.url_prefix}/openapi.json"
SECURITY = {"type": "http", "scheme": "bearer"}


def guide() -> ResponseReturnValue:
    """What the API offers, for people."""
    operations = [
        {"method": method.upper(), "path": path, **operation}
        for path, methods in description()["paths"].items()
        for method, operation in methods.items()
        if method != "parameters"
    ]
    return show("api/guide.html", operations=operations, address=url_for("api_description"))


def description() -> dict[str, Any]:
    """The OpenAPI document in the reader's language."""
    told: dict[str, Any] = _in_words(deepcopy(current_app.extensions["api_description"]))
    told["info"]["title"] = str(_("Interface of the disclosure desk"))
    return told


def init_app(app: Flask) -> None:
    """Answer programs: after every module of this slice has declared its endpoints."""
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    settings = {"title": "Mingchuang", "version": VERSION, "openapi_version": "3.1.0"}
    api = Programs(app, spec_kwargs=settings)
    api.spec.components.security_scheme("token", SECURITY)
    api.register_blueprint(bp)
    security.csrf.exempt(bp)
    errors.answer_machines(app, problem)
    app.add_url_rule(DESCRIPTION, "api_description", open_to_everyone(description))
    app.add_url_rule("/api-guide", "guide_for_programs", open_to_everyone(guide))
    app.extensions["api_description"] = _with_access(app, api)


def _with_access(app: Flask, api: Programs) -> dict[str, Any]:
    """The description with the scope a token needs, as the views themselves declare it."""
    told: dict[str, Any] = api.spec.to_dict()
    for rule in app.url_map.iter_rules():
        operations = told["paths"].get(api.flask_plugin.flaskpath2openapi(rule.rule), {})
        scope = access.scope_of(app, rule.endpoint)
        for method in {"get", "post", "put"} & operations.keys():
            if method.upper() in (rule.methods or ()):
                operations[method]["security"] = [{"token": [scope.value]}] if scope else []
    return told


def _in_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _in_words(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_in_words(inner) for inner in value]
    return str(value) if isinstance(value, LazyString) else value
