"""Whole addresses for what leaves the browser: feeds, sitemaps, QR codes, copied texts."""

from flask import current_app, request


def whole_address(path: str) -> str:
    """``path`` on the configured host; where none is configured, on the one that was asked."""
    return (current_app.config["BASE_URL"] or request.host_url).rstrip("/") + path
