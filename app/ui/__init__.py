"""Layout, macros, error pages, static files: what every page shares, and no rule of the domain."""

from app.ui import navigation
from app.ui.assets import StaticPages, static_url
from app.ui.formats import day, moment, rehearsal_time, size
from app.ui.language import page_language
from app.ui.paging import list_url, page_url

bp = StaticPages(
    "ui",
    __name__,
    template_folder="templates",
    static_folder="static",
    static_url_path="/static",
)

bp.add_app_template_global(static_url)
bp.add_app_template_global(rehearsal_time)
bp.add_app_template_global(page_language)
bp.add_app_template_global(list_url)
bp.add_app_template_global(page_url)
bp.add_app_template_filter(day)
bp.add_app_template_filter(moment)
bp.add_app_template_filter(size)
bp.app_context_processor(navigation.for_templates)
