"""The letters of disclosure on request (文书): their titles, and which series counts them."""

from app.law.decisions import LetterKind

TITLES = {
    LetterKind.RECEIPT: "政府信息公开申请登记回执",
    LetterKind.CORRECTION: "政府信息公开申请补正告知书",
    LetterKind.REASONS: "政府信息公开申请说明理由告知书",
    LetterKind.EXTENSION: "政府信息公开申请延期答复告知书",
    LetterKind.THIRD_PARTY_OPINION: "政府信息公开征求第三方意见书",
    LetterKind.OPINION_TOLD_APPLICANT: "政府信息公开征求意见告知书",
    LetterKind.ORGAN_OPINION: "政府信息公开征求其他机关意见书",
    LetterKind.DECIDED_TO_DISCLOSE: "政府信息决定公开告知书",
    LetterKind.FEE: "政府信息公开信息处理费收费通知书",
    LetterKind.GRANTED: "政府信息予以公开告知书",
    LetterKind.PARTIAL: "政府信息部分公开告知书",
    LetterKind.REFUSED: "政府信息不予公开告知书",
    LetterKind.SPECIAL_ACCESS: "政府信息公开申请行政查询告知书",
    LetterKind.NOT_EXISTING: "政府信息不存在告知书",
    LetterKind.NOT_OURS: "非本机关负责公开政府信息告知书",
    LetterKind.NEEDS_PROCESSING: "政府信息需另行制作告知书",
    LetterKind.STILL_UNCLEAR: "政府信息公开申请内容仍不明确告知书",
    LetterKind.NOT_PROCESSED: "政府信息公开申请不予处理告知书",
    LetterKind.NO_LONGER_PROCESSED: "政府信息公开申请不再处理告知书",
    LetterKind.OWN_INFORMATION: "政府信息更正申请答复告知书",
    LetterKind.SERVICE_PROOF: "送达回证",
}

ANSWERS = "告"
SERIES = {
    LetterKind.RECEIPT: "回",
    LetterKind.CORRECTION: "补",
    LetterKind.REASONS: "理",
    LetterKind.EXTENSION: "延",
    LetterKind.THIRD_PARTY_OPINION: "征",
    LetterKind.OPINION_TOLD_APPLICANT: "知",
    LetterKind.ORGAN_OPINION: "征",
    LetterKind.DECIDED_TO_DISCLOSE: "知",
    LetterKind.FEE: "费",
    LetterKind.OWN_INFORMATION: "更",
    LetterKind.SERVICE_PROOF: "证",
}


def series_of(kind: LetterKind) -> str:
    """The last word of its number; all answers are counted together."""
    return SERIES.get(kind, ANSWERS)


def number_text(word: str, year: int, number: int, series: str) -> str:
    """〈organ's word〉公开〔2026〕12号-告."""
    return f"{word}公开〔{year}〕{number}号-{series}"
