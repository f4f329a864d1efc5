"""The forms of publishing: fields, and the typed value each of them gives back."""

import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from typing import cast

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    HiddenField,
    IntegerField,
    MultipleFileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import URL, DataRequired, Length, Optional, Regexp
from wtforms.widgets import HiddenInput

from app.kit.forms import Form
from app.kit.time import BEIJING
from app.publishing.content import Draft
from app.publishing.gate.reasons import REASONS
from app.publishing.importing.values import HandedIn
from app.publishing.missing import Missing
from app.publishing.models import (
    Attribute,
    InfoKind,
    Kind,
    Origin,
    Outlet,
    Section,
    Validity,
)
from app.publishing.outlets import Posted
from app.publishing.reasons import FIELDS, LACKS, WORDS
from app.publishing.text import editable
from app.publishing.themes import split, themes, written

ON_THE_WEB = re.compile(r"https?://", re.IGNORECASE)
SEPARATORS = re.compile(r"[;；、,，\n]+")
BASES = (
    "《中华人民共和国政府信息公开条例》第十四条（国家秘密）",
    "《中华人民共和国政府信息公开条例》第十四条（法律、行政法规禁止公开）",
    "《中华人民共和国政府信息公开条例》第十四条（危及国家安全、公共安全、经济安全、社会稳定）",
    "《中华人民共和国政府信息公开条例》第十五条（商业秘密、个人隐私）",
    "《中华人民共和国政府信息公开条例》第十六条第一款（内部事务信息）",
    "《中华人民共和国政府信息公开条例》第十六条第二款（过程性信息、行政执法案卷信息）",
)


def choices(kind: type[StrEnum]) -> list[SelectChoice]:
    """Every word of ``kind`` with what it is called."""
    return [SelectChoice(word.value, label) for word, label in WORDS[kind].items()]


class DraftForm(Form):
    """A document as its drafter types it. Nothing is required before submission."""

    seen = IntegerField(widget=HiddenInput(), validators=[Optional()])
    key = HiddenField(validators=[Length(max=64)])
    kind = SelectField(FIELDS["kind"], choices=choices(Kind), default=Kind.PAPER)
    title = StringField(FIELDS["title"], [Length(max=500)])
    issuers = TextAreaField(
        FIELDS["issuers"], [Length(max=2000)], description=_l("One a line, the leading one first.")
    )
    document_number = StringField(
        FIELDS["document_number"],
        [Length(max=100)],
        description=_l("Any brackets; it is kept as 云商〔2026〕1号."),
    )
    has_no_number = BooleanField(FIELDS["has_no_number"])
    formed_on = DateField(FIELDS["formed_on"], [Optional()])
    formed_unknown_reason = StringField(
        FIELDS["formed_unknown_reason"],
        [Length(max=300)],
        description=_l("Only for items taken over from before."),
    )
    theme = SelectField(
        FIELDS["theme"], choices=[SelectChoice("", "—"), *map(SelectChoice, themes())]
    )
    keywords = StringField(FIELDS["keywords"], [Length(max=300)], description=_l("May stay empty."))
    summary = TextAreaField(FIELDS["summary"], [Length(max=2000)])
    validity = SelectField(FIELDS["validity"], choices=choices(Validity), default=Validity.IN_FORCE)
    info_kind = SelectField(
        FIELDS["info_kind"], choices=choices(InfoKind), default=InfoKind.GENERAL
    )
    attribute = RadioField(FIELDS["attribute"], [Optional()], choices=choices(Attribute))
    legal_basis = StringField(FIELDS["legal_basis"], [Length(max=300)])
    attribute_reason = TextAreaField(FIELDS["attribute_reason"], [Length(max=2000)])
    origin = SelectField(FIELDS["origin"], choices=choices(Origin), default=Origin.MADE)
    reprint_source = StringField(
        FIELDS["reprint_source"],
        [Length(max=300)],
        description=_l("Only for another organ's paper."),
    )
    reprint_url = StringField(
        FIELDS["reprint_url"],
        [
            Optional(),
            Length(max=300),
            Regexp(ON_THE_WEB, message=_l("The address begins with http:// or https://.")),
            URL(require_tld=False),
        ],
    )
    original_index_number = StringField(FIELDS["original_index_number"], [Length(max=100)])
    change_explanation = TextAreaField(FIELDS["change_explanation"], [Length(max=300)])
    body = TextAreaField(
        FIELDS["body"],
        [Length(max=400_000)],
        description=_l("One paragraph a line; “# ” begins a heading. Simple HTML is kept."),
    )
    upload = MultipleFileField(_l("Add files"))

    def show(self, draft: Draft) -> None:
        """Fill the form with ``draft``."""
        for each in fields(Draft):
            if each.name in self:
                self[each.name].data = getattr(draft, each.name)
        self.issuers.data = "\n".join(draft.issuers)
        self.keywords.data = "、".join(draft.keywords)
        self.theme.data = written(draft.theme, draft.subtheme)
        self.attribute.data = draft.attribute.value if draft.attribute else None
        self.body.data = editable(draft.body)

    def draft(self) -> Draft:
        """What was typed."""
        theme, subtheme = split(self.theme.data or "")
        return Draft(
            kind=Kind(self.kind.data),
            issuers=_parts(self.issuers.data),
            has_no_number=self.has_no_number.data,
            formed_on=self.formed_on.data,
            theme=theme,
            subtheme=subtheme,
            keywords=_parts(self.keywords.data),
            validity=Validity(self.validity.data),
            info_kind=InfoKind(self.info_kind.data),
            attribute=Attribute(self.attribute.data) if self.attribute.data else None,
            origin=Origin(self.origin.data),
            **{name: self[name].data or "" for name in TEXTS},
        )

    def name(self, lacking: Sequence[Missing]) -> None:
        """Say beside each field what is missing."""
        for each in lacking:
            self[each.field].errors = [*self[each.field].errors, LACKS[each.lack]]


