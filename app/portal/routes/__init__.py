"""The public's pages. All are open to everyone, change nothing and may be cached."""

from app.portal.routes import documents, language, lists
from app.portal.routes.blueprint import bp

PAGES = (documents, language, lists)

__all__ = ["bp"]
