//! The times of a running order as offices write them: `7h30 – 8h00`, `từ 7 giờ 30 đến 8 giờ`, `10-15 phút`,
//! `mười lăm phút`, `14h (chiều)`.

use chrono::{NaiveTime, TimeDelta};

use crate::text;

/// What a cell or the beginning of a line says of when something is, and how long it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    pub minutes: Option<TimeDelta>,
    /// A shorter length that was given as well: "10–15 phút".
    pub at_least: Option<TimeDelta>,
}

impl Times {
    /// Nothing was understood.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// How long it takes: as said, or from its start to its end.
    pub fn lasting(&self) -> Option<TimeDelta> {
        const LONGEST: TimeDelta = TimeDelta::hours(14);
        self.minutes.or_else(|| {
            let (start, end) = (self.start?, self.end?);
            let lasting = end - start;
            let lasting = if lasting < TimeDelta::zero() { lasting + TimeDelta::hours(24) } else { lasting };
            // More than that is a slip: "17h30 – 8h00".
            (lasting > TimeDelta::zero() && lasting <= LONGEST).then_some(lasting)
        })
    }
}

/// What the numbers in a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Times of day, and lengths of time that name their unit.
    Day,
    /// Lengths of time; a number alone is minutes.
    Length,
}

/// A number or a word.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(u32),
    Word(String),
    Sign(char),
}

/// Cuts folded text into numbers, words and signs. Vietnamese words for numbers are numbers.
fn tokens(said: &str) -> Vec<Token> {
    let folded = text::fold(said).replace(['’', '‘', '′', '`'], "'").replace(['–', '—', '−', '→', '~'], "-");
    let mut tokens = Vec::new();
    let mut letters = folded.chars().peekable();
    while let Some(c) = letters.next() {
        let mut taken = String::from(c);
        let mut take = |is: &dyn Fn(&char) -> bool| {
            while let Some(next) = letters.next_if(|next| is(next)) {
                taken.push(next);
            }
            std::mem::take(&mut taken)
        };
        if c.is_ascii_digit() {
            let digits = take(&|next| next.is_ascii_digit());
            // A number too large to be a time keeps what stands around it from being one.
            tokens.push(digits.parse().map_or(Token::Sign('#'), Token::Number));
        } else if c.is_alphabetic() {
            let word = take(&|next| next.is_alphabetic());
            tokens.push(Token::Word(word));
        } else if !c.is_whitespace() {
            tokens.push(Token::Sign(c));
        }
    }
    in_digits(tokens)
}

/// Puts numbers for words where a unit follows: "mười lăm phút", "nửa tiếng".
fn in_digits(tokens: Vec<Token>) -> Vec<Token> {
    let worth = |token: &Token| -> Option<u32> {
        let Token::Word(word) = token else { return None };
        const WORDS: [&str; 10] = ["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"];
        match word.as_str() {
            "muoi" => Some(10),
            "lam" => Some(5),
            "tu" => Some(4),
            word => WORDS.iter().position(|own| *own == word).and_then(|at| u32::try_from(at).ok()),
        }
    };
    let is_unit = |token: Option<&Token>| matches!(token, Some(Token::Word(word)) if matches!(word.as_str(), "phut" | "tieng" | "gio"));
    let mut done: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let spelled = tokens.get(at..).unwrap_or_default().iter().map_while(worth).collect::<Vec<_>>();
        let unit = tokens.get(at + spelled.len());
        let value = match spelled.as_slice() {
            [] | [0, ..] => None,
            [10] => Some(10),
            [one] if *one < 10 => Some(*one),
            [10, one] if *one < 10 => Some(10 + one),
            [tens, 10] if *tens < 10 => Some(tens * 10),
            [tens, 10, one] if *tens < 10 && *one < 10 => Some(tens * 10 + one),
            [tens, one] if *tens < 10 && *one < 10 => Some(tens * 10 + one),
            _ => None,
        };
        match value.filter(|_| is_unit(unit)) {
            Some(value) => {
                done.push(Token::Number(value));
                at += spelled.len();
            }
            None if *token == Token::Word("nua".into()) && is_unit(tokens.get(at + 1)) => {
                done.extend([Token::Number(30), Token::Word("phut".into())]);
                at += 2;
            }
            None => {
                done.push(token.clone());
                at += 1;
            }
        }
    }
    done
}

