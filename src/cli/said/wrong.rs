//! A line that is not understood: what is wrong, and what to type instead. clap finds the fault and
//! the suggestion; the sentence is ours.

use std::ffi::OsString;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{COMMANDS, taken_by};
use crate::text::{Lang, harmless};

/// What is wrong with the line.
pub fn say_wrong(error: &Error, typed: &[OsString], lang: Lang) -> String {
    match lang {
        Lang::En => harmless_lines(&error.render().to_string()),
        Lang::Vi => {
            let said = harmless_lines(&in_vietnamese(error));
            let words = typed.iter().skip(1).filter_map(|word| word.to_str());
            let command = words.into_iter().find(|word| COMMANDS.iter().any(|(name, _)| name == word));
            let whose = command.map(|name| format!(" {name}")).unwrap_or_default();
            format!("{said}\nXem cách dùng: ngayhoi{whose} --help\n")
        }
    }
}

/// What was typed is repeated; nothing in it may reach the terminal raw.
fn harmless_lines(text: &str) -> String {
    text.lines().map(harmless).collect::<Vec<_>>().join("\n")
}

fn in_vietnamese(error: &Error) -> String {
    let of = |kind: ContextKind| error.get(kind).map(listed).unwrap_or_default();
    let one = |kind: ContextKind| of(kind).join(", ");
    let meant = |kind: ContextKind| match of(kind).first() {
        Some(like) => format!(" Có phải {like} không?"),
        None => String::new(),
    };
    let arg = one(ContextKind::InvalidArg);
    let value = one(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            format!("Không có tuỳ chọn {arg}.{}", meant(ContextKind::SuggestedArg))
        }
        ErrorKind::UnknownArgument => format!("Thừa “{arg}”: lệnh này không cần thêm gì ở chỗ đó."),
        ErrorKind::InvalidSubcommand => format!(
            "Không có lệnh “{}”.{}",
            one(ContextKind::InvalidSubcommand),
            meant(ContextKind::SuggestedSubcommand)
        ),
        ErrorKind::MissingRequiredArgument => format!("Còn thiếu {arg}: ghi thêm vào sau lệnh."),
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("Sau {} còn thiếu một giá trị.{}", arg, one_of(&of(ContextKind::ValidValue)))
        }
        ErrorKind::InvalidValue => format!(
            "“{value}” không dùng được cho {arg}.{}{}",
            meant(ContextKind::SuggestedValue),
            one_of(&of(ContextKind::ValidValue))
        ),
        ErrorKind::ValueValidation => match taken_by(&arg) {
            Some(what) => format!("“{value}” không dùng được cho {arg}. Viết {what}."),
            None => format!("“{value}” không dùng được cho {arg}."),
        },
        ErrorKind::ArgumentConflict => match one(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == arg => format!("{arg} chỉ ghi một lần."),
            prior => format!("{arg} không đi cùng {prior}. Bỏ bớt một."),
        },
        ErrorKind::TooManyValues => format!("Thừa “{value}” sau {arg}."),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            format!("Sau {arg} còn thiếu một giá trị.")
        }
        ErrorKind::InvalidUtf8 => "Dòng lệnh có chữ không phải UTF-8. Gõ lại bằng tay.".to_owned(),
        // Whatever else clap may come to say: the line is not understood.
        _ => "Không hiểu dòng lệnh này.".to_owned(),
    }
}

fn one_of(values: &[String]) -> String {
    match values.is_empty() {
        true => String::new(),
        false => format!(" Viết một trong: {}.", values.join(", ")),
    }
}

fn listed(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        ContextValue::StyledStr(text) => vec![text.to_string()],
        ContextValue::Number(number) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
