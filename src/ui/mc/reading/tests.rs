use super::*;

const PLAIN: Manner<'_> = Manner { columns: 30, large: false, spoken: &[], lang: crate::text::Lang::Vi };

fn text(text: &str) -> Said {
    Said::Text(text.to_owned())
}

fn delegate(id: &str, introduced: bool) -> Said {
    Said::Delegate { id: id.into(), address: format!("đồng chí {id}"), introduced }
}

fn lay_out(said: &[Said], manner: Manner<'_>) -> Script {
    Script::lay_out(said, |_| "○ chưa có tên".to_owned(), manner)
}

fn shown(script: &Script) -> Vec<String> {
    let line = |line: &Line| {
        let stretches: String = line.stretches.iter().map(|stretch| stretch.text.as_str()).collect();
        " ".repeat(line.indent) + &stretches
    };
    script.lines.iter().map(line).collect()
}

fn spoken(pairs: &[(&str, &str)]) -> Vec<Spoken> {
    let one = |(written, read): &(&str, &str)| Spoken { written: (*written).into(), read: (*read).into() };
    pairs.iter().map(one).collect()
}

#[test]
fn words_are_never_cut_and_a_sign_stays_with_its_word() {
    let said = [text("Xin kính mời "), text("đồng chí Trung tá Đại biểu 13"), text(", Trưởng Công an!")];
    assert_eq!(
        shown(&lay_out(&said, Manner { columns: 22, ..PLAIN })),
        ["Xin kính mời đồng chí", "Trung tá Đại biểu 13,", "Trưởng Công an!"]
    );
}

#[test]
fn a_word_wider_than_the_line_is_broken_and_nothing_of_it_is_lost() {
    let script = lay_out(&[text("a nghiêngngảnghiêngngả b")], Manner { columns: 8, ..PLAIN });
    assert_eq!(shown(&script), ["a", "nghiêngn", "gảnghiên", "gngả b"]);
    for line in 0..script.end() {
        assert_eq!(script.line_of(&script.place_of(line)), line);
    }
}

#[test]
fn what_is_not_known_is_one_mark_that_is_not_broken_and_keeps_its_full_stop() {
    let said = [text("Xin trân trọng kính mời "), Said::Unknown(Name::Performer), text(". Xin mời!")];
    let script = lay_out(&said, PLAIN);
    assert_eq!(shown(&script), ["Xin trân trọng kính mời", "○ chưa có tên. Xin mời!"]);
    let roles: Vec<_> =
        script.lines[1].stretches.iter().map(|part| (part.text.as_str(), part.role)).collect();
    assert_eq!(roles, [("○ chưa có tên", Role::Unknown), (". Xin mời!", Role::Plain)]);
}

#[test]
fn spoken_forms_are_whole_words_the_longest_first() {
    let spoken = spoken(&[("UBND phường", "Ủy ban phường"), ("UBND", "Ủy ban nhân dân"), ("4×100 m", "bốn")]);
    let manner = Manner { columns: 60, spoken: &spoken, ..PLAIN };
    let script = lay_out(&[text("(UBND), UBND phường, 19/KH-UBNDX, UBNDTP; 4×100 m.")], manner);
    assert_eq!(shown(&script), ["(Ủy ban nhân dân), Ủy ban phường, 19/KH-UBNDX, UBNDTP; bốn."]);
    let roles: Vec<_> = script.lines[0].stretches.iter().filter(|part| part.role == Role::Spoken).collect();
    assert_eq!(roles.len(), 3);
}

#[test]
fn the_place_stays_at_its_word_when_forms_are_spoken_and_when_the_window_changes() {
    let said = [text("Chủ tịch UBND phường, Chủ tịch HĐND phường, Trưởng Công an phường và bà con.")];
    let spoken = spoken(&[("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân")]);
    let written = lay_out(&said, Manner { columns: 20, ..PLAIN });
    let read = lay_out(&said, Manner { columns: 24, large: true, spoken: &spoken, ..PLAIN });
    let at = |script: &Script, line: usize| shown(script)[line].clone();
    let line = written.lines.iter().position(|line| line.stretches[0].text.starts_with("Công an")).unwrap();
    let same = read.line_of(&written.place_of(line));
    assert!(at(&read, same).contains("Công an"), "{:?}", shown(&read));
    for script in [&written, &read] {
        for line in 0..=script.end() {
            assert_eq!(script.line_of(&script.place_of(line)), line, "{:?}", shown(script));
        }
    }
}