TEXTS = (
    *("title", "document_number", "formed_unknown_reason", "summary", "legal_basis"),
    *("attribute_reason", "reprint_source", "reprint_url", "original_index_number"),
    *("change_explanation", "body"),
)


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in SEPARATORS.split(text or "") if part.strip())


class SubmitForm(Form):
    """Handing the text that was seen to the next person."""

    seen = IntegerField(widget=HiddenInput(), validators=[DataRequired()])
    key = HiddenField(validators=[DataRequired(), Length(max=64)])


class GateForm(Form):
    """Why a find of the gate stays."""

    reason = SelectField(
        _l("Why it stays"),
        choices=[SelectChoice(each.value, words) for each, words in REASONS.items()],
    )
    words = StringField(_l("In a few words"), [DataRequired(), Length(max=500)])


class ExplanationForm(Form):
    """Telling the public why: for a change and for taking down."""

    explanation = TextAreaField(_l("Explanation for the public"), [DataRequired(), Length(max=300)])


class ValidityForm(Form):
    """废止, 失效 and the like, marked on the original page."""

    validity = SelectField(FIELDS["validity"], choices=choices(Validity))
    validity_on = DateField(_l("From which day"), [Optional()])
    replaced_by = StringField(
        _l("Replaced by"), [Length(max=40)], description=_l("Index number of the new document.")
    )


class SectionForm(Form):
    """The heading of the platform something stands under."""

    section = SelectField(_l("Heading on the platform"), choices=choices(Section))


class PostingForm(Form):
    """Something was put out elsewhere by hand."""

    key = HiddenField()
    outlet = SelectField(_l("Put out on"), choices=choices(Outlet))
    address = StringField(
        _l("Address or place"),
        [DataRequired(), Length(max=500)],
        description=_l("The address of the article, or where the paper hangs."),
    )
    posted_at = DateTimeLocalField(_l("Put out at (Beijing time)"), [DataRequired()])

    def posted(self) -> Posted:
        """What was noted; only of a form that was found valid."""
        typed = cast(datetime, self.posted_at.data)
        return Posted(
            outlet=Outlet(self.outlet.data),
            address=self.address.data or "",
            posted_at=typed.replace(tzinfo=BEIJING),
        )


class DecisionForm(Form):
    """The office's word on a proposal to take something down."""

    note = StringField(_l("Note"), [Length(max=300)])
    decision = HiddenField()


class VoidForm(Form):
    """A number that was spoiled: on paper, or on an item that never came to be."""

    number = StringField(
        FIELDS["document_number"],
        [DataRequired(), Length(max=100)],
        description=_l("Any brackets; it is kept as 云商〔2026〕1号."),
    )
    reason = StringField(_l("Why it is void"), [DataRequired(), Length(max=300)])
    key = HiddenField(validators=[DataRequired(), Length(max=64)])


class ExaminationForm(Form):
    """A yearly look at something withheld."""

    note = TextAreaField(_l("Why it still is not disclosed"), [DataRequired(), Length(max=300)])


class ImportForm(Form):
    """Old papers to be taken over, several at once."""

    key = HiddenField(validators=[Length(max=64)])
    upload = MultipleFileField(_l("Files"))

    def files(self) -> list[HandedIn]:
        """What was chosen; an empty file field sends one nameless file."""
        chosen = (file for file in self.upload.data or [] if getattr(file, "filename", ""))
        return [HandedIn(file.filename, file.stream) for file in chosen]