/// One time or length, and how many tokens it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Found {
    Moment(NaiveTime),
    Length(TimeDelta),
    /// A number that says no unit.
    Bare(u32),
}

fn found(tokens: &[Token], of: Of) -> Option<(Found, usize)> {
    let number = |at: usize| match tokens.get(at) {
        Some(Token::Number(number)) => Some(*number),
        _ => None,
    };
    let is_word = |at: usize, words: &[&str]| matches!(tokens.get(at), Some(Token::Word(word)) if words.contains(&word.as_str()));
    let is_sign = |at: usize, sign: char| tokens.get(at) == Some(&Token::Sign(sign));
    let is_minutes = |at: usize| is_word(at, &["phut", "ph", "p", "min"]) || is_sign(at, '\'');
    // Nothing on a programme takes a day.
    let length = |minutes: u32| match TimeDelta::minutes(i64::from(minutes)) {
        length if length < TimeDelta::hours(24) => Found::Length(length),
        _ => Found::Bare(u32::MAX),
    };
    let first = number(0)?;
    // A date: 19/8.
    if is_sign(1, '/') {
        let skip = (0..).take_while(|at| number(*at).is_some() || is_sign(*at, '/')).count();
        return Some((Found::Bare(u32::MAX), skip));
    }
    if is_minutes(1) {
        return Some((length(first), 2));
    }
    if is_word(1, &["giay", "s"]) {
        return Some((Found::Length(TimeDelta::seconds(i64::from(first.min(86_399)))), 2));
    }
    let is_hours = is_word(1, &["h", "g", "gio"]);
    let is_clock = (is_sign(1, ':') || (of == Of::Day && is_sign(1, '.')))
        && number(2).is_some_and(|minutes| minutes < 60 && first < 24);
    let is_length = is_word(1, &["tieng"]) || (of == Of::Length && (is_hours || is_clock));
    if !is_hours && !is_clock && !is_length {
        return Some((Found::Bare(first), 1));
    }
    let (minutes, taken) = match number(2) {
        // "từ 7h - 8h": what follows a sign is another time; "8h 2 tiết mục": so is a number with a noun.
        Some(minutes) if minutes < 60 => {
            let unit = usize::from(is_minutes(3));
            let is_noun = matches!(tokens.get(3), Some(Token::Word(word)) if !is_joint(word));
            let is_other = is_word(3, &["h", "g", "gio", "tieng"]) || (is_noun && unit == 0 && minutes < 10);
            // 07:30:00, as a workbook keeps it.
            let seconds = if is_sign(3, ':') && number(4).is_some() { 2 } else { 0 };
            if is_other { (0, 2) } else { (minutes, 3 + unit + seconds) }
        }
        _ if is_word(2, &["ruoi"]) => (30, 3),
        _ => (0, 2),
    };
    if is_length {
        return Some((length(first.saturating_mul(60).saturating_add(minutes)), taken));
    }
    let afternoon = (taken..taken + 2).any(|at| is_word(at, &["chieu", "toi"])) && first < 12;
    let hour = if afternoon { first + 12 } else { first };
    Some((NaiveTime::from_hms_opt(hour, minutes, 0).map_or(Found::Bare(u32::MAX), Found::Moment), taken))
}

/// Words that stand between times and say nothing more.
fn is_joint(word: &str) -> bool {
    const JOINTS: [&str; 20] = [
        "tu", "den", "toi", "luc", "bat", "dau", "ket", "thuc", "khoang", "du", "kien", "trong", "sang",
        "chieu", "trua", "ngay", "vao", "gio", "thoi", "gian",
    ];
    JOINTS.contains(&word)
}

