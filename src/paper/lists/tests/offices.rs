//! More lists as offices send them, each told from the others by one habit: whoever is surely a person is
//! taken, whatever may be none waits with a doubt, and no person is lost.

use rust_xlsxwriter::Workbook;

use super::corpus::{individual, taken, waiting};
use super::{doubts, pasted, rows};
use crate::paper::lists::{Doubt, Source, Unreadable, read};

/// What is odd, the list, who is taken (`name|post`), who waits.
type Case = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

/// Which column is of names is asked first, and nobody is taken.
const ASKED: &[&str] = &["which columns?"];

const LISTS: &[Case] = &[
    (
        "two people on a row of a file without headings, in a file",
        "Nguyễn Văn An,Trần Thị Bình\nLê Văn Cường,Phạm Thị Dung\n",
        &[],
        ASKED,
    ),
    (
        "parents beside children, in a file",
        "Họ và tên,Cha/mẹ\nNguyễn Văn An,Trần Thị Bình\nLê Minh Cường,Lê Văn Dũng\n",
        &[],
        ASKED,
    ),
    (
        "whoever signs stands in a column that is not of names",
        "STT\tHọ và tên lót\tTên\tĐơn vị\n1\tNguyễn Văn\tAn\tTổ 3\n2\tTrần Thị\tBình\tTổ 4\n\t\t\tCHỦ TỊCH\n\t\t\t(Đã ký)\n\t\t\tLê Văn Ký\n",
        &["Nguyễn Văn An|Tổ 3", "Trần Thị Bình|Tổ 4"],
        &[],
    ),
    (
        "forms of address before the names",
        "STT\tHọ và tên\tĐơn vị\n1\tÔng Nguyễn Văn An\tTổ 3\n2\tBà Trần Thị Chín\tTổ 4\n3\tĐ/c Lê Văn Sáu\tTổ 5\n4\tÔng Tư\tTổ 5\n5\tÔng Văn Huyên\tTổ 5\n",
        &["Nguyễn Văn An|Tổ 3", "Trần Thị Chín|Tổ 4", "Lê Văn Sáu|Tổ 5", "Ông Tư|Tổ 5", "Ông Văn Huyên|Tổ 5"],
        &[],
    ),
    (
        "two people in a cell",
        "STT\tHọ và tên\tĐơn vị\n1\tNguyễn Văn An, Trần Thị Bình\tTổ 3\n2\tLê Văn Cường và Phạm Thị Dung\tTổ 4\n3\tVũ Văn Em\tTổ 5\n",
        &["Vũ Văn Em|Tổ 5"],
        &["Nguyễn Văn An, Trần Thị Bình", "Lê Văn Cường và Phạm Thị Dung"],
    ),
    (
        "couples joined by a sign",
        "1. Nguyễn Văn An + Trần Thị Bình\n2. Lê Văn Cường & Phạm Thị Dung\n3. Vũ Văn Em\n",
        &["Vũ Văn Em"],
        &["Nguyễn Văn An + Trần Thị Bình", "Lê Văn Cường & Phạm Thị Dung"],
    ),
    (
        "two people on a line with a dash",
        "Nguyễn Văn An - Trần Thị Bình\nLê Văn Cường - Tổ 4\n",
        &["Lê Văn Cường|Tổ 4"],
        &["Nguyễn Văn An"],
    ),
    (
        "a line break within a cell, in a file",
        "STT,Họ và tên,Đơn vị\n1,\"Nguyễn Văn An\nTrần Thị Bình\",Tổ 3\n2,Lê Văn Cường,Tổ 4\n",
        &["Lê Văn Cường|Tổ 4"],
        &["Nguyễn Văn An Trần Thị Bình"],
    ),
    (
        "year of birth beside the name, in a file",
        "STT,Họ và tên,Năm sinh,Nam/Nữ,Chức vụ,Đơn vị\n1,Nguyễn Văn An,1975,Nam,Tổ trưởng,Tổ 3\n2,Trần Thị Bình,1980,Nữ,Hội viên,Hội Phụ nữ\n",
        &["Nguyễn Văn An|Tổ trưởng, Tổ 3", "Trần Thị Bình|Hội viên, Hội Phụ nữ"],
        &[],
    ),
    (
        "year in brackets in the name",
        "1. Nguyễn Văn An (1975) - Tổ 3\n2. Trần Thị Bình (sinh năm 1980) - Tổ 4\n",
        &[],
        &["Nguyễn Văn An (1975)", "Trần Thị Bình (sinh năm 1980)"],
    ),
    (
        "the dead and the absent said in the name",
        "STT\tHọ và tên\tĐơn vị\n1\tNguyễn Văn An (đã mất)\tTổ 3\n2\tTrần Thị Bình (vắng)\tTổ 4\n3\tLê Văn Cường (nhận thay)\tTổ 5\n",
        &[],
        &["Nguyễn Văn An (đã mất)", "Trần Thị Bình (vắng)", "Lê Văn Cường (nhận thay)"],
    ),
    (
        "ranks before the name",
        "1. Thiếu tá Nguyễn Văn An - Công an phường\n2. Đại úy Trần Thị Bình - Công an phường\n3. TS. Lê Văn Cường - Trường THCS\n",
        &[
            "Thiếu tá Nguyễn Văn An|Công an phường",
            "Đại úy Trần Thị Bình|Công an phường",
            "TS. Lê Văn Cường|Trường THCS",
        ],
        &[],
    ),
    (
        "post before the name, after a comma, in a file",
        "Trưởng Công an phường, Nguyễn Văn An\nTổ trưởng, Trần Thị Bình\n",
        &[],
        ASKED,
    ),
    (
        "post as the first column, in a file",
        "Chức vụ;Họ tên\nTổ trưởng;Nguyễn Văn An\nTổ phó;Trần Thị Bình\n",
        &["Nguyễn Văn An|Tổ trưởng", "Trần Thị Bình|Tổ phó"],
        &[],
    ),
    (
        "remarks between people",
        "1. Nguyễn Văn An\nLưu ý: mang theo căn cước\n2. Trần Thị Bình\nLiên hệ: Phạm Văn Hùng 0912345678\n3. Lê Văn Cường\n",
        &["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"],
        &["Liên hệ"],
    ),
    (
        "a greeting and a farewell of Zalo",
        "Dạ em gửi anh chị danh sách ạ\nNguyễn Văn An\nTrần Thị Bình\nEm cảm ơn\n",
        &["Nguyễn Văn An", "Trần Thị Bình"],
        &["Dạ em gửi anh chị danh sách ạ", "Em cảm ơn"],
    ),
    (
        "names of senders of a chat, in a file",
        "[08:12, 19/8] Phạm Văn Hùng: Nguyễn Văn An\n[08:13, 19/8] Phạm Văn Hùng: Trần Thị Bình\n",
        &[],
        ASKED,
    ),
    (
        "struck or replaced",
        "1. Nguyễn Văn An (thay bằng Trần Thị Bình)\n2. Lê Văn Cường\n",
        &["Lê Văn Cường"],
        &["Nguyễn Văn An"],
    ),
    (
        "several in one line of a chat",
        "Nguyễn Văn An; Trần Thị Bình; Lê Văn Cường\n",
        &[],
        &["Nguyễn Văn An"],
    ),
    (
        "several in one line with commas",
        "Nguyễn Văn An, Trần Thị Bình, Lê Văn Cường\n",
        &[],
        &["Nguyễn Văn An"],
    ),
    (
        "units as persons are called, in a file",
        "STT,Họ và tên,Trường\n1,Nguyễn Văn An,Lê Quý Đôn\n2,Trần Thị Bình,Nguyễn Du\n",
        &["Nguyễn Văn An|Lê Quý Đôn", "Trần Thị Bình|Nguyễn Du"],
        &[],
    ),
    (
        "dots that were to be filled in",
        "1. Nguyễn Văn An\n2. ……………\n3. Trần Thị Bình\n4. ____\n",
        &["Nguyễn Văn An", "Trần Thị Bình"],
        &["……………", "____"],
    ),
    (
        "households by their heads, in a file",
        "STT,Họ tên chủ hộ,Địa chỉ\n1,Nguyễn Văn An,Số 5 ngõ 12 Trần Phú\n2,Hộ bà Trần Thị Bình,Số 7\n",
        &["Nguyễn Văn An|Số 5 ngõ 12 Trần Phú"],
        &["Hộ bà Trần Thị Bình"],
    ),
    (
        "parents beside children, pasted",
        "Họ và tên\tCha/mẹ\nNguyễn Văn An\tTrần Thị Bình\nLê Minh Cường\tLê Văn Dũng\n",
        &[],
        &["Họ và tên", "Nguyễn Văn An", "Lê Minh Cường"],
    ),
    (
        "parents beside children, with numbers, in a file",
        "STT,Họ và tên,Cha/mẹ,Lớp\n1,Nguyễn Văn An,Trần Thị Bình,5A\n2,Lê Minh Cường,Lê Văn Dũng,5B\n",
        &["Nguyễn Văn An", "Lê Minh Cường"],
        &[],
    ),
    (
        "a vote table, in a file",
        "STT,Họ và tên,Số phiếu,Tỷ lệ,Kết quả\n1,Nguyễn Văn An,12/12,100%,Đạt\n2,Trần Thị Bình,5/12,41%,Không đạt\n",
        &["Nguyễn Văn An"],
        &["Trần Thị Bình"],
    ),
    (
        "decision crossed: not agreed, in a file",
        "STT,Họ và tên,Đơn vị,Ghi chú\n1,Nguyễn Văn An,Tổ 3,\n2,Trần Thị Bình,Tổ 4,Không đồng ý\n3,Lê Văn Cường,Tổ 5,Đề nghị rút\n",
        &["Nguyễn Văn An|Tổ 3"],
        &["Trần Thị Bình", "Lê Văn Cường"],
    ),
];

