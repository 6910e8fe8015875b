//! Why a list cannot be read at all.

use crate::text::{Lang, say};

/// Why a list cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nobody is named in it.
    Empty,
    /// Larger than any list is.
    TooLarge {
        /// The largest, in bytes.
        limit: usize,
    },
    /// More rows than any list has.
    TooManyRows {
        /// The most.
        limit: usize,
    },
    /// A small file that unpacks to an enormous one.
    Bomb,
    /// A password is needed to open it.
    Password,
    /// It is cut short or damaged.
    Damaged,
    /// It is something else: a Word document, a PDF, a picture.
    NotATable(&'static str, &'static str),
    /// There is no sheet of this name.
    NoSheet {
        /// As asked for.
        asked: String,
        /// Those there are.
        sheets: Vec<String>,
    },
    /// A document that was saved in another form than .docx: in Vietnamese and in English.
    OldDocument(&'static str, &'static str),
    /// A photograph or a screenshot.
    Picture,
    /// Several sheets hold a list.
    WhichSheet {
        /// Those that do.
        sheets: Vec<String>,
    },
    /// No row of headings was found, and the columns were not told.
    WhichColumns {
        /// The first row, as columns with their numbers.
        first: Vec<String>,
    },
    /// The columns were told in a way that cannot be read.
    BadColumns {
        /// The part that cannot be read.
        part: String,
    },
}

impl Unreadable {
    /// As a sentence that says what to do.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Empty => say!(
                lang,
                "Không thấy tên nào. Xem lại chỗ đã sao chép, hoặc trang tính.",
                "Nobody is named. Look again at what was copied, or at the sheet.",
            ),
            Self::TooLarge { limit } => {
                let limit = limit / 1_048_576;
                say!(
                    lang,
                    "Nặng hơn {limit} MB; không danh sách nào to thế. Có lẽ nhầm tệp.",
                    "Larger than {limit} MB, and no list is. It may be another file.",
                )
            }
            Self::TooManyRows { limit } => say!(
                lang,
                "Nhiều hơn {limit} dòng; không danh sách nào dài thế. Xoá các dòng thừa, hoặc chọn trang khác.",
                "More than {limit} rows, and no list has so many. Delete those not needed, or choose another sheet.",
            ),
            Self::Bomb => say!(
                lang,
                "Tệp này giải nén ra quá lớn nên không mở. Lưu lại thành CSV, hoặc sao chép bảng rồi dán.",
                "This file unpacks to something enormous and is not opened. Save it as CSV, or copy the table and paste it.",
            ),
            Self::Password => say!(
                lang,
                "Tệp này có mật khẩu. Mở ra, bỏ mật khẩu và lưu lại, hoặc sao chép bảng rồi dán.",
                "This file has a password. Open it, take the password off and save it, or copy the table and paste it.",
            ),
            Self::Damaged => say!(
                lang,
                "Tệp này hỏng hoặc chưa tải hết. Xin gửi lại, hoặc mở ra và lưu thành tệp mới.",
                "This file is damaged or incomplete. Ask for it again, or open it and save it anew.",
            ),
            Self::NotATable(vi, en) => {
                let what = lang.pick(vi, en);
                say!(
                    lang,
                    "Đây là {what}, không phải bảng tính hay tệp Word. Mở ra, chọn bảng, sao chép rồi dán vào màn hình 5 (đội thi: màn hình 6).",
                    "This is {what}, no spreadsheet and no Word file. Open it, select the table, copy it and paste it on screen 5 (teams: screen 6).",
                )
            }
            Self::OldDocument(vi, en) => {
                let what = lang.pick(vi, en);
                say!(
                    lang,
                    "Đây là {what}. Mở ra, chọn “Lưu thành” (Save As) kiểu .docx rồi nhập tệp mới; hoặc chọn bảng, sao chép rồi dán.",
                    "This is {what}. Open it, save it as .docx and take that file; or select the table, copy it and paste it.",
                )
            }
            Self::Picture => say!(
                lang,
                "Đây là ảnh, máy không đọc được chữ trong ảnh. Xin người gửi tệp Word hoặc Excel của bảng này; ảnh chụp thì gõ lại, mỗi người một dòng.",
                "This is a picture, and words in a picture are not read. Ask whoever sent it for the Word or Excel file; or type it again, a line each.",
            ),
            Self::NoSheet { asked, sheets } => {
                let sheets = quoted(sheets);
                say!(
                    lang,
                    "Không có trang hay bảng “{asked}”. Có: {sheets}.",
                    "There is no sheet or table “{asked}”. There are: {sheets}.",
                )
            }
            Self::WhichSheet { sheets } => {
                let sheets = quoted(sheets);
                say!(
                    lang,
                    "Có nhiều trang hoặc bảng: {sheets}. Chọn một bằng --sheet TÊN.",
                    "There are several sheets or tables: {sheets}. Choose one with --sheet NAME.",
                )
            }
            Self::WhichColumns { first } => {
                let numbered =
                    first.iter().enumerate().map(|(index, cell)| format!("{} “{cell}”", index + 1));
                let first = numbered.collect::<Vec<_>>().join(", ");
                say!(
                    lang,
                    "Không thấy dòng tiêu đề (Họ và tên, Đơn vị, Đội…). Dòng đầu: {first}. Chỉ ra các cột, ví dụ --columns \"name=2,position=3\".",
                    "No row of headings (Họ và tên, Đơn vị, Đội ...) was found. The first row: {first}. Name the columns, such as --columns \"name=2,position=3\".",
                )
            }
            Self::BadColumns { part } => say!(
                lang,
                "Không hiểu “{part}”. Viết như name=2,position=3 (name, position, citation, amount, note; của đội: size, captain, category, victims; số hoặc chữ của cột).",
                "“{part}” is not understood. Write it as name=2,position=3 (name, position, citation, amount, note; of teams: size, captain, category, victims; number or letter of the column).",
            ),
        }
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}
