"""Attachments: what may come in, where it is kept, and what text stands in it.

Rows say what a file is called and whose it is; the content lies on disk under its own digest,
written once and checked whenever it is read.
"""
