"""The entry point for WSGI servers and for ``flask --app wsgi``."""

from app import create_app
from config import settings

app = create_app(settings())
