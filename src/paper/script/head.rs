//! What stands above a running order: what the day is called, when and where it is, whose plan it carries out.

use chrono::{NaiveDate, NaiveTime};

use super::item;
use super::tables::is_around;
use super::times::{self, Of};
use crate::agenda::time;
use crate::text;

/// What is said of the whole day; unknown is a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub title: Option<String>,
    pub place: Option<String>,
    pub host: Option<String>,
    pub plan_number: Option<String>,
    pub date: Option<NaiveDate>,
    pub start: Option<NaiveTime>,
    /// Lines that say something else.
    pub rest: Vec<String>,
}

/// What the title of such a paper begins with, folded, the longest first.
const PAPERS: [&str; 15] = [
    "kich ban dieu hanh chuong trinh",
    "kich ban chi tiet",
    "kich ban dieu hanh",
    "kich ban chuong trinh",
    "kich ban to chuc",
    "kich ban mc",
    "kich ban",
    "chuong trinh chi tiet",
    "chuong trinh to chuc",
    "chuong trinh nghi thuc",
    "chuong trinh",
    "ke hoach to chuc",
    "ke hoach",
    "trinh tu",
    "noi dung",
];

impl Head {
    /// Whether a line is of this kind, and no item.
    pub fn knows(line: &str) -> bool {
        let folded = text::fold(line);
        let is_paper = PAPERS.iter().any(|paper| folded.starts_with(paper));
        is_paper || label(line).is_some() || is_around(line) || line.starts_with('(') || is_event(&folded)
    }

    /// What lines say.
    pub fn of(lines: &[String]) -> Self {
        let mut head = Self::default();
        let mut titles: Vec<String> = Vec::new();
        let (mut is_titled, mut is_over) = (false, false);
        let lines: Vec<String> = lines.iter().map(|line| beside_the_motto(line)).collect();
        for (at, line) in lines.iter().enumerate() {
            let folded = text::fold(line);
            if matches!(
                folded.trim_matches(['(', ')', ' ']),
                "noi bo" | "tai lieu noi bo" | "luu hanh noi bo" | "du thao"
            ) {
                continue;
            }
            // A date by itself is the day's; that of a letterhead has a place before it.
            if let Some(date) = date(line).filter(|_| is_titled && is_date_alone(&folded)) {
                head.date = head.date.or(Some(date));
                continue;
            }
            if let Some(number) = plan(line) {
                head.plan_number = Some(number);
                continue;
            }
            let is_office = folded.starts_with("uy ban nhan dan") || folded.starts_with("ubnd");
            if is_office && !is_titled {
                // Below the office above it stands whose paper it is.
                let next = lines.get(at + 1).filter(|next| {
                    let next = text::fold(next);
                    let places =
                        ["phuong", "xa ", "thi tran", "dac khu", "thanh pho", "tinh ", "quan ", "huyen "];
                    places.iter().any(|place| next.starts_with(place))
                });
                let place = next.map(|next| format!(" {next}")).unwrap_or_default();
                head.host = Some(text::harmless(&format!("{line}{place}")));
                continue;
            }
            if head.host.as_ref().is_some_and(|host| host.ends_with(line.as_str())) {
                continue;
            }
            match label(line) {
                Some((What::When, said)) => {
                    is_over = true;
                    head.start = times::read(said, Of::Day).start;
                    head.date = date(said);
                    continue;
                }
                Some((What::Where, said)) => {
                    is_over = true;
                    head.place = Some(text::harmless(said.trim_end_matches(['.', ';'])));
                    continue;
                }
                Some((What::Who, said)) => {
                    head.host = Some(text::harmless(said.trim_end_matches(['.', ';'])));
                    continue;
                }
                None => {}
            }
            let paper = PAPERS.iter().find(|paper| folded.starts_with(*paper));
            if let Some(paper) = paper.filter(|_| !is_titled) {
                is_titled = true;
                let rest: String = line.chars().skip(paper.chars().count()).collect();
                titles.push(rest);
            } else if is_around(line) {
                // The date of a letterhead is that of the paper, not of the day.
            } else if (is_titled && !is_over && !line.starts_with('('))
                || (titles.is_empty() && is_event(&folded))
            {
                is_titled = true;
                titles.push(line.clone());
                // A title of more lines than this is none.
                is_over |= titles.len() > 3;
            } else {
                head.rest.push(text::harmless(line));
            }
        }
        let title = titles.join(" ");
        head.date = head.date.or_else(|| date(&title));
        let title = title.trim_matches([':', ' ', '-', '–']);
        let led = ["tổ chức ", "Tổ chức ", "TỔ CHỨC "].iter().find_map(|lead| title.strip_prefix(lead));
        let title = led.unwrap_or(title).split_whitespace().collect::<Vec<_>>().join(" ");
        head.title = Some(text::harmless(&text::capital(&title))).filter(|title| !title.is_empty());
        head
    }
}

