//! Lists as offices send them, each with the people who are meant beside it: whoever is taken
//! without a hand on it, and whoever waits for one.

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::{hints, rows};
use crate::agenda::RecipientKind;
use crate::paper::lists::{Doubt, Hints, Preview, Remark, Source, read};

/// A list, who is taken (`name|post`), and who waits (name as shown, folded into one line).
struct Case {
    what: &'static str,
    list: &'static str,
    taken: &'static [&'static str],
    waiting: &'static [&'static str],
}

const AN_BINH: &[&str] = &["Nguyễn Văn An|Tổ 3", "Trần Thị Bình|Tổ 4"];

const PASTED: &[Case] = &[
    Case {
        what: "names under words that only this office uses, before the unit",
        list: "STT\tHọ, chữ đệm và tên\tĐơn vị\n1\tNguyễn Văn An\tTổ 3\n2\tTrần Thị Bình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "Ông/Bà",
        list: "STT\tÔng/Bà\tĐơn vị\n1\tNguyễn Văn An\tTổ 3\n2\tTrần Thị Bình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "Cá nhân",
        list: "STT\tCá nhân\tĐơn vị\n1\tNguyễn Văn An\tTổ 3\n2\tTrần Thị Bình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "Người được khen",
        list: "TT\tNgười được khen\tĐơn vị\n1\tNguyễn Văn An\tTổ 3\n2\tTrần Thị Bình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "Tên học sinh",
        list: "TT\tTên học sinh\tĐơn vị\n1\tNguyễn Văn An\tTổ 3\n2\tTrần Thị Bình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "a heading that nobody could guess: the column is known by who stands in it",
        list: "TT\tHoa việc tốt\tĐơn vị\n1\tNguyễn Văn An\tTổ 3\n2\tTrần Thị Bình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "family names and given names apart, in four ways",
        list: "STT\tHọ và tên lót\tTên\tĐơn vị\n1\tNguyễn Văn\tAn\tTổ 3\n2\tTrần Thị\tBình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "họ, chữ đệm",
        list: "STT\tHọ, chữ đệm\tTên\tĐơn vị\n1\tNguyễn Văn\tAn\tTổ 3\n2\tTrần Thị\tBình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "họ, tên đệm, tên",
        list: "STT\tHọ\tTên đệm\tTên\tĐơn vị\n1\tNguyễn\tVăn\tAn\tTổ 3\n2\tTrần\tThị\tBình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "họ và tên, and the given name in a column of its own",
        list: "STT\tHọ và tên\tTên\tĐơn vị\n1\tNguyễn Văn\tAn\tTổ 3\n2\tTrần Thị\tBình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "two pages with their headings, parts, page numbers, and those who sign",
        list: "STT\tHọ và tên\tĐơn vị\nA\tLực lượng Công an\t\n1\tNguyễn Văn An\tTổ 3\nTrang 1/2\t\t\n\
            STT\tHọ và tên\tĐơn vị\n\t\t\n2\tTrần Thị Bình\tTổ 4\nSố\t\t\n\tVĩnh Tuy, ngày 1 tháng 8 năm 2026\t\n\
            \tNGƯỜI LẬP\tCHỦ TỊCH\n\t(Đã ký)\t\n\tLê Văn Ký\t\n",
        taken: AN_BINH,
        waiting: &["Lê Văn Ký"],
    },
    Case {
        what: "the same in lines of a chat",
        list: "DANH SÁCH KHEN THƯỞNG\nSố: 214/QĐ-UBND\n1. Nguyễn Văn An - Tổ 3\nTrang 1/2\n2. Trần Thị Bình - Tổ 4\n\n\
            KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Văn Ký\n",
        taken: AN_BINH,
        waiting: &["Lê Văn Ký"],
    },
    Case {
        what: "a table copied as it is written in a web page",
        list: "<table><tr><th>STT</th><th>Họ và tên</th><th>Đơn vị</th></tr><tr><td>1</td><td><b>Nguyễn Văn \
            An</b></td><td>Tổ&nbsp;3</td></tr><tr><td>2</td><td>Trần Thị Bình</td><td>Tổ 4</td></tr></table>",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "tags around each line",
        list: "<p>1. Nguyễn Văn An - Tổ 3</p>\n<br/>\n<p>2. Trần Thị Bình - Tổ 4<br></p>",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "telephone numbers, emoji and numbers in the names",
        list: "🎖️ ĐẶNG VĂN ĐỨC 0912 345 678\n✅ 12 Nguyễn Văn An\nTrần Thị Bình (0912345678) ❤️\n",
        taken: &["ĐẶNG VĂN ĐỨC", "Nguyễn Văn An", "Trần Thị Bình"],
        waiting: &[],
    },
    Case {
        what: "the same people twice, and what is no person",
        list: "1. Nguyễn Văn An - Tổ 3\n2. Nguyễn Văn An - Tổ 3\n3. Trần Thị Bình - Tổ 4\n4. Đợt 2\n5. Tổ bảo vệ 2\nHùng\n",
        taken: AN_BINH,
        waiting: &["Nguyễn Văn An", "Đợt 2", "Tổ bảo vệ 2", "Hùng"],
    },
    Case {
        what: "one who stands twice with another post may be another",
        list: "1. Nguyễn Văn An - Tổ 3\n2. Nguyễn Văn An - Tổ 9\n",
        taken: &["Nguyễn Văn An|Tổ 3", "Nguyễn Văn An|Tổ 9"],
        waiting: &[],
    },
    Case {
        what: "old fonts that are short, and a letter that none of ours is",
        list: "1. Nguyễn Văn An - Tổ 3\n2. Lª Hïng\n3. Voõ Taán\n4. Lê Hïng\n5. L\u{ad}u An\n6. Trần Thị Bình - Tổ 4\n",
        taken: AN_BINH,
        waiting: &["Lª Hïng", "Voõ Taán", "Lê Hïng", "L\u{ad}u An"],
    },
    Case {
        what: "names of the Highlands, and of one who has seven words",
        list: "1. H’Hen Niê\n2. Y Thu Ksor\n3. Rơ Châm H'Linh\n4. Công Tằng Tôn Nữ Thị Lan\n",
        taken: &["H’Hen Niê", "Y Thu Ksor", "Rơ Châm H'Linh", "Công Tằng Tôn Nữ Thị Lan"],
        waiting: &[],
    },
    Case {
        what: "those who registered, before those who are honoured",
        list: "STT\tHọ tên người đăng ký\tHọ tên người được khen\tĐơn vị\n1\tLê Văn Gửi\tNguyễn Văn An\tTổ 3\n\
            2\tLê Văn Gửi\tTrần Thị Bình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "answers of a form: a time, an address, a sender, and whoever is honoured",
        list: "Dấu thời gian\tĐịa chỉ email\tHọ và tên người gửi\tHọ và tên người được khen\tĐơn vị\n\
            1/8/2026 8:00:00\ta@b.vn\tLê Văn Gửi\tNguyễn Văn An\tTổ 3\n1/8/2026 8:05:00\tc@d.vn\tHồ Thị Gửi\tTrần Thị Bình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "the officer who prepared it, and the list beside",
        list: "Họ và tên cán bộ tham mưu\tDanh sách khen\tĐơn vị\nLê Văn Mưu\tNguyễn Văn An\tTổ 3\nLê Văn Mưu\tTrần Thị Bình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "a title of those honoured above the headings is a title",
        list: "DANH SÁCH KHEN THƯỞNG\t\t\nSTT\tHọ và tên\tĐơn vị\n1\tNguyễn Văn An\tTổ 3\n2\tTrần Thị Bình\tTổ 4\n",
        taken: AN_BINH,
        waiting: &[],
    },
    Case {
        what: "only those who registered: nobody knows that they are honoured",
        list: "STT\tHọ tên người đăng ký\tĐơn vị\n1\tNguyễn Văn An\tTổ 3\n2\tTrần Thị Bình\tTổ 4\n",
        taken: &[],
        waiting: &["Nguyễn Văn An", "Trần Thị Bình"],
    },
    Case {
        what: "wives and husbands, and no word of who is honoured",
        list: "STT\tHọ tên vợ\tHọ tên chồng\tĐơn vị\n1\tTrần Thị Bình\tNguyễn Văn An\tTổ 3\n2\tHồ Thị Lan\tLê Văn Bảy\tTổ 4\n",
        taken: &[],
        waiting: &["Trần Thị Bình", "Hồ Thị Lan"],
    },
    Case {
        what: "a body that sends, and those in charge there, are not those honoured",
        list: "STT\tĐơn vị\tNgười phụ trách\tHoa việc tốt\n1\tTổ 3\tLê Văn Gửi\tNguyễn Văn An\n2\tTổ 4\tHồ Thị Gửi\tTrần Thị Bình\n",
        taken: AN_BINH,
        waiting: &[],
    },
];