#[test]
fn whoever_is_surely_a_person_is_taken_and_nobody_is_lost() {
    for (what, list, who, waits) in LISTS {
        let source = if what.ends_with("file") { Source::File(list.as_bytes()) } else { Source::Text(list) };
        match read(source, &individual()) {
            Ok(preview) => {
                assert_eq!(taken(&preview), *who, "{what}");
                assert_eq!(waiting(&preview), *waits, "{what}");
            }
            Err(why) => {
                assert!(matches!(why, Unreadable::WhichColumns { .. }), "{what}: {why:?}");
                assert_eq!(*waits, ASKED, "{what}");
            }
        }
    }
}

#[test]
fn two_people_in_a_cell_of_a_workbook_wait_and_so_does_who_was_refused() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["TT", "Họ và tên", "Đơn vị", "Kết quả xét"],
        ["1", "Nguyễn Văn An\nTrần Thị Bình", "Tổ 3", "Đạt"],
        ["2", "Lê Văn Cường", "Tổ 4", "Không đạt"],
        ["3", "Phạm Thị Dung", "Tổ 5", "Đạt"],
        ["4", "Trung tá Vũ Văn Em", "Công an phường", "Loại A"],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write(row as u32, column as u16, *cell).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let preview = read(Source::File(&bytes), &individual()).unwrap();
    assert_eq!(taken(&preview), ["Phạm Thị Dung|Tổ 5", "Trung tá Vũ Văn Em|Công an phường"]);
    assert_eq!(preview.rows[0].doubts, [Doubt::TwoPeople]);
    assert_eq!(preview.rows[1].doubts, [Doubt::SaysNot("Không đạt".to_owned())]);
}

