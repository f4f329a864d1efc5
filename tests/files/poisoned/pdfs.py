"""PDF files with something hidden in them."""

import io
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.files.poisoned.poison import Poisoned

SECRET = "SECRET7"
SHOWN = "BT /F1 12 Tf 72 720 Td (Notice) Tj ET\n"


def pdf(drawing: str = "", change: Callable[[pikepdf.Pdf], object] | None = None) -> bytes:
    """Two pages; ``drawing`` stands on the second, ``change`` does the rest."""
    made = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for more in ("", drawing):
        page = made.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=made.make_indirect(font)))
        page.obj.Contents = made.make_stream((SHOWN + more).encode())
    if change is not None:
        change(made)
    out = io.BytesIO()
    made.save(out, static_id=True, compress_streams=False)
    return out.getvalue()


def authored(made: pikepdf.Pdf) -> None:
    """Its properties name who wrote it."""
    made.docinfo["/Author"] = "吴十"


def text(words: str, before: str, at: str = "72 600") -> str:
    """Words drawn after ``before``."""
    return f"q BT {before} /F1 12 Tf {at} Td ({words}) Tj ET Q\n"


def files() -> Iterator[Poisoned]:
    """Every one."""
    yield from drawn()
    yield from noted()
    yield from beside()


def drawn() -> Iterator[Poisoned]:
    place = "第2页的不可见文字"
    yield Poisoned("隐形.pdf", pdf(text(SECRET, "3 Tr")), SECRET, place)
    yield Poisoned("白字.pdf", pdf(text(SECRET, "1 g")), SECRET, place)
    yield Poisoned("白字彩色.pdf", pdf(text(SECRET, "1 1 1 rg")), SECRET, place)
    yield Poisoned("页外.pdf", pdf(text(SECRET, "", "72 -200")), SECRET, place)
    yield Poisoned("极小.pdf", pdf(text(SECRET, "0.01 0 0 0.01 72 600 Tm")), SECRET, place)
    yield Poisoned("透明.pdf", pdf(text(SECRET, "/T gs"), _transparent), SECRET, place)
    layer = f"/OC /L BDC {text(SECRET, '')} EMC"
    yield Poisoned("图层.pdf", pdf(layer, _layer_off), SECRET, "第2页的关闭图层")
    yield Poisoned("图层名.pdf", pdf(layer, _layer_off), "草稿", "第2页的关闭图层")
    yield Poisoned("表单对象.pdf", pdf("q /X Do Q", _hidden_in_a_form), SECRET, place)
    clear = "q /T gs /X Do Q"
    yield Poisoned("透明组.pdf", pdf(clear, _clear_group), SECRET, place)
    scan = f"q 595 0 0 842 0 0 cm /I Do Q {text(SECRET, '3 Tr')}"
    yield Poisoned("扫描.pdf", pdf(scan, _scanned), SECRET, "第2页的扫描件文字层")


def _transparent(made: pikepdf.Pdf) -> None:
    made.pages[1].obj.Resources.ExtGState = Dictionary(T=Dictionary(ca=0))


def _layer_off(made: pikepdf.Pdf) -> None:
    layer = made.make_indirect(Dictionary(Type=Name.OCG, Name="草稿"))
    made.pages[1].obj.Resources.Properties = Dictionary(L=layer)
    made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def _hidden_in_a_form(made: pikepdf.Pdf) -> None:
    form = made.make_stream(text(SECRET, "3 Tr").encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources = made.pages[1].obj.Resources
    made.pages[1].obj.Resources.XObject = Dictionary(X=form)


def _clear_group(made: pikepdf.Pdf) -> None:
    _hidden_in_a_form(made)
    _transparent(made)
    resources = made.pages[1].obj.Resources
    resources.ExtGState.U = Dictionary(ca=1)
    resources.XObject.X.write(text(SECRET, "/U gs").encode())


def _scanned(made: pikepdf.Pdf) -> None:
    picture = made.make_stream(b"\x80")
    picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    picture.Width, picture.Height, picture.BitsPerComponent = 1, 1, 8
    made.pages[1].obj.Resources.XObject = Dictionary(I=picture)


def noted() -> Iterator[Poisoned]:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([9, 9, 20, 20]))
    note.Contents = "批注里的话"
    yield Poisoned("批注.pdf", pdf(change=_with_note(note)), "批注里的话", "第2页的批注")
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([9, 9, 90, 20]))
    stamp.Contents = "打字机里的话"
    yield Poisoned("文本批注.pdf", pdf(change=_with_note(stamp)), "打字机里的话", "第2页的批注")
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=2, T="a")
    field.V, field.Rect = "表单里的话", Array([9, 9, 90, 20])
    yield Poisoned("表单.pdf", pdf(change=_with_note(field)), "表单里的话", "第2页的批注")


def _with_note(note: Dictionary) -> Callable[[pikepdf.Pdf], None]:
    def put(made: pikepdf.Pdf) -> None:
        made.pages[1].obj.Annots = Array([made.make_indirect(note)])
        made.Root.AcroForm = Dictionary(Fields=Array(list(made.pages[1].obj.Annots)))

    return put


def with_unshown_value(made: pikepdf.Pdf) -> None:
    """A form field that only a program can draw."""
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=4, T="a", V="甲")
    field.Rect = Array([9, 9, 90, 20])
    _with_note(field)(made)


def beside() -> Iterator[Poisoned]:
    def attached(made: pikepdf.Pdf) -> None:
        made.attachments["工资.txt"] = b"salaries"

    yield Poisoned("附件.pdf", pdf(change=attached), "salaries", "嵌入文件第1个")

    yield Poisoned("作者.pdf", pdf(change=authored), "吴十", "文档属性“作者”")

    def described(made: pikepdf.Pdf) -> None:
        with made.open_metadata(set_pikepdf_as_editor=False) as described:
            described["dc:creator"] = ["郑十一"]

    yield Poisoned("元数据.pdf", pdf(change=described), "郑十一", "文档属性“XMP”")
    yield Poisoned("旧版.pdf", revised(), SECRET, "较早版本第1个")


def revised() -> bytes:
    """A PDF whose second page once said something else."""
    before = pdf(text(SECRET, ""))
    with pikepdf.open(io.BytesIO(before)) as made:
        number = made.pages[1].obj.Contents.objgen[0]
        root = made.Root.objgen[0]
    start = len(before)
    drawing = SHOWN.encode()
    update = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        *(number, len(drawing), drawing),
    )
    table = start + len(update)
    previous = int(before.rsplit(b"startxref", 1)[1].split()[0])
    update += b"xref\n%d 1\n%010d 00000 n \n" % (number, start)
    update += b"trailer\n<< /Size 99 /Root %d 0 R /Prev %d >>\n" % (root, previous)
    return before + update + b"startxref\n%d\n%%%%EOF\n" % table