pub(super) fn individual() -> Hints {
    hints(RecipientKind::Individual, "Giấy khen")
}

/// Who is taken unless somebody says otherwise.
pub(super) fn taken(preview: &Preview) -> Vec<String> {
    let sure = |index: &usize| preview.is_sure_of(&preview.rows[*index]);
    let all = rows(preview);
    (0..preview.rows.len()).filter(sure).map(|index| all[index].clone()).collect()
}

/// Who waits to be looked at, by name; of a refused row all that stands on it.
pub(super) fn waiting(preview: &Preview) -> Vec<String> {
    let waits = preview.rows.iter().filter(|row| !preview.is_sure_of(row));
    waits.map(|row| row.recipient.name.clone()).collect()
}

#[test]
fn every_list_comes_to_the_people_that_it_means_and_nobody_else() {
    for case in PASTED {
        let preview = read(Source::Text(case.list), &individual())
            .unwrap_or_else(|why| panic!("{}: {why:?}", case.what));
        assert_eq!(taken(&preview), case.taken, "{}\n{:#?}", case.what, preview.rows);
        let waiting = waiting(&preview);
        let expected: Vec<String> = case.waiting.iter().map(|name| name.replace('\u{ad}', "")).collect();
        assert_eq!(waiting, expected, "{}\n{:#?}", case.what, preview.rows);
        // Whoever waits is looked at first.
        let first = preview.in_doubt_first();
        assert!(first.iter().take(waiting.len()).all(|index| !preview.is_sure_of(&preview.rows[*index])));
    }
}

