"""The portal as files: stands alone on any web server, in any folder, without code of ours.

Cut apart from the routes because nothing here answers a request: ``run`` walks through what is
public once, ``site`` turns it into pages with the portal's own templates, ``target`` writes only
what changed and removes what is gone, ``words`` and ``index`` make the search that runs in the
reader's browser.
"""

from app.portal.static_export.run import Outcome, export
from app.portal.static_export.target import Folder

__all__ = ["Folder", "Outcome", "export"]
