"""Files that carry something a reader does not see, each with its secret and where it lies."""

from tests.files.poisoned import books, other, pdfs, words

FILES = (*words.files(), *books.files(), *pdfs.files(), *other.files())