#[test]
fn the_same_lists_as_csv_files() {
    for case in PASTED.iter().filter(|case| case.list.contains('\t')) {
        let csv = case.list.replace('\t', ";");
        let preview = read(Source::File(csv.as_bytes()), &individual())
            .unwrap_or_else(|why| panic!("{}: {why:?}", case.what));
        assert_eq!(taken(&preview), case.taken, "{}", case.what);
    }
}

fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["STT", "Họ và tên", "Đơn vị"].into_iter().enumerate() {
        sheet.write(0, column as u16, heading).unwrap();
    }
    fill(sheet);
    book.save_to_buffer().unwrap()
}

#[test]
fn a_unit_merged_over_its_people_is_everybody_s_and_hidden_people_wait() {
    let bytes = book(|sheet| {
        for (row, name) in
            ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung"].iter().enumerate()
        {
            let row = row as u32 + 1;
            sheet.write(row, 0, row).unwrap();
            sheet.write(row, 1, *name).unwrap();
        }
        sheet.merge_range(1, 2, 3, 2, "Tổ dân phố 3", &Format::new()).unwrap();
        sheet.write(4, 2, "Tổ 4").unwrap();
        sheet.set_row_hidden(3).unwrap();
    });
    let preview = read(Source::File(&bytes), &individual()).unwrap();
    assert_eq!(
        taken(&preview),
        ["Nguyễn Văn An|Tổ dân phố 3", "Trần Thị Bình|Tổ dân phố 3", "Phạm Thị Dung|Tổ 4"]
    );
    assert_eq!(preview.rows[2].doubts, [Doubt::Hidden]);
    assert_eq!(waiting(&preview), ["Lê Văn Cường"]);
}