/// What the tokens at the beginning say, and how many they are.
fn leading(tokens: &[Token], of: Of) -> (Times, usize) {
    let mut times = Times::default();
    let (mut at, mut end) = (0, 0);
    let (mut ends, mut bare): (bool, Option<u32>) = (false, None);
    while let Some(token) = tokens.get(at) {
        match token {
            Token::Number(_) => {
                let Some((found, taken)) = found(tokens.get(at..).unwrap_or_default(), of) else { break };
                match found {
                    Found::Moment(time) if times.start.is_none() && !ends => {
                        // "7 - 8h": the unit stands behind the second.
                        let hour = bare.take().filter(|hour| *hour < 24);
                        match hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0)) {
                            Some(first) => (times.start, times.end) = (Some(first), Some(time)),
                            None => times.start = Some(time),
                        }
                    }
                    Found::Moment(time) if times.end.is_none() => times.end = Some(time),
                    Found::Length(length) if times.minutes.is_none() => {
                        times.minutes = Some(length);
                        let shorter = bare.take().map(|minutes| TimeDelta::minutes(i64::from(minutes)));
                        times.at_least = shorter.filter(|shorter| *shorter < length);
                    }
                    // "5 phút - 7 phút".
                    Found::Length(length) if times.minutes < Some(length) => {
                        (times.at_least, times.minutes) = (times.minutes, Some(length));
                    }
                    Found::Bare(u32::MAX) | Found::Moment(_) | Found::Length(_) => break,
                    Found::Bare(number) => {
                        // Only what is followed by a sign that joins it to a time is part of one.
                        let joins = tokens.get(at + 1) == Some(&Token::Sign('-'));
                        let is_minutes = of == Of::Length && times.minutes.is_none();
                        let number = if is_minutes { number.min(1439) } else { number };
                        if is_minutes {
                            times.at_least = bare.map(|number| TimeDelta::minutes(i64::from(number)));
                        }
                        if is_minutes && !joins {
                            times.minutes = Some(TimeDelta::minutes(i64::from(number)));
                        } else if !joins || bare.is_some() {
                            break;
                        }
                        bare = Some(number);
                        at += taken;
                        if is_minutes && !joins {
                            end = at;
                        }
                        continue;
                    }
                }
                at += taken;
                end = at;
            }
            Token::Word(word) if is_joint(word) => {
                ends |= matches!(word.as_str(), "den" | "toi") && times.start.is_none();
                at += 1;
            }
            Token::Sign('-' | '(' | ')' | ':' | '.' | ',' | ';' | '+') => at += 1,
            Token::Word(_) | Token::Sign(_) => break,
        }
    }
    (times, end)
}

/// What a cell says: of a column of times, or of lengths.
pub fn read(cell: &str, of: Of) -> Times {
    let tokens = tokens(cell);
    // A weekday or a word may stand before the time: "Sáng thứ Tư, 7h30".
    (0..tokens.len().min(6))
        .map(|from| leading(tokens.get(from..).unwrap_or_default(), of).0)
        .find(|times| !times.is_none())
        .unwrap_or_default()
}

/// Whether a cell says more than its times: "sau văn nghệ, 8h00".
pub fn says_more(cell: &str) -> bool {
    const UNITS: [&str; 13] =
        ["h", "g", "p", "ph", "phut", "s", "giay", "tieng", "ruoi", "min", "toi", "nua", "khoang"];
    let is_more = |token: &Token| match token {
        Token::Word(word) => !is_joint(word) && !UNITS.contains(&word.as_str()),
        Token::Number(_) | Token::Sign(_) => false,
    };
    tokens(cell).iter().any(is_more)
}

/// The time that a line begins with, and the rest of the line.
pub fn split(line: &str) -> (Times, &str) {
    // As many letters as belong to the time: the longest beginning that is nothing else.
    let ends = line.char_indices().map(|(at, c)| at + c.len_utf8()).take(60);
    let whole = tokens(line);
    let (times, count) = leading(&whole, Of::Day);
    if times.is_none() {
        return (times, line);
    }
    let mut cut = 0;
    for end in ends {
        let part = line.get(..end).unwrap_or(line);
        let own = tokens(part);
        if own.len() > count {
            break;
        }
        cut = end;
    }
    let rest = line.get(cut..).unwrap_or_default();
    (times, rest.trim_start_matches(|c: char| c.is_whitespace() || "-–—:.,;)|→'’".contains(c)))
}

