"""The composition root: builds the application from its slices.

The only module that sees all of them; nothing but ``wsgi.py`` and the tests import it.
"""

from pathlib import Path

from flask import Flask
from flask_babel import Babel
from flask_migrate import Migrate

from app import api, ui, wiring
from app.admin import routes as admin_pages
from app.admin.clock import models as clock_models
from app.admin.demonstration import cli as demonstration_commands
from app.audit import cli as audit_commands
from app.audit import models as audit_models
from app.designer import cli as designer_commands
from app.designer import models as designer_models
from app.designer import routes as designer_pages
from app.engine import cli as engine_commands
from app.engine import models as engine_models
from app.files import models as files_models
from app.inbox import routes as inbox_pages
from app.jobs import cli as jobs_commands
from app.jobs import models as jobs_models
from app.kit import idempotency
from app.kit.catalogue import Catalogue
from app.kit.db import Base, db
from app.notices import models as notices_models
from app.notices import routes as notices_pages
from app.notices.letters import models as letter_models
from app.notices.letters import pages as letter_pages
from app.people import access
from app.people import cli as people_commands
from app.people import models as people_models
from app.people import routes as people_pages
from app.portal import cli as portal_commands
from app.portal import routes as portal_pages
from app.portal.requests import models as portal_models
from app.publishing import cli as publishing_commands
from app.publishing import models as publishing_models
from app.publishing import routes as publishing_pages
from app.publishing.sealing import cli as sealing_commands
from app.requests import models as requests_models
from app.requests import routes as requests_pages
from app.review import models as review_models
from app.review import routes as review_pages
from app.ui import errors, security
from app.ui.language import chosen_language
from app.workdays import cli as workdays_commands
from app.workdays import models as workdays_models
from config import Settings

TABLES = (
    idempotency.IdempotencyKey,
    audit_models.AuditEntry,
    clock_models.OfficeClock,
    designer_models.ProcedureDraft,
    engine_models.ProcedureInstance,
    files_models.StoredFile,
    jobs_models.Job,
    letter_models.Letter,
    notices_models.Notice,
    people_models.Person,
    portal_models.PublicAttempt,
    publishing_models.Document,
    requests_models.DisclosureRequest,
    review_models.Review,
    workdays_models.LocalDay,
)
COMMANDS = (
    demonstration_commands.demo,
    audit_commands.audit,
    engine_commands.procedures,
    jobs_commands.worker,
    people_commands.people,
    people_commands.tokens,
    portal_commands.portal,
    publishing_commands.documents,
    sealing_commands.seals,
    workdays_commands.law,
)
PAGES = (
    ui.bp,
    people_pages.bp,
    letter_pages.bp,
    notices_pages.bp,
    publishing_pages.bp,
    requests_pages.bp,
    review_pages.bp,
    inbox_pages.bp,
    portal_pages.bp,
    designer_pages.bp,
    admin_pages.bp,
)
MIGRATIONS = Path(__file__).parents[1] / "migrations"


def create_app(settings: Settings) -> Flask:
    """The whole product, with ``settings``."""
    app = Flask(__name__, static_folder=None)
    app.config.from_object(settings)
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)

    db.init_app(app)
    Migrate(app, db, directory=str(MIGRATIONS), compare_type=True)
    babel = Babel()
    babel.domain_instance = Catalogue()
    babel.init_app(app, locale_selector=chosen_language)
    app.extensions["metadata"] = Base.metadata

    security.init_app(app)
    errors.init_app(app)
    access.init_app(app)
    for blueprint in PAGES:
        app.register_blueprint(blueprint)
    api.init_app(app)
    for command in COMMANDS:
        app.cli.add_command(command)
    for command in designer_commands.OF_PROCEDURES:
        engine_commands.procedures.add_command(command)
    wiring.connect(app)

    access.open_endpoint(app, "ui.static")
    access.check_every_route(app)
    return app
