"""Letters and blank forms on A4: HTML from templates, PDF in a child of the worker."""

from pathlib import Path

from flask import current_app

from app.files.printing import printed
from app.notices.letters.models import Letter
from app.notices.letters.view import view_of
from app.notices.letters.wording.paragraphs import Office

STYLE = Path(__file__).with_name("letter.css")
FORM_STYLE = Path(__file__).with_name("blank_form.css")


def letter_html(letter: Letter) -> str:
    """The letter as a page of its own."""
    page = current_app.jinja_env.get_template("notices/letter_document.html")
    is_demonstration = current_app.config["DEMONSTRATION"]
    return page.render(letter=view_of(letter, is_demonstration=is_demonstration))


def letter_pdf(letter: Letter) -> bytes:
    """The letter as PDF; raises ``ChildFailed`` when it cannot be made."""
    return printed(letter_html(letter), style=STYLE)


def blank_form_pdf(office: Office) -> bytes:
    """The organ's application form, to be filled in by hand."""
    page = current_app.jinja_env.get_template("notices/blank_form_document.html")
    return printed(page.render(office=office), style=FORM_STYLE)
