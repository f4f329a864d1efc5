"""The public's pages. All are open to everyone, change nothing and may be cached."""

from app.portal.routes import documents, language, lists, outlets
from app.portal.routes.blueprint import bp

PAGES = (documents, language, lists, outlets)

__all__ = ["bp"]
