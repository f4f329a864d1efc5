"""The text that stands in a file, with the place of each piece; cut by kind of file.

Reading other people's PDF and Word files can take long or fail in many ways: callers that must
not wait use ``read_apart``, which does it in a child process.
"""

from app.files.extraction.apart import read_apart
from app.files.extraction.passages import Extract, Passage, Where
from app.files.extraction.reading import READABLE, passages_of, text_of

__all__ = ["READABLE", "Extract", "Passage", "Where", "passages_of", "read_apart", "text_of"]
