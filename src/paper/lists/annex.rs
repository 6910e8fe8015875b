//! To which decision a list is the annex: "(Kèm theo Quyết định số 214/QĐ-UBND ngày 10/8/2026 của …)".

use chrono::NaiveDate;

use super::row::tidy;
use crate::agenda::time;
use crate::text;

/// What the heading of a list says of its decision; what is left as dots is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annex {
    /// Its number: 214/QĐ-UBND.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// Who decided: Chủ tịch UBND phường.
    pub issuer: Option<String>,
    /// Form of award, where a title names it: Giấy khen.
    pub form: Option<String>,
}

/// Forms of award as titles name them.
const FORMS: [&str; 8] = [
    "Huân chương",
    "Huy chương",
    "Kỷ niệm chương",
    "Bằng khen",
    "Giấy khen",
    "Thư khen",
    "Chiến sĩ thi đua",
    "Quà",
];

/// How a decision is named, folded.
const DECISION: &[&str] = &["quyet dinh so", "qd so", "quyet dinh: so"];

impl Annex {
    /// What the lines above a list say; nothing where they name no decision and no form. The last line that
    /// says so counts, and what a decision is founded on ("Căn cứ …") is another one.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let lines: Vec<String> = lines.into_iter().map(tidy).collect();
        let names = |line: &String| {
            let folded = text::fold(line);
            !folded.trim_start_matches(['-', ' ']).starts_with("can cu") && parted(line, DECISION).is_some()
        };
        let is_annex = |line: &String| names(line) && text::fold(line).contains("kem theo");
        let mut annex = Self { form: lines.iter().rev().find_map(|line| form(line)), ..Self::default() };
        let place = lines.iter().rposition(is_annex).or_else(|| lines.iter().rposition(names));
        if let Some(place) = place {
            // A long line was perhaps broken by hand.
            let whole = lines.iter().skip(place).take(3).map(String::as_str).collect::<Vec<_>>().join(" ");
            let said = after(&whole, DECISION).unwrap_or_default();
            annex.number = number(&said);
            annex.date = after(&said, &["ngay"]).and_then(|said| date(&said));
            annex.issuer = after(&said, &["cua"]).and_then(|said| issuer(&said));
        }
        (annex != Self::default()).then_some(annex)
    }

    /// Whether it names another decision than the one of this number.
    pub fn is_of_another(&self, number: &str) -> bool {
        let bare = |number: &str| -> String {
            text::fold(number).chars().filter(|c| c.is_alphanumeric() || *c == '/').collect()
        };
        self.number.as_ref().is_some_and(|own| bare(own) != bare(number))
    }
}

/// What stands before and after the first of these phrases, which are folded and stand as words of their
/// own.
fn parted(said: &str, phrases: &[&str]) -> Option<(String, String)> {
    // Folding keeps the number of letters of composed text: places in the one are places in the other.
    let folded: Vec<char> = text::fold(said).chars().collect();
    let letters: Vec<char> = said.chars().collect();
    if folded.len() != letters.len() {
        return None;
    }
    let is_letter = |at: Option<usize>| at.and_then(|at| folded.get(at)).is_some_and(|c| c.is_alphanumeric());
    let places = phrases.iter().filter_map(|phrase| {
        let phrase: Vec<char> = phrase.chars().collect();
        let is_here = |at: &usize| {
            let end = at + phrase.len();
            let here = folded.get(*at..end) == Some(&phrase);
            here && !is_letter(at.checked_sub(1)) && !is_letter(Some(end))
        };
        let at = (0..folded.len()).find(is_here)?;
        Some((at, at + phrase.len()))
    });
    let (at, end) = places.min()?;
    Some((letters.get(..at)?.iter().collect(), letters.get(end..)?.iter().collect()))
}

fn after(said: &str, phrases: &[&str]) -> Option<String> {
    parted(said, phrases).map(|(_, after)| after)
}

fn before(said: &str, phrases: &[&str]) -> String {
    parted(said, phrases).map_or_else(|| said.to_owned(), |(before, _)| before)
}

fn form(said: &str) -> Option<String> {
    let places = FORMS.iter().filter_map(|form| {
        let (before, _) = parted(said, &[text::fold(form).as_str()])?;
        Some((before.len(), *form))
    });
    places.min().map(|(_, form)| form.to_owned())
}

/// `: 214/QĐ-UBND ngày …` begins with a number; `……/QĐ-UBND` is left to be filled in.
fn number(said: &str) -> Option<String> {
    let said = said.trim_start_matches([':', ' ']);
    let said = before(said, &["ngay"]);
    let end = said.find([',', ';', '(', ')']).unwrap_or(said.len());
    let number: String = said.get(..end)?.split_whitespace().collect();
    let first = number.chars().next().filter(char::is_ascii_digit);
    first.filter(|_| number.chars().count() <= 40).map(|_| text::harmless(&number))
}

/// A date at the beginning: `10/8/2026 của …`, `10 tháng 8 năm 2026 của …`.
fn date(said: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = said.split_whitespace().collect();
    let trimmed = |words: &[&str]| words.join(" ").trim_end_matches([',', ';', ')', '.']).to_owned();
    [1, 5].iter().find_map(|count| time::date(&trimmed(words.get(..*count)?)))
}

fn issuer(said: &str) -> Option<String> {
    let said = said.split([')', ';', '.']).next().unwrap_or_default();
    let issuer = before(said, &["ve viec", "v/v"]);
    let issuer = issuer.trim().trim_end_matches(',');
    let is_known = issuer.contains(char::is_alphabetic) && issuer.chars().count() <= 80;
    is_known.then(|| text::harmless(issuer))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Annex {
        Annex::of([line]).unwrap_or_default()
    }

    #[test]
    fn number_date_and_issuer_are_read_from_the_line_under_the_title() {
        for line in [
            "(Kèm theo Quyết định số 214/QĐ-UBND ngày 10/8/2026 của Chủ tịch UBND phường Mẫu)",
            "(Ban hành kèm theo Quyết định số: 214/QĐ-UBND ngày 10 tháng 8 năm 2026 của Chủ tịch UBND phường Mẫu)",
            "Kèm theo quyết định số 214 /QĐ-UBND, ngày 10-8-2026 của Chủ tịch UBND phường Mẫu về việc khen thưởng",
        ] {
            let annex = of(line);
            assert_eq!(annex.number.as_deref(), Some("214/QĐ-UBND"), "{line}");
            assert_eq!(annex.date, NaiveDate::from_ymd_opt(2026, 8, 10), "{line}");
            assert_eq!(annex.issuer.as_deref(), Some("Chủ tịch UBND phường Mẫu"), "{line}");
        }
    }

    #[test]
    fn what_is_left_as_dots_is_unknown() {
        let annex =
            of("DANH SÁCH tặng Giấy khen (Kèm theo Quyết định số ……/QĐ-UBND ngày … tháng 8 năm 2026 của …)");
        assert_eq!(annex, Annex { form: Some("Giấy khen".into()), ..Annex::default() });
        assert_eq!(Annex::of(["Danh sách đội thi"]), None);
    }

    #[test]
    fn a_number_is_the_same_however_it_is_set() {
        let annex = of("Quyết định số 214/QĐ-UBND");
        assert!(!annex.is_of_another("214/QD-UBND") && !annex.is_of_another("214 / QĐ - UBND"));
        assert!(annex.is_of_another("215/QĐ-UBND"));
    }
}
