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
import docx.enum.text
import openpyxl
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


def scripts():
    """Ten running orders, each in another habit."""
    # 1. The usual one: six columns, ranges of time, parts over the whole width, a letterhead.
    made = document()
    letterhead(made, "12/KB-UBND")
    bold(made, "KỊCH BẢN ĐIỀU HÀNH")
    bold(made, "Ngày hội toàn dân bảo vệ an ninh Tổ quốc năm 2026")
    made.add_paragraph("(Kèm theo Kế hoạch số 45/KH-UBND ngày 01/8/2026 của UBND phường Mẫu)")
    made.add_paragraph("Thời gian: 7h30, ngày 19 tháng 8 năm 2026 (thứ Tư).")
    made.add_paragraph("Địa điểm: Nhà văn hóa phường Mẫu.")
    made.add_paragraph("Thành phần: 200 đại biểu.")
    table(
        made,
        [
            ["TT", "Thời gian", "Nội dung", "Người thực hiện", "Chuẩn bị", "Ghi chú"],
            ["PHẦN LỄ", "", "", "", "", ""],
            ["1", "7h30 – 8h00", "Đón tiếp đại biểu, phát tài liệu", "Tổ Lễ tân", "Bàn đón tiếp, nước uống", ""],
            ["2", "8h00 – 8h10", "Văn nghệ chào mừng", "Đội văn nghệ", "Nhạc nền;\nbốn micro", "Trễ thì cắt 1 tiết mục"],
            ["3", "8h10 – 8h15", "Chào cờ, hát Quốc ca", "MC", "Nhạc Quốc ca", ""],
            ["4", "8h15 – 8h25", "Tuyên bố lý do, giới thiệu đại biểu", "MC", "", ""],
            ["5", "8h25 – 8h40", "Báo cáo kết quả phong trào", "Trung tá Đại biểu 13, Trưởng Công an phường", "Slide", ""],
            ["PHẦN HỘI", "", "", "", "", ""],
            ["6", "9h00 – 9h45", "Hội thi chữa cháy tổ liên gia", "Ban Trọng tài", "Sân, bình chữa cháy", "Ngoài trời"],
            ["7", "9h45 – 10h00", "Bế mạc", "Ban Tổ chức", "", ""],
        ],
        merge=[(1, 0, 1, 5), (7, 0, 7, 5)],
    )
    signature(made)
    save(made, "kich-ban-thuong.docx")
    by_libreoffice("kich-ban-thuong.docx", "docx", "kich-ban-thuong-libreoffice.docx")

    # 2. Other names and another order of the columns, only beginnings, one who performs and one who answers
    # for it, sound and screen apart.
    made = document()
    bold(made, "CHƯƠNG TRÌNH HỘI NGHỊ TỔNG KẾT")
    table(
        made,
        [
            ["Nội dung công việc", "Người trình bày", "Phụ trách", "Giờ", "Âm thanh", "Màn hình", "Địa bàn"],
            ["Đón tiếp đại biểu", "Tổ lễ tân", "Đ/c Cán bộ 01", "13g30", "Nhạc nhẹ", "Phông chính", "Cổng"],
            ["Khai mạc", "Chủ tịch UBND phường", "Đ/c Cán bộ 02", "14g00", "Micro bục", "Tên hội nghị", ""],
            ["Báo cáo tổng kết mô hình PCCC", "Trưởng Công an phường", "-nt-", "14g10", "Micro bục", "Slide", ""],
            ["Phát biểu của đại diện tổ dân phố 8", "Tổ trưởng Tổ dân phố 8", "Đ/c Cán bộ 03", "14g30", "Micro rời", "", ""],
            ["Bế mạc", "nt", "Đ/c Cán bộ 02", "14g40", "", "", ""],
        ],
    )
    save(made, "kich-ban-cot-khac.docx")

    # 3. Minutes in words, and no times of day.
    made = document()
    bold(made, "KỊCH BẢN CHƯƠNG TRÌNH NGÀY HỘI")
    table(
        made,
        [
            ["STT", "NỘI DUNG", "THỜI LƯỢNG", "NGƯỜI ĐIỀU HÀNH"],
            ["1.", "Ổn định tổ chức", "năm phút", "MC"],
            ["2.", "Chào cờ", "3 phút", "MC"],
            ["3.", "Diễn văn ôn lại truyền thống", "mười lăm phút", "Chủ tịch UBND phường"],
            ["4.", "Tham luận (2 ý kiến)", "10-15 phút", "Đại diện tổ dân phố"],
            ["5.", "Phát biểu chỉ đạo", "nửa tiếng", "Lãnh đạo thành phố"],
            ["6.", "Đáp từ", "", "Chủ nhà"],
            ["", "Tổng cộng", "70 phút", ""],
        ],
    )
    save(made, "kich-ban-phut-bang-chu.docx")

    # 4. No row of headings.
    made = document()
    made.add_paragraph("Trình tự buổi lễ, sáng 19/8/2026")
    table(
        made,
        [
            ["1", "7h30", "Đón tiếp đại biểu", "Tổ lễ tân"],
            ["2", "8h00", "Chào cờ", "MC"],
            ["3", "8h05", "Tuyên bố lý do, giới thiệu đại biểu", "MC"],
            ["4", "8h15", "Công bố quyết định, trao thưởng", "Phó Chủ tịch UBND phường"],
            ["5", "8h45", "Bế mạc", "MC"],
        ],
    )
    save(made, "kich-ban-khong-tieu-de.docx")

    # 5. Merged cells: one stretch of time over three items, one who performs over two, one item over two rows.
    made = document()
    bold(made, "KỊCH BẢN")
    table(
        made,
        [
            ["TT", "Thời gian", "Nội dung", "Người thực hiện", "Ghi chú"],
            ["1", "8h00 - 8h30", "Chào cờ", "MC", ""],
            ["2", None, "Tuyên bố lý do", None, ""],
            ["3", None, "Giới thiệu đại biểu", "Ban Tổ chức", "Danh sách in hai bản"],
            ["4", "8h30 - 9h00", "Trao thưởng", "Người công bố: đ/c Cán bộ 01", "Quyết định đọc trước"],
            [None, None, None, "Người trao: đ/c Cán bộ 02", "Khay ở bên trái"],
            ["5", "9h00 - 9h10", "Đáp từ", "Chủ nhà", ""],
        ],
        merge=[(1, 1, 3, 1), (1, 3, 2, 3), (4, 0, 5, 0), (4, 1, 5, 1), (4, 2, 5, 2)],
    )
    save(made, "kich-ban-gop-o.docx")

    # 6. A table over two pages: headings again, columns numbered, a row broken by the end of the page.
    made = document()
    bold(made, "CHƯƠNG TRÌNH")
    bold(made, "Ngày hội toàn dân bảo vệ an ninh Tổ quốc")
    heads = ["TT", "Thời gian", "Nội dung", "Thực hiện"]
    table(
        made,
        [
            heads,
            ["(1)", "(2)", "(3)", "(4)"],
            ["1", "7h30 - 7h45", "Đón tiếp", "Lễ tân"],
            ["2", "7h45 - 8h00", "Công bố quyết định khen thưởng và trao Giấy khen cho các tập thể,", "UBND phường"],
        ],
    )
    made.add_paragraph().add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    table(
        made,
        [
            heads,
            ["", "", "cá nhân có thành tích xuất sắc", ""],
            ["3", "8h00 - 8h10", "Phát biểu chỉ đạo", "Lãnh đạo thành phố"],
            ["4", "8h10 - 8h15", "Bế mạc", "MC"],
        ],
    )
    save(made, "kich-ban-hai-trang.docx")

    # 7. Roman parts with their own time, points under items, the MC's words in a column, a list of tasks after it.
    made = document()
    bold(made, "KỊCH BẢN CHI TIẾT")
    made.add_paragraph("Ngày hội toàn dân bảo vệ an ninh Tổ quốc phường Mẫu")
    table(
        made,
        [
            ["TT", "Thời gian", "Nội dung", "Lời dẫn MC", "Người thực hiện"],
            ["I", "8h00", "PHẦN LỄ", "", ""],
            ["1", "5 phút", "Chào cờ", "Kính mời quý vị đứng dậy.\nNghiêm! Chào cờ, chào!", "MC"],
            ["2", "20 phút", "Tham luận", "", ""],
            ["", "", "- Tổ dân phố 1: camera an ninh", "", ""],
            ["", "", "- Trường THCS: an toàn giao thông", "", ""],
            ["II", "", "PHẦN HỘI", "", ""],
            ["1", "30 phút", "Trò chơi dân gian:\nKéo co, nhảy bao bố", "Xin mời {các đội}!", "Đoàn Thanh niên"],
            ["", "", "Nghỉ giải lao", "", ""],
            ["2", "Sau trò chơi", "Trao giải", "", "Ban Tổ chức"],
        ],
    )
    bold(made, "PHÂN CÔNG NHIỆM VỤ")
    table(made, [["TT", "Công việc", "Người phụ trách"], ["1", "Thuê âm thanh", "Đ/c Cán bộ 01"]])
    save(made, "kich-ban-la-ma.docx")

    # 8. A workbook: times as Excel keeps them, lengths as numbers, two rows of headings, an empty second sheet.
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kịch bản"
    sheet["A1"] = "KỊCH BẢN NGÀY HỘI TOÀN DÂN BẢO VỆ AN NINH TỔ QUỐC"
    sheet.merge_cells("A1:G1")
    sheet.append([])
    sheet.append(["STT", "Thời gian", None, None, "Nội dung", "Người thực hiện", "Ghi chú"])
    sheet.append([None, "Từ", "Đến", "Số phút", None, None, None])
    sheet.merge_cells("B3:D3")
    for cells in ("A3:A4", "E3:E4", "F3:F4", "G3:G4"):
        sheet.merge_cells(cells)
    moment = datetime.time
    for row in [
        [1, moment(7, 30), moment(8, 0), 30, "Đón tiếp đại biểu", "Lễ tân", None],
        [2, moment(8, 0), moment(8, 5), 5, "Chào cờ", "MC", "Nhạc Quốc ca"],
        [3, moment(8, 5), moment(8, 20), 20, "Báo cáo", "Trưởng Công an phường", None],
        [4, moment(8, 15), moment(8, 25), 10, "Tham luận", "Tổ dân phố 1", None],
        [5, moment(8, 25), None, 15, "Trao thưởng", "Chủ tịch UBND phường", None],
    ]:
        sheet.append(row)
    book.create_sheet("Trang 2")
    book.properties.creator = "UBND phường Mẫu"
    book.save(HERE / "kich-ban.xlsx")
    squeeze(HERE / "kich-ban.xlsx")
    by_libreoffice("kich-ban.xlsx", "ods", "kich-ban.ods")

    # 9. A CSV with semicolons, as Excel in Vietnamese saves it.
    (HERE / "kich-ban.csv").write_text(
        "TT;Thời gian;Nội dung;Người thực hiện\r\n"
        "1;7h30-8h;Đón tiếp;Lễ tân\r\n"
        "2;8h-8h05;Chào cờ;MC\r\n"
        "3;8h05-8h20;\"Diễn văn; ôn lại truyền thống\";Chủ tịch UBND phường\r\n",
        encoding="utf-8-sig", newline="",
    )

    # 10. A chat: a line for each item.
    (HERE / "kich-ban-zalo.txt").write_text(
        "Em gửi anh chị kịch bản ạ\n"
        "KỊCH BẢN NGÀY HỘI TOÀN DÂN BẢO VỆ AN NINH TỔ QUỐC\n"
        "Thời gian: 7h30 ngày 19/8/2026\n"
        "Địa điểm: Sân vận động phường Mẫu\n"
        "I. PHẦN LỄ\n"
        "1. 7h30 - 8h00: Đón tiếp đại biểu (Tổ lễ tân)\n"
        "2. 8h00 – Chào cờ (5 phút)\n"
        "3. Tuyên bố lý do, giới thiệu đại biểu – MC\n"
        "4. Báo cáo kết quả phong trào - Trưởng Công an phường (15 phút)\n"
        "nhớ chuẩn bị slide\n"
        "II. PHẦN HỘI\n"
        "5. 9h00: Hội thi chữa cháy\n"
        "6/ 9h45-10h Bế mạc\n",
        encoding="utf-8",
    )


