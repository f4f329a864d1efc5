"""The copy of a file that is released: written anew with what a reader sees and nothing else.

One module a family. Each goes through a file once, noting what it takes out; ``copies`` then
cleans the copy again and takes it only when nothing more is found.
"""

from app.files.cleaning.copies import CLEANERS, Cleaned, clean

__all__ = ["CLEANERS", "Cleaned", "clean"]
