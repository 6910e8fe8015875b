//! What to look at, in both languages.

use chrono::TimeDelta;

use super::super::super::time::{Lasting, print_date, print_time};
use super::WarningKind;
use crate::text::Lang;

/// Whole minutes, rounded up, as they are said.
fn rounded(length: TimeDelta, lang: Lang) -> String {
    Lasting::minutes((length.num_seconds() + 59).div_euclid(60)).say(lang)
}

impl WarningKind {
    pub(super) fn vi(&self) -> String {
        match self {
            Self::MedalToCollective { form } => {
                format!("{form} chỉ tặng cá nhân, ở đây lại có tập thể hoặc hộ gia đình")
            }
            Self::SameRecipient { name, form } => {
                format!(
                    "{name} có tên hai lần trong cùng một quyết định ({form}); nếu là hai người trùng tên, ghi rõ position"
                )
            }
            Self::TwoLists { name, title, other } => format!(
                "{name} có tên trong hai danh sách của ngày: {other} và {title}; nếu là hai người trùng tên, ghi rõ position"
            ),
            Self::EndsLate { end, must_end, by, open } => format!(
                "chương trình {} {}, muộn hơn giờ phải xong {} là {}",
                if *open { "sớm nhất cũng đến" } else { "dự kiến kết thúc lúc" },
                print_time(*end),
                print_time(*must_end),
                rounded(*by, Lang::Vi)
            ),
            Self::EndsTomorrow { start, must_end } => format!(
                "giờ phải xong {} sớm hơn giờ bắt đầu {}, nên hiểu là {} hôm sau; nếu phải xong trong ngày thì sửa must_end hoặc start",
                print_time(*must_end),
                print_time(*start),
                print_time(*must_end)
            ),
            Self::OtherYear { date, year } => format!(
                "ngày tổ chức là {} mà tên ngày hội ghi năm {year}; sửa date hoặc title nếu viết nhầm",
                print_date(*date)
            ),
            Self::FarDate { date, days } => {
                format!("ngày tổ chức {} còn cách hôm nay {days} ngày; xem lại năm", print_date(*date))
            }
            Self::DecidedLater { title, decided, date } => format!(
                "{title} ký ngày {}, sau ngày tổ chức {}; xem lại hai ngày này",
                print_date(*decided),
                print_date(*date)
            ),
            Self::SameStart { start, title, other } => {
                format!("\"{title}\" và \"{other}\" cùng ấn định lúc {}", print_time(*start))
            }
            Self::StartsEarly { start, title, reached } => format!(
                "\"{title}\" ấn định lúc {}, nhưng các mục trước đến {} mới xong",
                print_time(*start),
                print_time(*reached)
            ),
            Self::SameSlot { slot, name, other } => {
                format!("vị trí khay {slot} dùng cho cả {other} và {name}")
            }
            Self::RollTooLong { form, count, listed } => {
                format!("{form}: ghi {count} người nhận, danh sách lại có {listed} tên")
            }
            Self::BatchCutShort { form, number, size, left, kind } => format!(
                "{form}: đợt {number} ghi {size} người, danh sách {} chỉ còn {left}; một đợt không gộp hai loại, phần còn lại của đợt bỏ trống",
                kind.vi()
            ),
            Self::BatchesDoNotFit { form, planned, recipients } if planned < recipients => format!(
                "{form}: các đợt gồm {planned} người, danh sách có {recipients}; {} người sau cùng chia theo bề ngang sân khấu",
                recipients - planned
            ),
            Self::BatchesDoNotFit { form, planned, recipients } => format!(
                "{form}: các đợt gồm {planned} người, danh sách chỉ có {recipients}; đợt thừa bỏ trống"
            ),
            Self::BatchTooWide { form, number, size, width } => {
                format!("{form}: đợt {number} có {size} người, sân khấu chỉ đứng được {width} (stage_width)")
            }
            Self::OutOfPrecedence { title, after } => {
                format!("{title} có bậc cao hơn mà đọc sau {after}; trao từ cao đến thấp")
            }
            Self::IdleRule { title, rule } => {
                format!("\"{title}\": {rule} không bao giờ có tác dụng bên cạnh các thể lệ khác")
            }
            Self::CostsNothing { title, code } => format!(
                "{title}: lỗi {code} phạt bằng đơn vị mà môn này không tính (điểm ở môn tính giờ, hoặc giây ở môn chấm điểm)"
            ),
            Self::IdleTeam { name, category } => {
                format!("đội {name} thuộc bảng {category}, nhưng không môn nào dành cho bảng ấy")
            }
            Self::WordsTooLong { title, needed, planned } => format!(
                "lời dẫn của \"{title}\" đọc mất khoảng {}, dài hơn thời lượng {}",
                rounded(*needed, Lang::Vi),
                Lasting(*planned)
            ),
        }
    }

