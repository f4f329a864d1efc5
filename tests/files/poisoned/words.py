"""Word documents and presentations with something hidden in them."""

from collections.abc import Iterator, Mapping

from tests.files.poisoned.poison import ID, OFFICE, Poisoned, package, photograph, relations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MADE = 'w:id="1" w:author="钱七" w:date="2026-01-01T00:00:00Z"'
Parts = Mapping[str, bytes | str]


def text(words: str, marks: str = "") -> str:
    """A run of text with its marks."""
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def deleted(words: str) -> str:
    """A tracked deletion."""
    return f"<w:del {MADE}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def document(body: str, root: str = "document") -> str:
    """A text part."""
    held = f"<w:body>{body}</w:body>" if root == "document" else body
    spaces = f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:wp="{DRAWING}" xmlns:wps="{SHAPE}"'
    return f"<w:{root} {spaces}>{held}</w:{root}>"


def word(body: str, related: Parts | None = None, *links: tuple[str, ...]) -> bytes:
    """A document of one paragraph that ends in ``body``, with other parts and the links to them."""
    parts = {"word/document.xml": document(f"<w:p>{text('正文。')}{body}</w:p>")}
    if links:
        parts["word/_rels/document.xml.rels"] = relations(*links)  # type: ignore[arg-type]
    return package("word/document.xml", MAIN, {**parts, **(related or {})})


def files() -> Iterator[Poisoned]:
    """Every one."""
    yield from revisions()
    yield from unseen()
    yield from beside()
    yield from properties()
    yield from slides()


def revisions() -> Iterator[Poisoned]:
    place = "修订（删除）第1处"
    yield Poisoned("删除.docx", word(deleted("原定奖金八万元")), "原定奖金八万元", place)
    yield Poisoned("删除证号.docx", word(deleted(f"身份证{ID}")), ID, place)
    inserted = f"<w:ins {MADE}>{text('新增一句。')}</w:ins>"
    yield Poisoned("插入.docx", word(inserted), "钱七", "修订（插入）第1处")
    moved = f"<w:moveFrom {MADE}>{text('移走的话')}</w:moveFrom>"
    yield Poisoned("移动.docx", word(moved), "移走的话", place)
    row = f"<w:tr><w:trPr><w:del {MADE}/></w:trPr><w:tc><w:p>{text('删去的行')}</w:p></w:tc></w:tr>"
    kept = f"<w:tr><w:tc><w:p>{text('留下')}</w:p></w:tc></w:tr>"
    table = f"</w:p><w:tbl>{row}{kept}</w:tbl><w:p>"
    yield Poisoned("删除行.docx", word(table), "删去的行", place)
    part = {"word/header1.xml": document(f"<w:p>{deleted('旧密级')}</w:p>", "hdr")}
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    header = word(f"<w:pPr>{section}</w:pPr>", part, ("header", "header1.xml"))
    yield Poisoned("页眉修订.docx", header, "旧密级", "页眉，修订（删除）第1处")


def unseen() -> Iterator[Poisoned]:
    place = "隐藏文字第1处"
    yield Poisoned("隐藏.docx", word(text("藏起的话", "<w:vanish/>")), "藏起的话", place)
    yield Poisoned(
        "白字.docx", word(text("白色的话", '<w:color w:val="FFFFFF"/>')), "白色的话", place
    )
    yield Poisoned("小字.docx", word(text("极小的话", '<w:sz w:val="1"/>')), "极小的话", place)
    style = '<w:style w:styleId="H" w:type="character"><w:rPr><w:vanish/></w:rPr></w:style>'
    part = {"word/styles.xml": document(style, "styles")}
    styled = word(text("样式藏的话", '<w:rStyle w:val="H"/>'), part, ("styles", "styles.xml"))
    yield Poisoned("样式.docx", styled, "样式藏的话", place)
    code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>INCLUDETEXT 内网路径甲</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{text("结果")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    yield Poisoned("域.docx", word(code), "内网路径甲", "域代码第1处")
    simple = f'<w:fldSimple w:instr="DOCVARIABLE 内网路径乙">{text("结果")}</w:fldSimple>'
    yield Poisoned("简单域.docx", word(simple), "内网路径乙", "域代码第1处")
    shape = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" hidden="1"/><wps:txbx>'
        f"<w:txbxContent><w:p>{text('藏形状')}</w:p></w:txbxContent></wps:txbx>"
        "</wp:inline></w:drawing></w:r>"
    )
    yield Poisoned("形状.docx", word(shape), "藏形状", "隐藏的形状第1处")
    variable = '<w:docVars><w:docVar w:name="a" w:val="变量里的话"/></w:docVars>'
    part = {"word/settings.xml": document(variable, "settings")}
    settings = word("", part, ("settings", "settings.xml"))
    yield Poisoned("变量.docx", settings, "变量里的话", "自定义数据第1处")


