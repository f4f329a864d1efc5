"""The pages of review: the case, what may be done with it, its diagram, its sheet, troubles."""

from app.review.routes import acts, case, diagram, opinions, sheet, troubles
from app.review.routes.blueprint import bp

__all__ = ["acts", "bp", "case", "diagram", "opinions", "sheet", "troubles"]
