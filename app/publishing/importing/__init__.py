"""Taking over old papers: what a file says becomes a draft, what is doubtful is listed.

Reading is pure and converts nothing of the text; what does not stand in the file stays empty.
One module a question, because each is answered by other lines of the paper.
"""

from app.publishing.importing.reading import read
from app.publishing.importing.values import Doubt, Imported, Rule

__all__ = ["Doubt", "Imported", "Rule", "read"]
