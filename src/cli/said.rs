//! The command line in the language of whoever types: what `--help` says, and what is said of a line
//! that is not understood. clap's definition in `cli` stays the one definition, and its English;
//! here stands the Vietnamese of each command and argument.

mod wrong;

use std::ffi::{OsStr, OsString};

use clap::{Arg, ArgAction, Command, CommandFactory};

pub use wrong::say_wrong;

use super::Typed;
use crate::agenda::RecipientKind;
use crate::paper::out::{Format, Kind};
use crate::text::Lang;

/// The variable that says the language once and for all.
const VARIABLE: &str = "NGAYHOI_LANG";

/// The name of whoever gives none at a console, in Vietnamese and in English.
pub const USUAL: (&str, &str) = ("điều hành", "organiser");
/// The name of whoever gives none with a command.
pub const COMMANDING: (&str, &str) = ("lệnh", "command");

/// That name, in a language.
pub fn usual(lang: Lang) -> &'static str {
    lang.pick(USUAL.0, USUAL.1)
}

/// That name, in a language.
pub fn commanding(lang: Lang) -> &'static str {
    lang.pick(COMMANDING.0, COMMANDING.1)
}

/// The commands in Vietnamese.
const COMMANDS: &[(&str, &str)] = &[
    ("run", "Chạy buổi lễ theo chương trình, hoặc chạy tiếp"),
    ("demo", "Xem một ngày hội mẫu tự diễn; phím nào cũng được để tự làm lấy. Không để lại tệp nào"),
    ("rehearse", "Tổng duyệt chương trình: nhật ký riêng, đồng hồ chạy nhanh, màn hình nào cũng ghi rõ"),
    ("check", "Kiểm tra tệp chương trình: báo hết mọi lỗi, lỗi ở đâu và viết thế nào cho đúng"),
    ("new", "Viết một tệp chương trình mẫu có lời giải thích, hoặc từ kịch bản sẵn có của cơ quan (--from)"),
    ("days", "Liệt kê các buổi lễ và các buổi tổng duyệt trên máy này"),
    ("do", "Gửi lệnh cho buổi lễ đang mở, như 'Next(from: \"chao-co\")'"),
    (
        "import",
        "Nhập danh sách người nhận hoặc danh sách đội vào buổi lễ đang mở: CSV, TSV, XLSX, XLS, ODS, DOCX hoặc văn bản",
    ),
    ("walk", "Soát lại chương trình tối hôm trước: từng mục còn gì dở, in ra để đánh dấu"),
    (
        "retime",
        "Xem tổng duyệt và buổi lễ thật của một chương trình đã mất bao lâu ở từng mục, và thời lượng nào nên sửa trong tệp; thêm --write để sửa",
    ),
    ("status", "Cho biết đang ở mục nào, kế tiếp là gì, chậm bao nhiêu"),
    (
        "paper",
        "In giấy tờ của chương trình, của buổi lễ đang mở hoặc đã xong: chương trình, kịch bản, danh sách, biên bản; ra Word, Excel, HTML, CSV hoặc văn bản",
    ),
    (
        "clock",
        "Xem sẽ đổi những gì nếu lấy giờ của máy (khi lúc mở chương trình đồng hồ máy bị sai); thêm --adopt để làm thật",
    ),
    ("copy", "Chép nhật ký trọn vẹn, lúc nào cũng được, kể cả khi đang có người dùng; không ghi đè tệp nào"),
    ("log", "Xem nhật ký, mỗi việc một dòng"),
    ("help", "Xem trợ giúp, chung hoặc của một lệnh"),
];

