"""Translations: every slice keeps its own ``translations`` folder of .po files, read at start."""

import io
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask_babel import Domain, get_locale

ROOT = Path(__file__).parents[1]


@lru_cache
def translations_into(locale: str) -> NullTranslations:
    """All slices' messages in ``locale``, as one catalogue. English is the ids themselves."""
    merged = Translations()
    for path in sorted(ROOT.glob(f"*/translations/{locale}/LC_MESSAGES/messages.po")):
        compiled = io.BytesIO()
        with path.open("rb") as source:
            write_mo(compiled, read_po(source, locale=locale))
        compiled.seek(0)
        catalogue = Translations(compiled)
        merged.merge(catalogue)
        merged.plural = catalogue.plural
    return merged


class Catalogue(Domain):  # type: ignore[misc]
    """Flask-Babel's view of the slices' folders."""

    def get_translations(self) -> NullTranslations:
        return translations_into(str(get_locale() or "en"))
