//! What a sound file means.

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeDelta};

use super::super::types::*;
use super::super::{
    AfterTie, Bloc, CapCounts, CapMeans, Combine, Contest, Counts, Discipline, FaultCost, FaultRule,
    ItemKind, Lasting, Marks, Missing, Official, OfficialRole, Pace, Part, Phase, PlannedBatch, Points,
    PrizeGrade, PrizeOrder, Reckoning, Rounding, Rules, RunTime, Score, Side, Team, Theory, TieBreak, load,
};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// An agenda with these items and nothing else.
fn items(items: &str) -> Agenda {
    let text = format!("(title: \"Ngày hội\", items: {items})");
    load(&text).unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
}

#[test]
fn every_field_of_the_format_means_what_the_documentation_says() {
    let agenda = load(include_str!("../../../tests/agenda/every-field.ron")).unwrap();
    let first = DelegateId::from("dai-bieu-1");
    let plain = |name: &str, id: &str| Recipient {
        id: RecipientId::from(id),
        name: name.to_owned(),
        position: None,
        citation: None,
        slot: None,
        representative: None,
        posthumous: false,
        amount: None,
        spoken: None,
        note: None,
    };
    let item = |id: &str, title: &str| Item {
        id: ItemId::from(id),
        title: title.to_owned(),
        kind: ItemKind::Other,
        part: Part::Ceremony,
        minutes: None,
        start: None,
        performer: None,
        words: None,
        prep: None,
        note: None,
        outdoor: false,
        checks: Vec::new(),
        decisions: Vec::new(),
        contest: None,
        prizes_of: Vec::new(),
        prizes_from: PrizeOrder::Highest,
    };
    let prize = |grade: &str, count, amount| PrizeGrade {
        grade: grade.to_owned(),
        count,
        amount,
        printed: (grade == "Giải nhất").then_some(2),
    };
    let best = |grade: &str| vec![prize(grade, Some(1), None)];
    let rule = |code: &str, text: &str, costs, max| FaultRule {
        code: code.to_owned(),
        text: text.to_owned(),
        costs,
        then: Vec::new(),
        max,
    };
    let expected = Agenda {
        title: "Ngày hội toàn dân bảo vệ an ninh Tổ quốc".to_owned(),
        place: some("Nhà văn hoá phường"),
        host: some("UBND phường"),
        plan_number: some("56/KH-BCĐ"),
        date: NaiveDate::from_ymd_opt(2026, 8, 19),
        start: NaiveTime::from_hms_opt(7, 30, 0),
        must_end: NaiveTime::from_hms_opt(11, 0, 0),
        utc_offset: FixedOffset::east_opt(8 * 3600).unwrap(),
        reading_speed: 140,
        stage_width: Some(8),
        spoken: vec![Spoken { written: "UBND".to_owned(), read: "Uỷ ban nhân dân".to_owned() }],
        figures: vec![Figure { name: "so_ho".to_owned(), value: "12.356 hộ".to_owned() }],
        letterhead: Letterhead {
            superior: Some("UBND thành phố".to_owned()),
            issuer: Some("UBND phường".to_owned()),
            locality: Some("Phường Mẫu".to_owned()),
            programme_number: Some("12/CTr-UBND".to_owned()),
            minutes_number: Some("15/BB-UBND".to_owned()),
            on_behalf: Some("TM. ỦY BAN NHÂN DÂN".to_owned()),
            post: Some("CHỦ TỊCH".to_owned()),
            signatory: Some("Người ký 02".to_owned()),
            secretary: Some("Thư ký 01".to_owned()),
            recipients: vec!["Thường trực Đảng ủy".to_owned(), "Lưu: VT".to_owned()],
        },
        delegates: vec![
            Delegate {
                id: first.clone(),
                name: some("Đại biểu 01"),
                honorific: some("đồng chí"),
                rank_title: some("Trung tá"),
                position: some("Trưởng Công an phường"),
                former: true,
                organization: some("Công an phường"),
                bloc: Bloc::Police,
                level: Some(3),
                side: Side::Host,
                substitute_for: some("Đại biểu 00"),
                spoken: some("đại biểu một"),
                note: some("Đến 7h\nngồi hàng đầu"),
            },
            Delegate {
                id: DelegateId::from("dai-bieu-02"),
                name: some("Đại biểu 02"),
                honorific: None,
                rank_title: None,
                position: None,
                former: false,
                organization: None,
                bloc: Bloc::Guest,
                level: None,
                side: Side::Guest,
                substitute_for: None,
                spoken: None,
                note: None,
            },
        ],
        items: vec![
            Item {
                kind: ItemKind::Report,
                part: Part::Festival,
                minutes: Some(TimeDelta::minutes(75)),
                start: NaiveTime::from_hms_opt(8, 0, 0),
                performer: Some(Performer::Delegate(first)),
                words: some("Kính mời {nguoi_trinh_bay}.\nĐọc {{nguyên văn}}."),
                prep: some("Micro"),
                outdoor: true,
                checks: vec![
                    Check {
                        id: CheckId::from("bao-cao/slide"),
                        title: "Slide".to_owned(),
                        phase: Phase::Before,
                        owner: None,
                        required: false,
                    },
                    Check {
                        id: CheckId::from("bao-cao/may"),
                        title: "Máy chiếu".to_owned(),
                        phase: Phase::After,
                        owner: some("Tổ kỹ thuật"),
                        required: true,
                    },
                ],
                ..item("bao-cao", "Báo cáo")
            },
            Item {
                minutes: Some(TimeDelta::minutes(20)),
                performer: Some(Performer::Named("Đội văn nghệ".to_owned())),
                decisions: vec![Decision {
                    id: DecisionId::from("qd-214"),
                    form: "Giấy khen".to_owned(),
                    number: some("214/QĐ-UBND"),
                    date: NaiveDate::from_ymd_opt(2026, 8, 1),
                    issuer: some("Chủ tịch UBND phường"),
                    signatory: some("Người ký 01"),
                    title: some("Thành tích phong trào"),
                    precedence: Some(2),
                    ad_hoc: true,
                    announcer: Some(Performer::Named("Người dẫn chương trình".to_owned())),
                    presenters: vec![
                        Performer::Delegate(DelegateId::from("dai-bieu-02")),
                        Performer::Named("Người trao 01".to_owned()),
                    ],
                    bearers: vec!["Lễ tân 01".to_owned()],
                    batches: vec![
                        PlannedBatch { size: 4, ..PlannedBatch::default() },
                        PlannedBatch {
                            size: 5,
                            presenters: vec![Performer::Delegate(DelegateId::from("dai-bieu-02"))],
                            bearers: vec!["Lễ tân 02".to_owned()],
                        },
                    ],
                    amount: some("1.170.000 đồng"),
                    note: some("Hoa để bên trái"),
                    collectives: Roll {
                        count: Some(1),
                        list: vec![plain("Tập thể 01", "qd-214/tap-the-01")],
                    },
                    households: Roll { count: Some(3), list: Vec::new() },
                    individuals: Roll {
                        count: Some(10),
                        list: vec![
                            Recipient {
                                position: some("Tổ trưởng"),
                                citation: some("Có thành tích"),
                                slot: Some(4),
                                representative: some("Vợ"),
                                posthumous: true,
                                amount: some("500.000 đồng"),
                                spoken: some("cá nhân một"),
                                note: some("Đi xe lăn"),
                                ..plain("Cá nhân 01", "qd-214/cn-1")
                            },
                            plain("Cá nhân 02", "qd-214/ca-nhan-02"),
                        ],
                    },
                }],
                kind: ItemKind::AwardConferral,
                ..item("trao-thuong", "Trao thưởng")
            },
            Item {
                kind: ItemKind::Contest,
                contest: Some(Contest {
                    rules_ref: some("Điều lệ 01"),
                    officials: vec![
                        Official { role: OfficialRole::Chief, name: some("Trọng tài 01") },
                        Official { role: OfficialRole::Timekeeper, name: None },
                    ],
                    teams: vec![
                        Team {
                            id: TeamId::from("to-2"),
                            name: "Tổ 2".to_owned(),
                            category: None,
                            size: None,
                            captain: None,
                            victims: None,
                        },
                        Team {
                            id: TeamId::from("to-3"),
                            name: "Tổ 3".to_owned(),
                            category: some("dân phòng"),
                            size: Some(8),
                            captain: some("Đội trưởng 01"),
                            victims: Some(2),
                        },
                    ],
                    disciplines: vec![
                        Discipline {
                            id: DisciplineId::from("chua-chay"),
                            title: "Chữa cháy".to_owned(),
                            category: some("dân phòng"),
                            weight: Points(150),
                            final_of: None,
                            rules: Rules {
                                score: Score::TheoryPlusPractice,
                                lanes: Some(2),
                                prepare: Some(Lasting::seconds(90)),
                                late: None,
                                watches: Combine::Mean,
                                watch_limit: Some(RunTime(300)),
                                precision: 1,
                                rounding: Rounding::Up,
                                attempts: 2,
                                counts: Counts::Sum,
                                cap: Some(Lasting::minutes(2)),
                                cap_means: CapMeans::CappedTime,
                                faults: vec![
                                    rule("1", "Đổ vật cản", FaultCost::Time(Lasting::seconds(5)), Some(3)),
                                    rule("2", "Sai kỹ thuật", FaultCost::Points(Points(50)), None),
                                    rule("3", "Bỏ lăng", FaultCost::Disqualified, None),
                                    FaultRule {
                                        then: vec![
                                            FaultCost::Seconds(RunTime(5000)),
                                            FaultCost::Disqualified,
                                        ],
                                        ..rule(
                                            "4",
                                            "Hỏng lăng",
                                            FaultCost::Both(RunTime(2500), Points(100)),
                                            None,
                                        )
                                    },
                                    rule("5", "Thưởng", FaultCost::Bonus(RunTime(1500), Points(200)), None),
                                ],
                                ties: vec![TieBreak::FewerFaults, TieBreak::DrawLots],
                                prizes: vec![
                                    prize("Giải nhất", Some(1), some("2.000.000 đồng")),
                                    prize("Khuyến khích", None, None),
                                ],
                                theory: Some(Theory {
                                    questions: Some(30),
                                    prepare: Some(Lasting::seconds(15)),
                                    answer: Some(Lasting::seconds(60)),
                                    max_points: Points(950),
                                    prizes: best("Lý thuyết tốt nhất"),
                                }),
                                max_points: Some(Points(9000)),
                                reckoning: Reckoning {
                                    start_points: Some(Points(10_000)),
                                    pace: Some(Pace {
                                        set: RunTime(60_000),
                                        under: Points(50),
                                        over: Points(100),
                                    }),
                                    failed: Some(RunTime(480_000)),
                                    cap_counts: CapCounts::AfterPenalties,
                                    marks: Marks::WithoutExtremes,
                                    criteria: vec![crate::agenda::Criterion {
                                        title: "Nội dung".to_owned(),
                                        most: Points(4000),
                                    }],
                                    handicaps: vec![crate::agenda::Handicap {
                                        team: TeamId::from("to-3"),
                                        time: RunTime(10_000),
                                    }],
                                    individuals: Some(2),
                                },
                                after_tie: AfterTie::NotSkipped,
                                practice_prizes: best("Thực hành tốt nhất"),
                            },
                        },
                        Discipline {
                            id: DisciplineId::from("chung-ket"),
                            title: "Chung kết".to_owned(),
                            final_of: Some(crate::agenda::FinalOf {
                                discipline: DisciplineId::from("chua-chay"),
                                places: 1,
                                best: 2,
                            }),
                            ..Discipline::default()
                        },
                    ],
                    overall: vec![prize("Giải nhất toàn đoàn", Some(1), None)],
                    overall_ties: vec![TieBreak::MoreFirsts],
                    overall_missing: Missing::OneAfterLast,
                    overall_of: vec![DisciplineId::from("chua-chay")],
                }),
                ..item("hoi-thi", "Hội thi")
            },
            Item {
                prizes_of: vec![DisciplineId::from("chua-chay"), DisciplineId::from("hoi-thi/toan-doan")],
                prizes_from: PrizeOrder::Lowest,
                words: some(
                    "{dai_bieu.dai-bieu-1} {so_lieu.so-ho} {khen_thuong.qd-214.so_ho} {ket_qua.chua_chay.khuyen_khich} {ket_qua.toan_doan.nhat}",
                ),
                kind: ItemKind::PrizeGiving,
                ..item("trao-giai", "Trao giải")
            },
            Item { kind: ItemKind::Closing, ..item("be-mac", "Bế mạc") },
        ],
    };
    assert_eq!(agenda, expected);
}

