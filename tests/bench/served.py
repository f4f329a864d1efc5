"""The product with pages it is compared with: a plain Jinja template, the plain bpmn-js example.

Served by gunicorn as ``tests.bench.served:app``; settings come from the environment.
"""

from pathlib import Path

from flask import Blueprint, Response, render_template, send_from_directory

from app import create_app
from app.designer.shipped import SHIPPED
from app.people.access import open_to_everyone
from app.ui.assets import ONE_YEAR
from config import settings

ROOT = Path(__file__).parents[2]
PLAIN = ROOT / "tests/bench/plain"
BPMN_JS = ROOT / "frontend/node_modules/bpmn-js/dist"

bp = Blueprint("bench", __name__, template_folder="templates")


@bp.get("/bench/static")
@open_to_everyone
def static() -> str:
    return render_template("bench/static.html", title="关于促进消费的通知", text="稳定和扩大消费。")


@bp.get("/bench/plain")
@open_to_everyone
def plain() -> str:
    return render_template("bench/plain.html")


@bp.get("/bench/plain/<name>")
@open_to_everyone
def plain_file(name: str) -> Response:
    folder = SHIPPED if name.endswith(".bpmn") else PLAIN
    return send_from_directory(folder, name, max_age=ONE_YEAR)


@bp.get("/bench/bpmn-js/<path:name>")
@open_to_everyone
def bpmn_js(name: str) -> Response:
    return send_from_directory(BPMN_JS, name, max_age=ONE_YEAR)


app = create_app(settings())
app.register_blueprint(bp)
