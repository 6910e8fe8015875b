//! What is wrong and what to write instead, in both languages.

use super::{BadLasting, FaultKind, shown};
use crate::text;

/// The stand-in for an unsafe character; one that is no blank.
fn sign(c: char) -> char {
    if c == '\r' { '␍' } else { text::symbol(c) }
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// Megabytes with one digit, rounded up.
fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(1024 * 1024 / 10);
    format!("{},{} MB", tenths / 10, tenths % 10)
}

impl FaultKind {
    pub(super) fn vi(&self) -> (String, Option<String>) {
        let (message, instead) = match self {
            Self::TooLarge { bytes } => (
                format!("tệp lớn {}, quá giới hạn 4 MB của một chương trình", megabytes(*bytes)),
                "kiểm tra có chọn nhầm tệp không; chương trình chỉ là chữ, ảnh để ở tệp khác".into(),
            ),
            Self::Empty => (
                "tệp chưa có chương trình nào".into(),
                "viết ít nhất (title: \"Tên ngày hội\", items: [(title: \"Chào cờ\")])".into(),
            ),
            Self::Utf16 => (
                "tệp được lưu dạng UTF-16 (Notepad gọi là \"Unicode\"), không phải UTF-8".into(),
                "mở tệp, chọn Lưu thành (Save As), ở ô Mã hoá (Encoding) chọn UTF-8".into(),
            ),
            Self::NotUtf8 { byte, .. } => (
                format!("tệp không phải UTF-8: byte 0x{byte:02X} không đọc được"),
                "mở tệp, chọn Lưu thành (Save As), ở ô Mã hoá (Encoding) chọn UTF-8".into(),
            ),
            Self::Legacy { encoding, word } | Self::LegacyFile { encoding, word, .. } => (
                format!("chữ gõ bằng mã cũ {}: \"{}\"", encoding.name(), shown(word)),
                "chuyển sang Unicode bằng Unikey (Ctrl+Shift+F6) rồi đọc lại từng tên; chương trình không tự đoán"
                    .into(),
            ),
            Self::NewerFormat { found } => (
                format!("tệp viết theo định dạng {}, mới hơn bản ngayhoi này", shown(found)),
                format!("dùng bản ngayhoi mới hơn; bản này đọc được định dạng {} trở về trước", super::super::FORMAT),
            ),
            Self::Syntax(syntax) => return syntax.vi(),
            Self::UnknownField { field, of, suggestion, known } => (
                format!("{} không có trường `{}`", of.vi, shown(field)),
                match suggestion {
                    Some(name) => format!("có phải `{name}` không?"),
                    None => format!("các trường có thể viết: {}", listed(known)),
                },
            ),
            Self::DuplicateField { field, first_line } => (
                format!("trường `{field}` viết hai lần, lần đầu ở dòng {first_line}"),
                "giữ lại một trong hai".into(),
            ),
            Self::MissingField { field, of, example } => {
                (format!("{} thiếu trường `{field}`", of.vi), format!("thêm {field}: {example}"))
            }
            Self::WrongType { wanted, found, instead } => {
                let message = format!("ở đây cần {}, không phải {}", wanted.vi, found.vi);
                return (message, instead.as_ref().map(|instead| format!("viết {instead}")));
            }
            Self::UnknownTerm { found, suggestion, choices } => (
                format!("không có từ \"{}\" ở đây", shown(found)),
                match suggestion {
                    Some(name) => format!("có phải {name} không?"),
                    None => format!("chọn một trong: {}", choices.join(", ")),
                },
            ),
            Self::UnknownReference { to, found, suggestion } => {
                let message = format!("không có {} nào mang id \"{}\"", to.vi, shown(found));
                let instead = suggestion.as_ref().map(|id| format!("có phải \"{id}\" không?"));
                return (message, instead);
            }
            Self::UnknownName { name, suggestion } => (
                format!("lời dẫn gọi tên {{{}}}, nhưng không có tên ấy", shown(name)),
                match suggestion {
                    Some(name) => format!("có phải {{{name}}} không?"),
                    None => format!("các tên dùng được: {}", super::super::words::known()),
                },
            ),
            Self::LoneBrace { brace } => (
                format!("dấu {brace} lẻ trong lời dẫn"),
                format!("viết đủ cặp như {{dia_diem}}; muốn đọc đúng dấu này thì viết hai lần: {brace}{brace}"),
            ),
            Self::BadLasting { found, why } => (
                match why {
                    BadLasting::Unreadable => format!("\"{}\" không phải là thời lượng", shown(found)),
                    BadLasting::Negative => format!("thời lượng {} là số âm", shown(found)),
                    BadLasting::TooLong => format!("thời lượng {} dài hơn một ngày", shown(found)),
                },
                "viết số phút như 10, hoặc \"10 phút\", \"1h15\", \"90 giây\"".into(),
            ),
            Self::BadTime { found } => {
                (format!("không có giờ nào là \"{}\"", shown(found)), "viết như \"07:30\" hoặc \"7h30\"".into())
            }
            Self::BadDate { found } => (
                format!("không có ngày nào là \"{}\"", shown(found)),
                "viết như \"19/8/2026\" hoặc \"2026-08-19\"".into(),
            ),
            Self::BadOffset { found } => (
                format!("\"{}\" không phải là múi giờ", shown(found)),
                "viết như \"+07:00\"; giờ Việt Nam thì không cần viết".into(),
            ),
            Self::BadPoints { found } => (
                format!("\"{}\" không phải là số điểm, số giây", shown(found)),
                "viết số dương có nhiều nhất hai chữ số thập phân, như 10 hoặc \"9,5\"".into(),
            ),
            Self::BadPrizes { found } => (
                format!("\"{}\" không phải là cơ cấu giải", shown(found)),
                "viết số giải từ cao xuống thấp như \"1-1-2\" (dấu * ở cuối là tất cả đội còn lại), hoặc một danh sách".into(),
            ),
            Self::Uncounted { grade } => (
                format!("\"{}\" không ghi số giải mà chưa phải giải cuối, nên mọi đội còn lại đều được giải này", shown(grade)),
                format!("viết (grade: \"{}\", count: 1); chỉ giải cuối cùng được để trống số giải", shown(grade)),
            ),
            Self::OutOfRange { found, least, most } => (
                format!("số {} nằm ngoài khoảng cho phép", shown(found)),
                format!("viết một số từ {least} đến {most}"),
            ),
            Self::BadId { found, suggestion } => (
                format!("id \"{}\" có ký tự không dùng được", shown(found)),
                format!("chỉ dùng a-z, 0-9, _ và -, như \"{suggestion}\""),
            ),
            Self::DuplicateId { id, first_line } => (
                format!("id \"{id}\" đã dùng ở dòng {first_line}"),
                "đặt id khác, hoặc bỏ đi để chương trình tự đặt theo tên".into(),
            ),
            Self::Blank { field } => (format!("`{field}` để trống"), format!("viết {field}: \"…\"")),
            Self::LineBreak => (
                "chữ ở đây phải nằm trên một dòng".into(),
                "bỏ chỗ xuống dòng; chỉ `words` và `note` được viết nhiều dòng".into(),
            ),
            Self::Unsafe { c } => (
                format!("ký tự điều khiển {} (U+{:04X}) không được có trong chương trình", sign(*c), *c as u32),
                "xoá ký tự này; thường nó theo vào khi dán từ nơi khác".into(),
            ),
            Self::NoItems => {
                ("chương trình chưa có tiết mục nào".into(), "viết ít nhất items: [(title: \"Chào cờ\")]".into())
            }
            Self::More { count } => {
                (format!("và còn {count} lỗi nữa"), "sửa các lỗi trên trước, rồi kiểm tra lại".into())
            }
            Self::Costs { count } => (
                match count {
                    0 => "lỗi thi này chưa nói bị phạt thế nào".into(),
                    _ => "lỗi thi này có nhiều mức phạt cùng lúc".into(),
                },
                "viết đúng một trong ba: seconds: 5, points: 2, disqualifies: true".into(),
            ),
        };
        (message, Some(instead))
    }

