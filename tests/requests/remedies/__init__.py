"""Reconsideration and litigation."""