/// The arguments in Vietnamese, by their names; `command.argument` where a name means several things.
const ARGUMENTS: &[(&str, &str)] = &[
    ("run.file", "Tệp chương trình"),
    ("demo.scene", "Bắt đầu từ cảnh nào"),
    ("demo.list", "Cho biết có những cảnh nào"),
    ("rehearse.file", "Tệp chương trình"),
    ("retime.file", "Tệp chương trình"),
    ("walk.file", "Tệp chương trình"),
    ("write", "Sửa tệp; bản cũ được giữ lại bên cạnh"),
    ("new.file", "Tệp sẽ viết; chưa được có tệp nào tên này"),
    ("import.file", "Tệp danh sách; viết - để đọc văn bản từ đầu vào chuẩn"),
    ("check.files", "Các tệp chương trình"),
    ("help.command", "Lệnh muốn xem"),
    (
        "from",
        "Kịch bản sẵn có: DOCX, XLSX, XLS, ODS, CSV hoặc văn bản; viết - để đọc văn bản dán vào. Cho xem đã hiểu gì trước khi viết",
    ),
    ("words", "Lời dẫn của MC: đoạn nào đứng dưới tên mục nào thì vào mục ấy"),
    ("delegates", "Danh sách đại biểu, theo thứ tự giới thiệu"),
    (
        "awards",
        "Danh sách khen thưởng, cùng quyết định ghi ở đầu danh sách; nhiều danh sách thì viết nhiều lần",
    ),
    ("new.sheet", "Trang tính, theo tên hoặc số thứ tự"),
    ("new.preview", "Chỉ xem hiểu được những gì"),
    ("name", "Tên của bạn trong nhật ký"),
    ("ngayhoi.name", "Tên của bạn trong nhật ký; không ghi thì sẽ được hỏi"),
    ("theme", "Màu: dark (nền tối), light (nền sáng), plain (không màu; mặc định khi có NO_COLOR)"),
    ("lang", "Ngôn ngữ: vi hoặc en; đặt sẵn bằng biến NGAYHOI_LANG"),
    (
        "data",
        "Thư mục giữ nhật ký các buổi lễ, thay cho thư mục dữ liệu của người dùng (hoặc biến NGAYHOI_DATA)",
    ),
    ("clock", "Giờ giả định, để thử"),
    ("journal", "Tệp nhật ký, thay cho buổi lễ đang mở trong thư mục dữ liệu"),
    ("go_on", "Chạy tiếp buổi lễ đã có của chương trình này, kể cả khi đã sang hôm khác"),
    ("new", "Mở buổi lễ mới dù chương trình này đã có một buổi"),
    ("rehearse.new", "Bắt đầu buổi tổng duyệt mới dù đang có một buổi"),
    ("speed", "Đồng hồ chạy nhanh gấp bao nhiêu lần (1–600)"),
    ("json", "Cho chương trình khác đọc (JSON)"),
    ("agenda", "Mở buổi lễ theo chương trình này nếu chưa có nhật ký"),
    ("list", "Liệt kê mọi lệnh, kèm ví dụ"),
    (
        "sure",
        "Làm cả việc mà màn hình sẽ hỏi lại: trao cho người đang ghi là vắng, gọi danh sách chưa đến lượt",
    ),
    (
        "commands",
        "Các lệnh; gặp lệnh bị từ chối thì dừng. Viết - để đọc từ đầu vào chuẩn, mỗi dòng một lệnh, bị từ chối vẫn làm tiếp",
    ),
    ("decision", "Mã quyết định của danh sách"),
    ("teams", "Mã mục có hội thi mà các đội được thêm vào"),
    ("kind", "Loại danh sách: individual (cá nhân), collective (tập thể) hoặc household (hộ gia đình)"),
    ("sheet", "Trang tính hoặc bảng, theo tên hoặc số thứ tự; nhớ cùng các cột cho tệp sau có cùng tiêu đề"),
    ("columns", "Các cột, khi tiêu đề không nói rõ: name=2,position=3; nhớ cho tệp sau có cùng tiêu đề"),
    ("preview", "Chỉ xem hiểu được những gì, từng dòng"),
    ("without", "Các dòng bỏ ra, như 3,7"),
    ("take", "Các dòng còn ngờ nhưng vẫn lấy, như 3,7"),
    ("doubtful", "Lấy mọi dòng còn ngờ, trừ người đã có trong danh sách"),
    ("replace", "Thay cả danh sách đang có, khi chưa gọi ai"),
    ("which", "In gì; viết tên không dấu như bien-ban cũng được"),
    ("paper.agenda", "Tệp chương trình, thay cho buổi lễ đang mở"),
    ("format", "Định dạng; không ghi thì theo đuôi tên tệp, không có tệp thì là văn bản"),
    ("output", "Tệp sẽ ghi, chưa được có; viết - để ra đầu ra chuẩn, như văn bản và CSV khi không ghi tệp"),
    ("overwrite", "Ghi đè tệp đã có"),
    ("adopt", "Lấy giờ của máy từ bây giờ"),
    ("to", "Tệp sẽ ghi (….ngayhoi), hoặc thư mục, như thư mục của USB"),
    ("help", "Xem trợ giúp này"),
    ("version", "Xem phiên bản"),
];

