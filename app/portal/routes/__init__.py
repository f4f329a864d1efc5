"""The public's pages, open to everyone. What is published may be cached, applications never."""

from app.portal.routes import (
    answering_back,
    applying,
    documents,
    following,
    language,
    lists,
    opinions,
    outlets,
)
from app.portal.routes.blueprint import bp

PAGES = (answering_back, applying, documents, following, language, lists, opinions, outlets)

__all__ = ["bp"]