def beside() -> Iterator[Poisoned]:
    said = f"<w:comment {MADE}><w:p>{text('领导不同意')}</w:p></w:comment>"
    mark = '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>'
    mark += '<w:r><w:commentReference w:id="1"/></w:r>'
    part: Parts = {"word/comments.xml": document(said, "comments")}
    comment = word(mark, part, ("comments", "comments.xml"))
    yield Poisoned("批注.docx", comment, "领导不同意", "批注第1处")
    custom: Parts = {"customXml/item1.xml": "<a><b>公文系统编号九</b></a>"}
    linked = word("", custom, ("customXml", "../customXml/item1.xml"))
    yield Poisoned("自定义.docx", linked, "公文系统编号九", "自定义数据第1处")
    part = {"word/embeddings/工资表.bin": b"\xd0\xcf\x11\xe0 salaries"}
    embedded = word("", part, ("oleObject", "embeddings/工资表.bin"))
    yield Poisoned("嵌入.docx", embedded, "salaries", "嵌入文件第1个")
    part = {"word/媒体外的文件.bin": b"smuggled goods"}
    yield Poisoned("夹带.docx", word("", part), "smuggled goods", "嵌入文件第1个")
    drawn = '<w:r><w:pict><a:blip xmlns:a="a" r:embed="rId1"/></w:pict></w:r>'
    part = {"word/media/image1.jpeg": photograph("GPS 30.25N")}
    photo = word(drawn, part, ("image", "media/image1.jpeg"))
    yield Poisoned("照片.docx", photo, "GPS 30.25N", "图片中的信息第1处")
    template = word("", {}, ("attachedTemplate", "file:///C:/钱七/内部.dotm", "External"))
    yield Poisoned("模板.docx", template, "内部.dotm", "文档属性“模板”")


def properties() -> Iterator[Poisoned]:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>钱七</dc:creator>'
        "<cp:lastModifiedBy>孙八</cp:lastModifiedBy></cp:coreProperties>"
    )
    app = "<Properties><Company>云川市某公司</Company><Template>内部.dotm</Template></Properties>"
    made = word("", {"docProps/core.xml": core, "docProps/app.xml": app})
    for name, secret, called in (
        ("作者.docx", "钱七", "作者"),
        ("修改人.docx", "孙八", "最后修改人"),
        ("单位.docx", "云川市某公司", "单位"),
        ("模板名.docx", "内部.dotm", "模板"),
    ):
        yield Poisoned(name, made, secret, f"文档属性“{called}”")


def slides() -> Iterator[Poisoned]:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    space = f'xmlns:p="p" xmlns:a="a" xmlns:r="{OFFICE}"'
    said = "<p:sld {} {}><a:p><a:t>{}</a:t></a:p></p:sld>"
    parts: Parts = {
        "ppt/presentation.xml": f"<p:presentation {space}><p:sldIdLst>"
        '<p:sldId id="256" r:id="rId1"/><p:sldId id="257" r:id="rId2"/>'
        "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            ("slide", "slides/slide1.xml"), ("slide", "slides/slide2.xml")
        ),
        "ppt/slides/slide1.xml": said.format(space, "", "第一页"),
        "ppt/slides/slide2.xml": said.format(space, 'show="0"', "不放映的话"),
        "ppt/slides/_rels/slide1.xml.rels": relations(
            ("notesSlide", "../notesSlides/notesSlide1.xml")
        ),
        "ppt/notesSlides/notesSlide1.xml": said.format(space, "", "讲稿里的话"),
    }
    made = package("ppt/presentation.xml", kind, parts)
    yield Poisoned("隐藏页.pptx", made, "不放映的话", "隐藏的第2张幻灯片")
    yield Poisoned("备注.pptx", made, "讲稿里的话", "演讲者备注第1处")
