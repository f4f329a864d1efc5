"""The public's side: find and read what was released.

Cut apart from ``publishing`` because the public never meets a draft: everything here reads
publications only, is open to everyone, and may be kept by caches between us and the reader.
"""