/// What stands beside the name of the state and its motto, where tabs set both on one line.
fn beside_the_motto(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let begins = |at: &usize| {
        let said = text::fold(&words.get(*at..).unwrap_or_default().join(" ")).replace('–', "-");
        said.starts_with("cong hoa xa hoi chu nghia") || said.starts_with("doc lap - tu do")
    };
    match (1..words.len()).find(begins) {
        Some(at) => words.get(..at).unwrap_or_default().join(" "),
        None => line.to_owned(),
    }
}

/// Whether a line names a day of the field.
fn is_event(folded: &str) -> bool {
    let names = ["ngay hoi", "hoi nghi", "le phat dong", "le ky niem", "hoi thi"];
    names.iter().any(|name| folded.starts_with(name)) && !folded.contains(':')
}

/// What a line with a label says.
#[derive(Clone, Copy)]
enum What {
    When,
    Where,
    Who,
}

/// A line with a label of its own: when, where, who holds it.
fn label(line: &str) -> Option<(What, &str)> {
    let (label, said) =
        item::without_bullet(line).split_once(':').filter(|(_, said)| !said.trim().is_empty())?;
    let label = text::fold(item::unnumbered(label));
    let what = match label.trim() {
        "thoi gian" | "thoi gian to chuc" | "ngay to chuc" | "thoi gian du kien" | "ngay" => What::When,
        "dia diem" | "dia diem to chuc" | "tai" | "noi to chuc" => What::Where,
        "don vi to chuc" | "don vi chu tri" | "co quan to chuc" | "chu tri" | "co quan chu tri" => What::Who,
        _ => return None,
    };
    Some((what, said.trim()))
}

/// The number of the plan that it carries out: "(Kèm theo Kế hoạch số 12/KH-UBND ngày …)".
fn plan(line: &str) -> Option<String> {
    let folded = text::fold(line);
    let at = folded.find("ke hoach so")?;
    let skip = folded.get(..at)?.chars().count() + "ke hoach so".len();
    let rest: String = line.chars().skip(skip).collect();
    let number = rest.trim_start_matches([':', ' ']).split([' ', ',', ')', ';']).next()?;
    number.starts_with(|c: char| c.is_ascii_digit()).then(|| text::harmless(number))
}

/// A date anywhere in a line.
fn is_date_alone(folded: &str) -> bool {
    let folded = folded.trim_start_matches('(');
    (folded.starts_with("ngay ") || folded.starts_with("thu ")) && folded.split_whitespace().count() <= 9
}

fn date(line: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let trimmed = |words: &[&str]| words.join(" ").trim_matches(|c: char| "(),.;".contains(c)).to_owned();
    (0..words.len())
        .find_map(|at| [1, 5, 6].iter().find_map(|count| time::date(&trimmed(words.get(at..at + count)?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_motto_on_one_line_with_the_office_is_not_its_name() {
        let lines = [
            "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "PHƯỜNG MẪU\tĐộc lập – Tự do – Hạnh phúc",
            "KỊCH BẢN CHƯƠNG TRÌNH",
            "Ngày hội toàn dân bảo vệ an ninh Tổ quốc",
        ];
        let head = Head::of(&lines.map(str::to_owned));
        assert_eq!(head.host.as_deref(), Some("ỦY BAN NHÂN DÂN PHƯỜNG MẪU"));
        assert_eq!(head.title.as_deref(), Some("Ngày hội toàn dân bảo vệ an ninh Tổ quốc"));
    }
}