/// What stands for a value.
const VALUES: &[(&str, &str)] = &[
    ("FILE", "TỆP"),
    ("SCENE", "CẢNH"),
    ("FILES", "TỆP"),
    ("NAME", "TÊN"),
    ("THEME", "MÀU"),
    ("LANG", "NGÔN_NGỮ"),
    ("FOLDER", "THƯ_MỤC"),
    ("PATH", "ĐƯỜNG_DẪN"),
    ("SPEED", "SỐ_LẦN"),
    ("COMMAND", "LỆNH"),
    ("ID", "MÃ"),
    ("ITEM", "MỤC"),
    ("KIND", "LOẠI"),
    ("COLUMNS", "CÁC_CỘT"),
    ("LINES", "CÁC_DÒNG"),
    ("WHICH", "BẢN_IN"),
    ("FORMAT", "ĐỊNH_DẠNG"),
    ("TO", "NƠI_CHÉP"),
];

const ABOUT: &str = "Điều hành Ngày hội toàn dân bảo vệ an ninh Tổ quốc từ một cửa sổ dòng lệnh.";
const WITHOUT_COMMAND: &str =
    "Không ghi lệnh nào: hiện các buổi lễ trên máy này để chọn một buổi mà chạy tiếp.";

/// The language of a line, known before the line is: `--lang` wherever it stands, else the variable,
/// else Vietnamese.
pub fn lang_of(typed: &[OsString], variable: Option<&OsStr>) -> Lang {
    let code = |text: &str| match text {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    };
    let words = typed.iter().skip(1).map(|word| word.to_str().unwrap_or_default());
    let mut words = words.take_while(|word| *word != "--");
    let mut said = None;
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => continue,
        };
        said = value.and_then(code).or(said);
    }
    said.or_else(|| variable.and_then(OsStr::to_str).and_then(code)).unwrap_or_default()
}

/// What the variable says.
pub fn variable() -> Option<OsString> {
    std::env::var_os(VARIABLE)
}

/// The command line as clap reads it, in this language.
pub fn command(lang: Lang) -> Command {
    let command = with_own_help(Typed::command().name("ngayhoi")).mut_args(|arg| by_language(arg, lang));
    let command = command.mut_subcommands(|sub| sub.mut_args(|arg| by_language(arg, lang)));
    match lang {
        Lang::En => command,
        Lang::Vi => in_vietnamese(command),
    }
}

/// Our own `--help` and `--version` in the place of clap's, whose sentences cannot be changed.
fn with_own_help(command: Command) -> Command {
    let help = || Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Print this help");
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help())
        .arg(version.help("Print the version"))
        .mut_subcommands(|sub| sub.disable_help_flag(true).arg(help()))
}

/// What is meant where nothing is typed, in the language.
fn by_language(arg: Arg, lang: Lang) -> Arg {
    match arg.get_id().as_str() {
        "lang" => arg.default_value(lang.pick("vi", "en")),
        "name" => match arg.get_default_values().first().and_then(|value| value.to_str()) {
            Some(value) if value == USUAL.0 => arg.default_value(usual(lang)),
            Some(_) => arg.default_value(commanding(lang)),
            None => arg,
        },
        _ => arg,
    }
}

fn in_vietnamese(command: Command) -> Command {
    // clap writes the usage only for a command that knows its place among the others.
    let mut built = command.clone().mut_args(|arg| argument(arg, "ngayhoi"));
    built = built.mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        sub.mut_args(|arg| argument(arg, &name))
    });
    built.build();
    let whole = usage(&mut built);
    let of: Vec<(String, String)> =
        built.get_subcommands_mut().map(|sub| (sub.get_name().to_owned(), usage(sub))).collect();
    let command = command
        .about(ABOUT)
        .long_about(format!("{ABOUT}\n\n{WITHOUT_COMMAND}"))
        .override_usage(whole)
        .mut_args(|arg| argument(arg, "ngayhoi"))
        .help_template(
            "{about-with-newline}\nCách dùng: {usage}\n\nLệnh:\n{subcommands}\n\nTuỳ chọn:\n{options}\n",
        );
    command.mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        let usage = of.iter().find(|(of, _)| *of == name).map(|(_, usage)| usage.clone());
        let about = COMMANDS.iter().find(|(of, _)| *of == name).map_or("", |(_, about)| about);
        let sub = sub.about(about).long_about(None::<&str>).override_usage(usage.unwrap_or_default());
        let sub = sub.mut_args(|arg| argument(arg, &name));
        sub_template(sub)
    })
}

fn sub_template(sub: Command) -> Command {
    let places = if sub.get_positionals().next().is_some() { "Tham số:\n{positionals}\n\n" } else { "" };
    let template =
        format!("{{about-with-newline}}\nCách dùng: {{usage}}\n\n{places}Tuỳ chọn:\n{{options}}\n");
    sub.help_template(template)
}

