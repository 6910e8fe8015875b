//! An agenda out of the office's own papers: `ngayhoi new --from`.

use ngayhoi::agenda::{self, Agenda, Item, Performer};

use crate::shell::Shell;

fn paper(name: &str) -> String {
    format!("{}/tests/papers/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_running_order_in_word_becomes_an_agenda_that_runs() {
    let shell = Shell::new();
    let from = paper("kich-ban-thuong.docx");
    shell
        .run(&["new", "a.ron", "--from", &from])
        .exits(0)
        .out_says("Tên: Ngày hội toàn dân bảo vệ an ninh Tổ quốc năm 2026")
        .out_says("  08:10     5'  Chào cờ, hát Quốc ca · MC")
        .out_says("7 mục, 0 dòng chưa hiểu.")
        .out_says("Đã viết a.ron.");
    shell.run(&["check", "a.ron"]).exits(0).out_says("7 tiết mục");
    shell.run(&["do", "--agenda", "a.ron", "Start(\"don-tiep-dai-bieu-phat-tai-lieu\")"]).exits(0);
}

#[test]
fn what_is_there_already_is_never_written_over() {
    let shell = Shell::new();
    let mine = shell.write("a.ron", "// của tôi");
    let from = paper("kich-ban.xlsx");
    shell.run(&["new", "a.ron", "--from", &from]).exits(1).err_says("đã có tệp này, không ghi đè");
    assert_eq!(std::fs::read_to_string(mine).unwrap(), "// của tôi");
    // Looking writes nothing.
    shell.run(&["new", "b.ron", "--from", &from, "--preview"]).exits(0).out_says("Chưa viết tệp nào.");
    assert!(!shell.path("b.ron").exists());
}

#[test]
fn a_chat_that_is_pasted_becomes_an_agenda_and_a_list_of_names_does_not() {
    let shell = Shell::new();
    let chat = std::fs::read_to_string(paper("kich-ban-zalo.txt")).unwrap();
    shell.run_with(&["new", "a.ron", "--from", "-"], &chat).exits(0).out_says("6 mục, 0 dòng chưa hiểu.");
    shell.run(&["check", "a.ron"]).exits(0);
    let list = paper("khen-thuong.docx");
    shell.run(&["new", "b.ron", "--from", &list]).exits(2).err_says("Không thấy mục nào của chương trình");
    shell.run(&["new", "b.ron", "--from", &paper("khen-thuong.doc")]).exits(2).err_says("kiểu .docx");
    shell.run(&["new", "b.ron", "--from", "khong-co.docx"]).exits(2).err_says("không có tệp này");
    shell.run(&["new", "b.ron", "--lang", "en", "--from", &list]).exits(2).err_says("No item of a programme");
}

#[test]
fn the_words_the_delegates_and_the_lists_come_along() {
    let shell = Shell::new();
    let (words, delegates, awards) =
        (paper("loi-dan.docx"), paper("dai-bieu.docx"), paper("khen-thuong.docx"));
    let beside = ["--words", &words, "--delegates", &delegates, "--awards", &awards];
    let from = paper("kich-ban-day-du.docx");
    shell
        .run(&[&["new", "a.ron", "--from", &from], &beside[..]].concat())
        .exits(0)
        .out_says("Lời dẫn: 5/7 mục.")
        .out_says("? lời dẫn chưa khớp mục nào (1 dòng): 5. Phút tưởng niệm")
        .out_says("Đại biểu: 5, 0 dòng chưa hiểu; 2 mục do đại biểu thực hiện.")
        .out_says(
            "Giấy khen 214/QĐ-UBND: 2 tập thể, 3 cá nhân, trao ở mục “Công bố quyết định, trao Giấy khen”.",
        );
    shell.run(&["check", "a.ron"]).exits(0);
    shell.run(&["do", "--agenda", "a.ron", "Note(text: \"mở\")"]).exits(0);
    // Nothing is conferred in this programme.
    let from = paper("kich-ban.csv");
    let said = shell.run(&["new", "b.ron", "--from", &from, "--awards", &awards]);
    said.exits(1).err_says("chưa có mục nào để trao danh sách này");
    assert!(!shell.path("b.ron").exists());
    shell.run(&["new", "b.ron", "--words", &words]).exits(2).err_says("--from");
}

fn loaded(path: &std::path::Path) -> Agenda {
    agenda::check(&std::fs::read(path).unwrap()).agenda.unwrap_or_else(|| panic!("{}", path.display()))
}

/// Who performs, as a name.
fn performer(agenda: &Agenda, item: &Item) -> Option<String> {
    match item.performer.as_ref()? {
        Performer::Named(name) => Some(name.clone()),
        Performer::Delegate(id) => agenda.delegate(id).and_then(|delegate| delegate.name.clone()),
    }
}

/// What a paper says of each item; a workbook has no rows for the parts.
fn told(agenda: &Agenda, has_parts: bool) -> Vec<String> {
    let of = |item: &Item| {
        let checks: Vec<_> =
            item.checks.iter().map(|own| (&own.title, own.phase, &own.owner, own.required)).collect();
        let notes = (&item.prep, &item.note, item.outdoor);
        let part = if has_parts { item.part } else { agenda::Part::default() };
        format!("{} {part:?} {:?} {notes:?} {checks:?}", item.title, item.minutes)
    };
    agenda.items.iter().map(of).collect()
}

#[test]
fn what_the_program_prints_reads_back_to_the_same_items() {
    for name in ["mau-ngay-hoi", "lam-son-2023", "nhan-chinh-2022", "vinh-tuy-2020", "quang-an-2023"] {
        let own = std::path::PathBuf::from(format!("{}/agendas/{name}.ron", env!("CARGO_MANIFEST_DIR")));
        let first = loaded(&own);
        let titles = |agenda: &Agenda| agenda.items.iter().map(|item| item.title.clone()).collect::<Vec<_>>();
        for format in ["docx", "xlsx"] {
            let shell = Shell::new();
            let print = |kind: &str| {
                let paper = format!("{kind}.{format}");
                shell.run(&["paper", kind, own.to_str().unwrap(), "-o", &paper]).exits(0);
                paper
            };
            let (programme, script) = (print("programme"), print("script"));
            shell.run(&["new", "a.ron", "--from", &script]).exits(0).out_says("0 dòng chưa hiểu");
            let (again, is_word) = (loaded(&shell.path("a.ron")), format == "docx");
            for (again, own) in told(&again, is_word).iter().zip(told(&first, is_word)) {
                assert_eq!(*again, own, "{name} {format}");
            }
            if is_word {
                assert_eq!((&again.date, &again.place), (&first.date, &first.place), "{name}");
            }
            shell.run(&["new", "b.ron", "--from", &programme]).exits(0).out_says("0 dòng chưa hiểu");
            assert_eq!(titles(&loaded(&shell.path("b.ron"))), titles(&first), "{name} {format}");
        }
    }
}

#[test]
fn the_model_day_comes_back_from_its_own_papers_with_words_people_and_decisions() {
    let own = std::path::PathBuf::from(format!("{}/agendas/mau-ngay-hoi.ron", env!("CARGO_MANIFEST_DIR")));
    let first = loaded(&own);
    let shell = Shell::new();
    for kind in ["script", "mc", "delegates", "awards"] {
        let paper = format!("{kind}.docx");
        shell.run(&["paper", kind, own.to_str().unwrap(), "-o", &paper]).exits(0);
    }
    let beside = ["--words", "mc.docx", "--delegates", "delegates.docx", "--awards", "awards.docx"];
    shell.run(&[&["new", "a.ron", "--from", "script.docx"], &beside[..]].concat()).exits(0);
    let again = loaded(&shell.path("a.ron"));
    let names = |agenda: &Agenda| agenda.delegates.iter().map(|own| own.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&again), names(&first));
    for (item, own) in again.items.iter().zip(&first.items) {
        assert_eq!(performer(&again, item), performer(&first, own), "{}", own.title);
        assert_eq!(item.words.is_some(), own.words.is_some(), "{}", own.title);
    }
    let decided = |agenda: &Agenda| -> Vec<String> {
        let numbered = agenda.decisions().filter(|own| own.number.is_some());
        let of = |own: &agenda::Decision| {
            let rolls = own.rolls().map(|(_, roll)| {
                roll.list
                    .iter()
                    .map(|own| (own.name.clone(), own.position.clone(), own.posthumous))
                    .collect::<Vec<_>>()
            });
            format!("{:?} {:?} {:?} {rolls:?}", own.number, own.date, own.issuer)
        };
        numbered.map(of).collect()
    };
    assert_eq!(decided(&again), decided(&first));
}
