"""Requests for information as programs read them and work on them, one module for each page."""