#[test]
fn telephone_numbers_forms_of_address_and_posthumous_awards_stand_where_they_belong() {
    let list = "STT\tHọ và tên\tChức vụ\tĐơn vị\n\
        1\tNguyễn Văn An\tTổ trưởng\tTDP 3 - 0912.345.678\n\
        2\tÔ. Trần Văn Bình\t\t0912 345 678\n\
        3\tCô Lê Thị Cúc\t\tTDP 5\n\
        4\tMr. Hoàng Nam\t\tTDP 6\n\
        5\tPhạm Thị Dung (truy tặng)\t\tTDP 7\n\
        6\tNGUYEN VAN AN\t\t\n\
        7\tVũ Văn Em\ttruy tặng\tTDP 9\n";
    let preview = pasted(list);
    assert_eq!(
        rows(&preview),
        [
            "Nguyễn Văn An|Tổ trưởng, TDP 3",
            "Trần Văn Bình",
            "Lê Thị Cúc|TDP 5",
            "Hoàng Nam|TDP 6",
            "Phạm Thị Dung|TDP 7",
            "NGUYEN VAN AN",
            "Vũ Văn Em|TDP 9",
        ]
    );
    assert!(doubts(&preview, 0).contains(&Doubt::Phone) && doubts(&preview, 1).contains(&Doubt::Phone));
    // Without a single mark it may be the first again: nobody takes that unseen.
    assert!(
        doubts(&preview, 5).contains(&Doubt::Twice { line: 2, namesake: false }),
        "{:?}",
        doubts(&preview, 5)
    );
    let dead: Vec<bool> = preview.rows.iter().map(|row| row.recipient.posthumous).collect();
    assert_eq!(dead, [false, false, false, false, true, false, true]);
}