/// `ngayhoi check [TUỲ CHỌN] <TỆP>...`
fn usage(command: &mut Command) -> String {
    let said = command.render_usage().to_string();
    let said = said.strip_prefix("Usage: ").unwrap_or(&said);
    said.replace("[OPTIONS]", "[TUỲ CHỌN]").replace("[COMMAND]", "[LỆNH]")
}

/// An argument with its sentence, its values and what is meant without it.
fn argument(arg: Arg, command: &str) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let of = |key: &str| ARGUMENTS.iter().find(|(of, _)| *of == key).map(|(_, said)| *said);
    let mut said = of(&format!("{command}.{id}")).or_else(|| of(&id)).unwrap_or_default().to_owned();
    let values: Vec<(&str, &str)> = match id.as_str() {
        "which" => Kind::ALL.iter().map(|kind| (kind.code(), kind.about(Lang::Vi))).collect(),
        "format" => Format::ALL.iter().map(|format| (format.code(), format.about(Lang::Vi))).collect(),
        _ => Vec::new(),
    };
    for (code, about) in values {
        said += &format!("\n{code}: {about}");
    }
    let usual: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !usual.is_empty() && arg.get_action().takes_values() {
        said += &format!(" [mặc định: {}]", usual.join(", "));
    }
    let name = match arg.get_value_names() {
        Some([name, ..]) => name.to_string(),
        _ => id.to_uppercase(),
    };
    let name = VALUES.iter().find(|(of, _)| *of == name).map(|(_, name)| *name);
    let arg = arg.help(said).long_help(None::<&str>);
    if !arg.get_action().takes_values() {
        return arg;
    }
    let arg = arg.hide_default_value(true).hide_possible_values(true);
    match name {
        Some(name) => arg.value_name(name),
        None => arg,
    }
}

/// The help of a command, or of all.
///
/// # Errors
/// There is no such command.
pub fn help(of: Option<&str>, lang: Lang) -> Result<String, clap::Error> {
    let mut line = vec!["ngayhoi"];
    line.extend(of);
    line.push("--help");
    match command(lang).try_get_matches_from(line) {
        Err(error) if !error.use_stderr() => Ok(error.render().to_string()),
        Err(error) => Err(error),
        Ok(_) => Ok(String::new()),
    }
}

/// What an argument of this name takes, in words.
fn taken_by(argument: &str) -> Option<String> {
    let name = argument.split_whitespace().next().unwrap_or_default();
    Some(match name {
        "--speed" => "một số nguyên từ 1 đến 600".to_owned(),
        "--without" | "--take" => "số thứ tự của các dòng, như 3,7".to_owned(),
        "--lang" => "vi hoặc en".to_owned(),
        "--kind" => {
            RecipientKind::ALL.iter().map(|kind| kind.code().to_lowercase()).collect::<Vec<_>>().join(", ")
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has_vietnamese(said: &str) -> bool {
        said.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
    }

    fn arguments(command: &Command) -> impl Iterator<Item = &Arg> {
        command.get_arguments().filter(|arg| !arg.is_hide_set())
    }

    #[test]
    fn every_command_and_argument_has_its_vietnamese_sentence() {
        let command = command(Lang::Vi);
        for sub in command.get_subcommands().chain([&command]) {
            let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(has_vietnamese(&about), "{}: {about:?}", sub.get_name());
            for arg in arguments(sub) {
                let said = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(has_vietnamese(&said), "{} {}: {said:?}", sub.get_name(), arg.get_id());
            }
        }
    }

    #[test]
    fn every_value_has_its_vietnamese_name() {
        let command = command(Lang::Vi);
        for sub in command.get_subcommands().chain([&command]) {
            for arg in arguments(sub).filter(|arg| arg.get_action().takes_values()) {
                let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
                assert!(VALUES.iter().any(|(_, vi)| Some(*vi) == name.as_deref()), "{}", arg.get_id());
            }
        }
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let line = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        let en = Some(OsStr::new("en"));
        for (typed, variable, lang) in [
            ("ngayhoi", None, Lang::Vi),
            ("ngayhoi --lang en", None, Lang::En),
            ("ngayhoi run --bad --lang=en", None, Lang::En),
            ("ngayhoi runn", en, Lang::En),
            ("ngayhoi runn --lang vi", en, Lang::Vi),
            ("ngayhoi run --lang", en, Lang::En),
            ("ngayhoi do -- --lang en", None, Lang::Vi),
            ("ngayhoi run --language en", None, Lang::Vi),
            ("ngayhoi run", Some(OsStr::new("fr")), Lang::Vi),
        ] {
            assert_eq!(lang_of(&line(typed), variable), lang, "{typed}");
        }
    }
}