#[test]
fn the_smallest_agenda_is_five_lines() {
    let agenda = load("(\n  title: \"Ngày hội\",\n  items: [\n    (title: \"Chào cờ\")]\n)").unwrap();
    assert_eq!((agenda.items.len(), agenda.items[0].id.0.as_str()), (1, "chao-co"));
    assert_eq!(agenda.utc_offset.local_minus_utc(), 7 * 3600);
    assert_eq!(agenda.reading_speed, 150);
    assert_eq!(agenda.date, None);
}

#[test]
fn defaults_of_a_discipline_are_those_of_the_documentation() {
    let agenda = items(r#"[(title: "a", contest: (disciplines: [(title: "b", theory: ())]))]"#);
    let discipline = &agenda.items[0].contest.as_ref().unwrap().disciplines[0];
    assert_eq!((discipline.rules.precision, discipline.rules.attempts), (2, 1));
    assert_eq!(discipline.rules.theory.as_ref().unwrap().max_points, Points(1000));
}

#[test]
fn repeated_titles_are_numbered_and_written_ids_win() {
    let agenda =
        items(r#"["Tham luận", "Tham luận", (id: "tham-luan-2", title: "Khác"), "Tham luận", "★★", "…"]"#);
    let ids: Vec<_> = agenda.items.iter().map(|item| item.id.0.as_str()).collect();
    assert_eq!(ids, ["tham-luan", "tham-luan-3", "tham-luan-2", "tham-luan-4", "muc-5", "muc-6"]);
}

#[test]
fn decisions_and_disciplines_are_one_scope_for_the_whole_file_and_teams_one_for_their_contest() {
    let one = r#"(title: "a", decisions: [(form: "Giấy khen")], contest: (teams: ["Tổ 2"], disciplines: [(title: "Chạy")]))"#;
    let agenda = items(&format!("[{one}, {one}]"));
    let [first, second] = agenda.items.as_slice() else { panic!() };
    assert_eq!([&first.decisions[0].id.0, &second.decisions[0].id.0], ["giay-khen", "giay-khen-2"]);
    let contests = [first, second].map(|item| item.contest.as_ref().unwrap());
    assert_eq!(contests.map(|contest| contest.disciplines[0].id.0.as_str()), ["chay", "chay-2"]);
    assert_eq!(contests.map(|contest| contest.teams[0].id.0.as_str()), ["to-2", "to-2"]);
}

#[test]
fn decomposed_and_mixed_text_is_stored_composed() {
    // NFD as macOS writes it, and Unikey's "Unicode tổ hợp": ê and a combining tone.
    let agenda = items("[\"Nguye\u{302}\u{303}n\", \"Nguyê\u{303}n\", \"Nguyễn\"]");
    assert!(agenda.items.iter().all(|item| item.title == "Nguyễn"));
    assert_eq!(agenda.items[1].id.0, "nguyen-2");
}

#[test]
fn text_is_trimmed_and_inner_no_break_spaces_stay() {
    let agenda = items("[(title: \"  Tổ\u{a0}dân phố\t8 \\n\", prep: \"\")]");
    assert_eq!(agenda.items[0].title, "Tổ\u{a0}dân phố 8");
    assert_eq!(agenda.items[0].prep, None);
}

#[test]
fn vocabularies_are_read_by_code_and_by_term_in_any_case() {
    let agenda = items(
        r#"[(title: "a", kind: report), (title: "b", kind: "Báo Cáo"), (title: "c", kind: "FlagSalute"),
            (title: "d", kind: "khai mạc"), (title: "e", kind: Some(Break))]"#,
    );
    let kinds: Vec<_> = agenda.items.iter().map(|item| item.kind).collect();
    assert_eq!(
        kinds,
        [ItemKind::Report, ItemKind::Report, ItemKind::FlagSalute, ItemKind::Opening, ItemKind::Break]
    );
}

#[test]
fn a_roll_may_be_a_count_a_list_or_both() {
    let agenda = items(
        r#"[(title: "a", decisions: [
            (form: "a", individuals: 10), (form: "b", individuals: ["Cá nhân 01"]),
            (form: "c", individuals: (list: ["Cá nhân 01"])), (form: "d", individuals: []), (form: "e"),
        ])]"#,
    );
    let counts: Vec<_> = agenda.items[0].decisions.iter().map(|d| d.individuals.count).collect();
    assert_eq!(counts, [Some(10), Some(1), Some(1), None, None]);
}

#[test]
fn a_delegate_of_whom_only_the_post_is_known_has_an_id() {
    let agenda = load(r#"(title: "a", delegates: [(position: "Bí thư Đảng uỷ")], items: ["b"])"#).unwrap();
    assert_eq!(agenda.delegates[0].id.0, "bi-thu-dang-uy");
}

#[test]
fn a_fault_costs_two_and_a_half_seconds_however_that_is_written() {
    for written in ["2.5", "\"2,5\"", "\"2.5\""] {
        let text = format!(
            "(title: \"x\", items: [(title: \"y\", contest: (teams: [\"Tổ 1\"], disciplines: [\
             (title: \"z\", faults: [(code: \"1\", text: \"Rơi vòi\", seconds: {written})])]))])"
        );
        let agenda = load(&text).unwrap_or_else(|faults| panic!("{written}: {faults:?}"));
        let contest = agenda.items[0].contest.as_ref().unwrap();
        assert_eq!(
            contest.disciplines[0].rules.faults[0].costs,
            FaultCost::Seconds(RunTime(2500)),
            "{written}"
        );
    }
}
