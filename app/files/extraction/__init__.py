"""The text that stands in a file, with the place of each piece; cut by kind of file.

Reading other people's PDF and Word files can take long or fail in many ways: callers that must
not wait do it in a child process.
"""

from app.files.extraction.passages import Extract, Passage, Where, passage_of
from app.files.extraction.reading import READABLE, passages_of, text_of

__all__ = ["READABLE", "Extract", "Passage", "Where", "passage_of", "passages_of", "text_of"]
