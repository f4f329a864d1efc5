"""The product with one more page, a plain Jinja template: what the portal is compared with.

Served by gunicorn as ``tests.bench.served:app``; settings come from the environment.
"""

from flask import Blueprint, render_template

from app import create_app
from app.people.access import open_to_everyone
from config import settings

bp = Blueprint("bench", __name__, template_folder="templates")


@bp.get("/bench/static")
@open_to_everyone
def static() -> str:
    return render_template("bench/static.html", title="关于促进消费的通知", text="稳定和扩大消费。")


app = create_app(settings())
app.register_blueprint(bp)
