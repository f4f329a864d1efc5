"""Reads of review, one module per purpose: rows under lock, standing, visibility, pages."""