    pub(super) fn en(&self) -> String {
        match self {
            Self::MedalToCollective { form } => {
                format!("{form} is for individuals only, and here it goes to a collective or household")
            }
            Self::SameRecipient { name, form } => {
                format!(
                    "{name} stands twice under one decision ({form}); if they are namesakes, give each a position"
                )
            }
            Self::TwoLists { name, title, other } => format!(
                "{name} stands in two lists of the day: {other} and {title}; if they are namesakes, give each a position"
            ),
            Self::EndsLate { end, must_end, by, open } => format!(
                "the plan ends {} {}, after the must-end {} by {} min",
                if *open { "at the earliest at" } else { "at" },
                print_time(*end),
                print_time(*must_end),
                (by.num_seconds() + 59).div_euclid(60)
            ),
            Self::EndsTomorrow { start, must_end } => format!(
                "the must-end {} is before the start {}, so it is taken for {} on the next day; if all must be over on the same day, correct must_end or start",
                print_time(*must_end),
                print_time(*start),
                print_time(*must_end)
            ),
            Self::OtherYear { date, year } => format!(
                "the date is {} and the title says {year}; correct date or title if one is a slip",
                print_date(*date)
            ),
            Self::FarDate { date, days } => {
                format!("the date {} is {days} days from today; look at the year again", print_date(*date))
            }
            Self::DecidedLater { title, decided, date } => format!(
                "{title} is dated {}, after the day itself, {}; look at both dates again",
                print_date(*decided),
                print_date(*date)
            ),
            Self::SameStart { start, title, other } => {
                format!("\"{title}\" and \"{other}\" are both fixed at {}", print_time(*start))
            }
            Self::StartsEarly { start, title, reached } => format!(
                "\"{title}\" is fixed at {}, but what comes before lasts until {}",
                print_time(*start),
                print_time(*reached)
            ),
            Self::SameSlot { slot, name, other } => {
                format!("tray slot {slot} is used for both {other} and {name}")
            }
            Self::RollTooLong { form, count, listed } => {
                format!("{form}: {count} recipients by number, {listed} by name")
            }
            Self::BatchCutShort { form, number, size, left, kind } => format!(
                "{form}: batch {number} is for {size}, the roll ({}) has only {left} left; a batch does not mix kinds, so the rest of it stays empty",
                kind.en()
            ),
            Self::BatchesDoNotFit { form, planned, recipients } if planned < recipients => format!(
                "{form}: the batches are for {planned}, the lists have {recipients}; the last {} go up by the width of the stage",
                recipients - planned
            ),
            Self::BatchesDoNotFit { form, planned, recipients } => format!(
                "{form}: the batches are for {planned}, the lists have only {recipients}; batches too many stay empty"
            ),
            Self::BatchTooWide { form, number, size, width } => {
                format!("{form}: batch {number} has {size}, the stage holds only {width} (stage_width)")
            }
            Self::OutOfPrecedence { title, after } => {
                format!(
                    "{title} is of higher precedence and is read after {after}; awards go from high to low"
                )
            }
            Self::IdleRule { title, rule } => {
                format!("\"{title}\": {rule} never decides anything beside the other rules")
            }
            Self::CostsNothing { title, code } => format!(
                "{title}: fault {code} costs what this discipline does not count (points where time counts, or seconds where points do)"
            ),
            Self::IdleTeam { name, category } => {
                format!("team {name} is of category {category}, which no discipline is for")
            }
            Self::WordsTooLong { title, needed, planned } => format!(
                "the words of \"{title}\" take about {} min to read, more than its {} min",
                (needed.num_seconds() + 59).div_euclid(60),
                (planned.num_seconds() + 59).div_euclid(60)
            ),
        }
    }
}
