"""How the Word and Excel files in this folder were made: python3 make.py. The tests read the files and need
neither Python nor an office; run it (python-docx, openpyxl, LibreOffice) only to make them anew."""

import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Pt

HERE = pathlib.Path(__file__).parent


def document():
    made = docx.Document()
    made.styles["Normal"].font.name = "Times New Roman"
    made.styles["Normal"].font.size = Pt(13)
    # The template brings a hundred styles of tables that nothing uses, and copies for Word 2007.
    for style in list(made.styles.element):
        if style.get(docx.oxml.ns.qn("w:type")) == "table" and style.name_val not in ("Table Grid", "Normal Table"):
            made.styles.element.remove(style)
    for relation, part in list(made.part.rels.items()):
        if part.reltype.endswith(("/stylesWithEffects", "/theme", "/customXml")):
            del made.part.rels[relation]
    made.core_properties.author = "UBND phường Mẫu"
    made.core_properties.comments = ""
    for moment in ("created", "modified"):
        setattr(made.core_properties, moment, datetime.datetime(2026, 8, 1))
    return made


def table(made, rows, merge=()):
    """Rows of cells; a merge is (row, column, row, column)."""
    width = max(len(row) for row in rows)
    own = made.add_table(rows=len(rows), cols=width)
    own.style = "Table Grid"
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text is not None:
                own.cell(y, x).text = text
    for top, left, bottom, right in merge:
        first = own.cell(top, left)
        text = first.text
        merged = first.merge(own.cell(bottom, right))
        merged.text = text
    return own


def bold(made, text):
    paragraph = made.add_paragraph()
    paragraph.add_run(text).bold = True
    return paragraph


def letterhead(made, number):
    own = made.add_table(rows=1, cols=2)
    own.cell(0, 0).text = f"ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU\nSố: {number}"
    own.cell(0, 1).text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nphường Mẫu, ngày 10 tháng 8 năm 2026"
    )


def signature(made):
    own = made.add_table(rows=1, cols=2)
    own.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    own.cell(0, 1).text = "CHỦ TỊCH\n\n\n\nNgười ký 01"


def save(made, name):
    made.save(HERE / name)
    squeeze(HERE / name)


def squeeze(path):
    """The same file without what nobody reads (a picture of the first page, a theme), packed the same each time."""
    kept = []
    with zipfile.ZipFile(path) as old:
        for part in sorted(old.namelist()):
            if "thumbnail" not in part:
                kept.append((part, old.read(part)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, data in kept:
            new.writestr(zipfile.ZipInfo(part, (2026, 8, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def by_libreoffice(name, kind, to):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", "--convert-to", kind, "--outdir", folder, HERE / name],
            check=True, stdout=subprocess.DEVNULL,
        )
        made = next(pathlib.Path(folder).iterdir())
        shutil.move(made, HERE / to)


def raw(name, parts):
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as new:
        for part, text in parts.items():
            new.writestr(zipfile.ZipInfo(part, (2026, 8, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def parts(body, main="word/document.xml", spaces=""):
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "[Content_Types].xml": f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}" Target="{main}"/></Relationships>',
        main: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {W} {spaces}><w:body>{body}'
        "<w:sectPr/></w:body></w:document>",
    }


def lists():
    made = document()
    letterhead(made, "214/QĐ-UBND")
    bold(made, "DANH SÁCH")
    bold(made, "Tập thể, cá nhân được tặng Giấy khen")
    made.add_paragraph("(Kèm theo Quyết định số 214/QĐ-UBND ngày 10 tháng 8 năm 2026 của Chủ tịch UBND phường Mẫu)")
    bold(made, "I. TẬP THỂ")
    table(made, [["TT", "Tên tập thể", "Ghi chú"], ["1", "Tổ dân phố 1", ""], ["2", "Tổ dân phố 10", ""]])
    bold(made, "II. CÁ NHÂN")
    table(
        made,
        [
            ["TT", "Họ và tên", "Chức vụ, đơn vị", "Ký nhận"],
            ["1", "Cá nhân 01", "Tổ trưởng, Tổ dân phố 1", ""],
            ["2", "Cá nhân 02", None, ""],
        ],
        merge=[(1, 2, 2, 2)],
    )
    # On the next page somebody began the table again.
    made.add_paragraph().add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    table(
        made,
        [["TT", "Họ và tên", "Chức vụ, đơn vị", "Ký nhận"], ["3", "Cá nhân 03", "Công an phường", ""]],
    )
    made.add_paragraph("Danh sách này có 5 tập thể, cá nhân./.")
    signature(made)
    save(made, "khen-thuong.docx")
    by_libreoffice("khen-thuong.docx", "docx", "khen-thuong-libreoffice.docx")
    by_libreoffice("khen-thuong.docx", "doc:MS Word 97", "khen-thuong.doc")
    by_libreoffice("khen-thuong.docx", "odt", "khen-thuong.odt")

    # As Google Docs lays a document out: every run says its direction, suggestions stand in controls.
    def run(text):
        return f'<w:r w:rsidDel="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    def cell(text, tag):
        return (
            f'<w:tc><w:tcPr><w:shd w:fill="auto" w:val="clear"/></w:tcPr><w:sdt><w:sdtPr><w:tag w:val="goog_rdk_{tag}"/>'
            f"</w:sdtPr><w:sdtContent><w:p>{run(text)}</w:p></w:sdtContent></w:sdt></w:tc>"
        )

    rows = [["STT", "Tên đội", "Số người", "Đội trưởng"], ["1", "Tổ dân phố 1", "8", "Đội trưởng 01"],
            ["2", "Tổ dân phố 2", "8", "Đội trưởng 02"]]
    body = "".join(f'<w:tr>{"".join(cell(text, y * 4 + x) for x, text in enumerate(row))}</w:tr>'
                   for y, row in enumerate(rows))
    body = f"<w:p>{run('DANH SÁCH ĐỘI THI')}</w:p><w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl><w:p/>"
    raw("doi-thi-google.docx", parts(body))

    # As WPS and the Word of Microsoft 365 may: another name of the main part, the title in a text box with
    # its double for old programs, a list of names that the program numbers itself.
    box = "<w:txbxContent><w:p><w:r><w:t>DANH SÁCH NHẬN QUÀ</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    title = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx>"
        f"</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    numbered = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
    names = "".join(f"<w:p>{numbered}<w:r><w:t>Cá nhân 0{n} - Tổ dân phố {n}</w:t></w:r></w:p>" for n in (1, 2, 3))
    raw("qua-wps.docx", parts(title + names, "word/document2.xml", spaces))


if __name__ == "__main__":
    for name in sys.argv[1:] or ["lists"]:
        globals()[name]()
