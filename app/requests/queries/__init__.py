"""Reads of requests, one module per screen."""