def beside():
    """What stands beside a running order: the MC's words, the delegates, who is honoured."""
    made = document()
    bold(made, "LỜI DẪN CHƯƠNG TRÌNH")
    made.add_paragraph("(Dành cho MC)")
    made.add_paragraph("Kính thưa quý vị, chương trình sẽ bắt đầu sau ít phút.")
    made.add_heading("1. Văn nghệ chào mừng (8h00)", level=2)
    made.add_paragraph("Mở đầu chương trình, xin mời quý vị thưởng thức hai tiết mục văn nghệ.")
    bold(made, "2. CHÀO CỜ:")
    made.add_paragraph("Kính mời quý vị đứng dậy, chỉnh đốn trang phục để làm lễ chào cờ.")
    bold(made, "Nghiêm! Chào cờ, chào!")
    made.add_paragraph("Quốc ca!")
    made.add_paragraph("Tuyên bố lý do, giới thiệu đại biểu")
    made.add_paragraph("Kính thưa quý vị đại biểu! Tôi xin trân trọng giới thiệu:")
    bold(made, "4. Báo cáo kết quả")
    made.add_paragraph("Xin kính mời đồng chí Trung tá Đại biểu 13 lên báo cáo.")
    bold(made, "5. Phút tưởng niệm")
    made.add_paragraph("Xin mời quý vị dành một phút mặc niệm.")
    bold(made, "Phần hội thi chữa cháy")
    made.add_paragraph("Sau đây là phần thi được mong đợi nhất.")
    save(made, "loi-dan.docx")

    made = document()
    bold(made, "DANH SÁCH ĐẠI BIỂU")
    table(
        made,
        [
            ["STT", "Họ và tên", "Chức vụ, đơn vị", "Ghi chú"],
            ["1", "Đ/c Đại tá Đại biểu 01", "Phó Giám đốc Công an thành phố", "Đến 7h45"],
            ["2", "Đ/c Đại biểu 02", "Nguyên Bí thư Đảng ủy phường Mẫu", ""],
            ["3", "Đ/c Đại biểu 03", "Chủ tịch UBND phường Mẫu", ""],
            ["4", "Trung tá Đại biểu 04", "Trưởng Công an phường", ""],
            ["5", "Bà Đại biểu 05", "Giám đốc Công ty Mẫu", ""],
        ],
    )
    save(made, "dai-bieu.docx")

    # So short, and with a chairman, that it might be taken for whoever signs.
    made = document()
    bold(made, "DANH SÁCH ĐẠI BIỂU")
    table(
        made,
        [
            ["TT", "Họ và tên", "Chức vụ, đơn vị"],
            ["1", "Đại biểu 01", "Phó Bí thư Thành ủy"],
            ["2", "Đại biểu 02", "Chủ tịch UBND phường"],
        ],
    )
    save(made, "hai-dai-bieu.docx")

    made = document()
    bold(made, "KỊCH BẢN")
    bold(made, "Ngày hội toàn dân bảo vệ an ninh Tổ quốc")
    made.add_paragraph("Đơn vị tổ chức: UBND phường Mẫu")
    table(
        made,
        [
            ["Thời gian", "Nội dung", "Người thực hiện"],
            ["8h00 - 8h10", "Văn nghệ chào mừng", "Đội văn nghệ"],
            ["8h10 - 8h15", "Chào cờ, hát Quốc ca", "MC"],
            ["8h15 - 8h25", "Tuyên bố lý do, giới thiệu đại biểu", "MC"],
            ["8h25 - 8h40", "Báo cáo kết quả phong trào", "Trưởng Công an phường"],
            ["8h40 - 9h00", "Công bố quyết định, trao Giấy khen", "Đ/c Đại biểu 03, Chủ tịch UBND phường"],
            ["9h00 - 9h10", "Phát biểu chỉ đạo", "Lãnh đạo thành phố"],
            ["9h10 - 10h00", "Hội thi chữa cháy", "Ban Trọng tài"],
        ],
    )
    save(made, "kich-ban-day-du.docx")


if __name__ == "__main__":
    for name in sys.argv[1:] or ["lists", "scripts", "beside"]:
        globals()[name]()