#[test]
fn each_delegate_has_a_line_of_their_own_and_the_next_one_is_seen_to_begin() {
    let said = [
        text("Xin trân trọng giới thiệu:\n"),
        delegate("Nguyễn Thị Thanh Hòa, Chủ tịch", false),
        delegate("B", false),
        text(".\nXin cảm ơn!"),
    ];
    let script = lay_out(&said, PLAIN);
    assert_eq!(
        shown(&script),
        [
            "Xin trân trọng giới thiệu:",
            "đồng chí Nguyễn Thị Thanh Hòa,",
            "  Chủ tịch",
            "đồng chí B.",
            "Xin cảm ơn!",
        ]
    );
    let gaps: Vec<usize> = script.lines.iter().map(|line| line.gap).collect();
    assert_eq!(gaps, [0, 1, 0, 0, 1]);
    // The name is passed with its last line, not before.
    assert_eq!(script.passed(1, 2), []);
    assert_eq!(script.passed(1, 3), ["Nguyễn Thị Thanh Hòa, Chủ tịch".into()]);
    assert_eq!(script.passed(0, 4).len(), 2);
    assert_eq!(script.to_be_read(3).count(), 1);
}

#[test]
fn whoever_arrives_while_the_list_is_read_comes_after_the_reading_line() {
    let words = |list: &[(&str, bool)]| -> Vec<Said> {
        let mut said = vec![text("Giới thiệu:\n")];
        said.extend(list.iter().map(|(id, introduced)| delegate(id, *introduced)));
        said
    };
    let order = |said: &[Said]| -> Vec<String> { shown(&lay_out(said, PLAIN)) };
    let before = words(&[("A", true), ("B", false), ("D", false)]);
    let script = lay_out(&before, PLAIN);
    let at_b = script.place_of(2);
    // C ranks before B; B is on the reading line.
    let after =
        arrange(words(&[("A", true), ("C", false), ("B", false), ("D", false)]), &at_b, &["A".into()]);
    assert_eq!(order(&after)[1..], ["đồng chí A", "đồng chí B", "đồng chí C", "đồng chí D"]);
    assert_eq!(lay_out(&after, PLAIN).line_of(&at_b), 2);
}

#[test]
fn whoever_arrives_when_the_list_is_behind_is_left_for_the_next_seam() {
    let list = [text("Giới thiệu:\n"), delegate("A", true), delegate("C", false), text("\nXin cảm ơn!")];
    let read = lay_out(&[list[0].clone(), list[1].clone(), list[3].clone()], PLAIN);
    for place in [read.place_of(2), Bookmark::End] {
        let arranged = arrange(list.to_vec(), &place, &["A".into()]);
        assert_eq!(lay_out(&arranged, PLAIN).to_be_read(0).count(), 0, "{place:?}");
    }
    // A list that ends the words goes on instead.
    let open = [text("Giới thiệu:\n"), delegate("A", true), delegate("C", false)];
    let script = lay_out(&arrange(open.to_vec(), &Bookmark::End, &["A".into()]), PLAIN);
    assert_eq!(script.line_of(&Bookmark::End), 2);
}

#[test]
fn a_reading_taken_back_stays_where_it_was_read() {
    // A was read, and the mark undone: it does not jump away above the reading line.
    let said = vec![text("Giới thiệu:\n"), delegate("B", true), delegate("A", false), delegate("C", false)];
    let arranged = arrange(said, &Bookmark::End, &["A".into(), "B".into()]);
    assert_eq!(shown(&lay_out(&arranged, PLAIN))[1..], ["đồng chí A", "đồng chí B", "đồng chí C"]);
}

#[test]
fn when_whoever_is_being_read_leaves_it_goes_on_with_the_next() {
    let list = [text("Giới thiệu:\n"), delegate("A", true), delegate("B", false), delegate("C", false)];
    let at_b = lay_out(&list, PLAIN).place_of(2);
    let without = [list[0].clone(), list[1].clone(), list[3].clone()];
    assert_eq!(lay_out(&without, PLAIN).line_of(&at_b), 2);
    let last = [list[0].clone(), list[1].clone(), text("\nXin cảm ơn!")];
    assert_eq!(lay_out(&last, PLAIN).line_of(&at_b), 2);
    assert_eq!(lay_out(&[], PLAIN).line_of(&at_b), 0);
}