    pub(super) fn en(&self) -> (String, Option<String>) {
        let (message, instead) = match self {
            Self::TooLarge { bytes } => (
                format!("the file has {}, more than the 4 MB of an agenda", megabytes(*bytes).replace(',', ".")),
                "see whether it is the right file; an agenda is text, pictures go elsewhere".into(),
            ),
            Self::Empty => (
                "the file holds no agenda yet".into(),
                "write at least (title: \"Name of the day\", items: [(title: \"Flag salute\")])".into(),
            ),
            Self::Utf16 => (
                "the file is saved as UTF-16 (Notepad calls it \"Unicode\"), not UTF-8".into(),
                "open it, choose Save As, and set Encoding to UTF-8".into(),
            ),
            Self::NotUtf8 { byte, .. } => (
                format!("the file is not UTF-8: byte 0x{byte:02X} cannot be read"),
                "open it, choose Save As, and set Encoding to UTF-8".into(),
            ),
            Self::Legacy { encoding, word } | Self::LegacyFile { encoding, word, .. } => (
                format!("text in the old encoding {}: \"{}\"", encoding.name(), shown(word)),
                "convert it to Unicode with Unikey (Ctrl+Shift+F6) and read every name again; nothing is guessed here"
                    .into(),
            ),
            Self::NewerFormat { found } => (
                format!("the file has format {}, newer than this ngayhoi", shown(found)),
                format!("use a newer ngayhoi; this one reads formats up to {}", super::super::FORMAT),
            ),
            Self::Syntax(syntax) => return syntax.en(),
            Self::UnknownField { field, of, suggestion, known } => (
                format!("{} has no field `{}`", of.en, shown(field)),
                match suggestion {
                    Some(name) => format!("did you mean `{name}`?"),
                    None => format!("fields that can be written: {}", listed(known)),
                },
            ),
            Self::DuplicateField { field, first_line } => (
                format!("the field `{field}` is written twice, first on line {first_line}"),
                "keep one of the two".into(),
            ),
            Self::MissingField { field, of, example } => {
                (format!("{} lacks the field `{field}`", of.en), format!("add {field}: {example}"))
            }
            Self::WrongType { wanted, found, instead } => {
                let message = format!("this must be {}, not {}", wanted.en, found.en);
                return (message, instead.as_ref().map(|instead| format!("write {instead}")));
            }
            Self::UnknownTerm { found, suggestion, choices } => (
                format!("\"{}\" is not a word for this", shown(found)),
                match suggestion {
                    Some(name) => format!("did you mean {name}?"),
                    None => format!("choose one of: {}", choices.join(", ")),
                },
            ),
            Self::UnknownReference { to, found, suggestion } => {
                let message = format!("no {} has the id \"{}\"", to.en, shown(found));
                let instead = suggestion.as_ref().map(|id| format!("did you mean \"{id}\"?"));
                return (message, instead);
            }
            Self::UnknownName { name, suggestion } => (
                format!("the words name {{{}}}, and nothing has that name", shown(name)),
                match suggestion {
                    Some(name) => format!("did you mean {{{name}}}?"),
                    None => format!("names that can be used: {}", super::super::words::known()),
                },
            ),
            Self::LoneBrace { brace } => (
                format!("a {brace} without its partner in the words"),
                format!("write a pair such as {{dia_diem}}; to say the sign itself write it twice: {brace}{brace}"),
            ),
            Self::BadLasting { found, why } => (
                match why {
                    BadLasting::Unreadable => format!("\"{}\" is not a length of time", shown(found)),
                    BadLasting::Negative => format!("the length of time {} is negative", shown(found)),
                    BadLasting::TooLong => format!("the length of time {} is more than a day", shown(found)),
                },
                "write minutes such as 10, or \"10 phút\", \"1h15\", \"90 s\"".into(),
            ),
            Self::BadTime { found } => {
                (format!("there is no time of day \"{}\"", shown(found)), "write \"07:30\" or \"7h30\"".into())
            }
            Self::BadDate { found } => (
                format!("there is no date \"{}\"", shown(found)),
                "write \"19/8/2026\" or \"2026-08-19\"".into(),
            ),
            Self::BadOffset { found } => (
                format!("\"{}\" is not an offset from UTC", shown(found)),
                "write \"+07:00\"; for Vietnam nothing need be written".into(),
            ),
            Self::BadPoints { found } => (
                format!("\"{}\" is not a number of points, or of seconds", shown(found)),
                "write a positive number with at most two decimals, such as 10 or \"9,5\"".into(),
            ),
            Self::BadPrizes { found } => (
                format!("\"{}\" is not a set of prizes", shown(found)),
                "write how many of each grade, the highest first, such as \"1-1-2\" (a last * is all the rest), or a list".into(),
            ),
            Self::Uncounted { grade } => (
                format!("\"{}\" has no count and is not the last grade, so every team that is left would get it", shown(grade)),
                format!("write (grade: \"{}\", count: 1); only the last grade may be without a count", shown(grade)),
            ),
            Self::OutOfRange { found, least, most } => {
                (format!("the number {} is out of range", shown(found)), format!("write a number from {least} to {most}"))
            }
            Self::BadId { found, suggestion } => (
                format!("the id \"{}\" has characters that ids may not have", shown(found)),
                format!("use only a-z, 0-9, _ and -, such as \"{suggestion}\""),
            ),
            Self::DuplicateId { id, first_line } => (
                format!("the id \"{id}\" is already used on line {first_line}"),
                "choose another, or leave it out: the default is made from the name".into(),
            ),
            Self::Blank { field } => (format!("`{field}` is empty"), format!("write {field}: \"…\"")),
            Self::LineBreak => (
                "this text must stay on one line".into(),
                "remove the line break; only `words` and `note` may have several lines".into(),
            ),
            Self::Unsafe { c } => (
                format!("the control character {} (U+{:04X}) may not stand in an agenda", sign(*c), *c as u32),
                "delete it; it usually comes along with pasted text".into(),
            ),
            Self::NoItems => {
                ("the agenda has no items".into(), "write at least items: [(title: \"Flag salute\")]".into())
            }
            Self::More { count } => {
                (format!("and {count} more"), "mend those above first, and check again".into())
            }
            Self::Costs { count } => (
                match count {
                    0 => "this fault does not say what it costs".into(),
                    _ => "this fault has several costs at once".into(),
                },
                "write exactly one of seconds: 5, points: 2, disqualifies: true".into(),
            ),
        };
        (message, Some(instead))
    }
}