#[test]
fn a_last_row_whose_name_was_never_worked_out_is_told_and_the_others_are_taken() {
    let whole = book(|sheet| {
        sheet.write(1, 0, 1).unwrap();
        sheet.write(1, 1, "Nguyễn Văn An").unwrap();
        sheet.write(1, 2, "Tổ 3").unwrap();
        sheet.write(2, 0, 2).unwrap();
        sheet.write_formula(2, 1, Formula::new("=A9&B9").set_result("UNKNOWN")).unwrap();
    });
    // Programs that only write formulas leave their values out.
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&whole)).unwrap();
    let mut writer = zip::write::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = String::new();
        std::io::Read::read_to_string(&mut part, &mut content).unwrap();
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, content.replace("<v>UNKNOWN</v>", "").as_bytes()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let preview = read(Source::File(&bytes), &individual()).unwrap();
    assert_eq!(taken(&preview), ["Nguyễn Văn An|Tổ 3"]);
    assert_eq!(preview.rows[1].doubts, [Doubt::Uncalculated]);
}

#[test]
fn who_comes_after_the_last_place_and_who_is_there_already_wait() {
    let list = "1. Nguyễn Văn An\n2. Trần Thị Bình\n3. Lê Văn Cường\n4. Phạm Thị Dung\n";
    let standing = vec![(RecipientKind::Individual, 1, "Nguyễn Văn An".to_owned())];
    let hints = Hints { count: Some(3), standing, ..individual() };
    let preview = read(Source::Text(list), &hints).unwrap();
    assert_eq!(taken(&preview), ["Trần Thị Bình", "Lê Văn Cường"]);
    assert_eq!(preview.rows[3].doubts, [Doubt::OverCount(3)]);
    assert_eq!(preview.remarks(2), [], "as many as the decision says");
    assert_eq!(preview.remarks(3), [Remark::Count { decision: 3, named: 1, taken: 3 }]);
}

#[test]
fn a_table_drawn_with_bars_has_columns_and_whoever_signs_below_it_waits() {
    let chat = "Họ và tên lót | Tên | Đơn vị\nNguyễn Văn | An | Tổ 1\nBà Trần Thị | Chín | Tổ 2\nCHỦ TỊCH\n(Đã ký)\nLê Văn Ký\n";
    let preview = read(Source::Text(chat), &individual()).unwrap();
    assert_eq!(taken(&preview), ["Nguyễn Văn An|Tổ 1", "Trần Thị Chín|Tổ 2"]);
    let note = "| STT | Họ và tên | Đơn vị |\n|-----|:---|---|\n| 1 | Nguyễn Văn An | Tổ 1 |\n| 2 | Trần Thị Chín | |\n";
    let preview = read(Source::Text(note), &individual()).unwrap();
    assert_eq!(taken(&preview), ["Nguyễn Văn An|Tổ 1", "Trần Thị Chín"]);
    assert_eq!(preview.rows[1].line, 4, "as the source counts its lines");
}

#[test]
fn two_columns_of_names_are_both_named_and_the_one_that_is_told_is_read() {
    let list = "STT,Họ tên vợ,Họ tên chồng\n1,Trần Thị Bình,Nguyễn Văn An\n";
    let preview = read(Source::File(list.as_bytes()), &individual()).unwrap();
    let columns = vec![(2, "Họ tên vợ".to_owned()), (3, "Họ tên chồng".to_owned())];
    assert_eq!(preview.rows[0].doubts, [Doubt::WhichColumn(columns)]);
    let columns = crate::paper::lists::Columns::parse("name=3").unwrap();
    let told = read(Source::File(list.as_bytes()), &Hints { columns, ..individual() }).unwrap();
    assert_eq!(taken(&told), ["Nguyễn Văn An"]);
}