/// A length that a line ends with, and the line without it: `Chào cờ (5 phút)`, `Chào cờ – 5 phút`.
pub fn split_length(line: &str) -> (Option<TimeDelta>, &str) {
    let bare = line.trim_end_matches([' ', ')', '.', ';', ',']);
    let Some(at) = bare.rfind(['(', '-', '–', '—', ':', ',']) else { return (None, line) };
    let (title, tail) = bare.split_at(at);
    let tail = tail.trim_start_matches(['(', '-', '–', '—', ':', ',']);
    let all = tokens(tail);
    let (times, count) = leading(&all, Of::Day);
    let is_whole = count == all.len() && times.start.is_none() && times.end.is_none();
    match times.minutes.filter(|_| is_whole && !title.trim().is_empty()) {
        Some(minutes) => (Some(minutes), title.trim_end_matches([' ', '(', '-', '–', '—', ':', ','])),
        None => (None, line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cell: &str, of: Of) -> String {
        let times = read(cell, of);
        let time =
            |time: Option<NaiveTime>| time.map_or("-".to_owned(), |time| time.format("%H:%M").to_string());
        let minutes =
            |length: Option<TimeDelta>| length.map_or("-".to_owned(), |own| own.num_minutes().to_string());
        format!("{} {} {}", time(times.start), time(times.end), minutes(times.lasting()))
    }

    #[test]
    fn a_time_is_read_however_it_is_written() {
        for (cell, expected) in [
            ("7h30", "07:30 - -"),
            ("7h30 – 8h00", "07:30 08:00 30"),
            ("07:30-08:00", "07:30 08:00 30"),
            ("7g30", "07:30 - -"),
            ("7h30’ - 7h45’", "07:30 07:45 15"),
            ("Từ 7h30 đến 8h00", "07:30 08:00 30"),
            ("7 giờ 30 phút – 8 giờ", "07:30 08:00 30"),
            ("7 giờ 30", "07:30 - -"),
            ("7.30 - 8.00", "07:30 08:00 30"),
            ("7h - 8h", "07:00 08:00 60"),
            ("7 - 8h", "07:00 08:00 60"),
            ("7h30\n(30 phút)", "07:30 - 30"),
            ("8h00 - 8h30 (30 phút)", "08:00 08:30 30"),
            ("30 phút", "- - 30"),
            ("05'", "- - 5"),
            ("10-15 phút", "- - 15"),
            ("5 phút - 7 phút", "- - 7"),
            ("mười lăm phút", "- - 15"),
            ("hai mươi phút", "- - 20"),
            ("năm phút", "- - 5"),
            ("nửa tiếng", "- - 30"),
            ("1 tiếng rưỡi", "- - 90"),
            ("90 giây", "- - 1"),
            ("14h chiều", "14:00 - -"),
            ("2h30 chiều", "14:30 - -"),
            ("7h30 ngày 19/8/2026", "07:30 - -"),
            ("Sáng thứ Tư, 7h30", "07:30 - -"),
            ("đến 8h00", "- 08:00 -"),
            ("23h30 – 0h15", "23:30 00:15 45"),
            ("07:30:00", "07:30 - -"),
            ("17h30 – 7h00", "17:30 07:00 810"),
            ("17h30 – 8h00", "17:30 08:00 -"),
            ("Sau khi chào cờ", "- - -"),
            ("19/8/2026", "- - -"),
            ("25h70", "- - -"),
            ("", "- - -"),
        ] {
            assert_eq!(told(cell, Of::Day), expected, "{cell}");
        }
    }

    #[test]
    fn a_number_alone_is_minutes_in_a_column_of_lengths() {
        for (cell, expected) in [
            ("10", "- - 10"),
            ("10-15", "- - 15"),
            ("1h15", "- - 75"),
            ("1 giờ 30 phút", "- - 90"),
            ("0:20", "- - 20"),
            ("15p", "- - 15"),
        ] {
            assert_eq!(told(cell, Of::Length), expected, "{cell}");
        }
        assert_eq!(told("10", Of::Day), "- - -");
    }

    #[test]
    fn a_line_begins_with_its_time_and_ends_with_its_length() {
        let (times, rest) = split("7h30 – 8h00: Đón tiếp đại biểu");
        assert_eq!((times.lasting(), rest), (Some(TimeDelta::minutes(30)), "Đón tiếp đại biểu"));
        assert_eq!(split("8h00 2 tiết mục văn nghệ").1, "2 tiết mục văn nghệ");
        assert_eq!(split("Chào cờ").1, "Chào cờ");
        assert_eq!(split_length("Chào cờ (5 phút)"), (Some(TimeDelta::minutes(5)), "Chào cờ"));
        assert_eq!(split_length("Tham luận – mười phút."), (Some(TimeDelta::minutes(10)), "Tham luận"));
        assert_eq!(split_length("Hội thi 4x100 (8 đội)"), (None, "Hội thi 4x100 (8 đội)"));
    }
}
