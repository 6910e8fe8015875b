//! The closed vocabularies of an agenda: code name, Vietnamese term, English term, in one table.

use serde::{Deserialize, Serialize};

/// Declares an enum together with its code names (written in RON), Vietnamese and English terms.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $($(#[$vmeta:meta])* $variant:ident $vi:literal $en:literal,)+) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* #[doc = $vi] $variant,)+
        }

        impl $name {
            /// Every term, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name written in RON.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }

            /// The Vietnamese term.
            pub fn vi(self) -> &'static str {
                match self { $(Self::$variant => $vi),+ }
            }

            /// The English term.
            pub fn en(self) -> &'static str {
                match self { $(Self::$variant => $en),+ }
            }
        }
    };
}

vocabulary! {
    /// The two halves of the day.
    Part,
    #[default]
    Ceremony "phần lễ" "ceremony",
    Festival "phần hội" "festival",
}

vocabulary! {
    /// When a check is to be done, seen from its item.
    Phase,
    #[default]
    Before "trước" "before",
    During "trong" "during",
    After "sau" "after",
}

vocabulary! {
    /// The body a delegate belongs to, in the order of introduction of Hướng dẫn
    /// 112-HD/BTGTU (Đắk Lắk, 2020): superiors, Party, Council, Government, Front, then others.
    Bloc,
    Superior "cấp trên" "superior level",
    Party "Đảng" "Party",
    Council "Quốc hội, HĐND" "Assembly, Council",
    Government "Chính phủ, UBND" "Government",
    Front "MTTQ" "Fatherland Front",
    MassOrg "đoàn thể" "mass organisation",
    Police "công an" "police",
    Military "quân đội" "military",
    #[default]
    Guest "khách mời" "guest",
}

vocabulary! {
    /// Guest before host: "khách trước, chủ sau".
    Side,
    #[default]
    Guest "khách" "guest",
    Host "chủ" "host",
}

vocabulary! {
    /// Who receives: collectives are called before individuals (khoản 5 Điều 26 NĐ 145/2013).
    RecipientKind,
    Collective "tập thể" "collective",
    Household "hộ gia đình" "household",
    #[default]
    Individual "cá nhân" "individual",
}

vocabulary! {
    /// How several watches on one run become one time.
    Combine,
    #[default]
    Single "một đồng hồ" "single watch",
    Mean "trung bình" "mean",
    MiddleOfThree "giữa của ba" "middle of three",
    SlowerOfTwo "chậm hơn của hai" "slower of two",
    ElectronicWithBackup "điện tử, bấm tay dự phòng" "electronic with hand backup",
}

vocabulary! {
    /// How a time is brought to the precision of the rules.
    Rounding,
    #[default]
    HalfUp "làm tròn" "rounded",
    Up "làm tròn lên" "rounded up",
    Truncate "cắt bỏ phần lẻ" "cut off",
}

vocabulary! {
    /// One link of the chain that separates teams with equal results.
    TieBreak,
    FewerFaults "ít lỗi hơn" "fewer faults",
    BetterTime "thời gian thực hành ít hơn" "less practice time",
    /// Of a whole contest, as the three that follow.
    MoreFirsts "nhiều hạng nhất hơn" "more first ranks",
    MoreSeconds "nhiều hạng nhì hơn" "more second ranks",
    BetterFirstDiscipline "hạng tốt hơn ở môn đầu" "better rank in the first discipline",
    BetterLastDiscipline "hạng tốt hơn ở môn cuối" "better rank in the last discipline",
    BetterPractice "thực hành tốt hơn" "better practice result",
    BetterTheory "lý thuyết tốt hơn" "better theory result",
    BetterOtherAttempt "lần thi còn lại tốt hơn" "better other attempt",
    DrawLots "bốc thăm" "drawing of lots",
    #[default]
    Shared "đồng hạng" "shared rank",
}

vocabulary! {
    /// How a result is made, and which way it wins.
    Score,
    /// Low wins.
    #[default]
    TimePlusPenalty "thời gian cộng phạt" "time and penalty seconds",
    /// High wins.
    PointsMinusErrors "điểm trừ lỗi" "points less error points",
    /// High wins.
    TheoryPlusPractice "lý thuyết và thực hành" "theory and practice",
}

vocabulary! {
    /// Which attempt counts.
    Counts,
    #[default]
    Best "lần tốt nhất" "the best attempt",
    Last "lần cuối" "the last attempt",
    Sum "tổng các lần" "the sum of attempts",
}

vocabulary! {
    /// What reaching the time cap means.
    CapMeans,
    #[default]
    DidNotFinish "không hoàn thành" "did not finish",
    CappedTime "tính bằng thời gian tối đa" "the cap is the time",
}

vocabulary! {
    /// What a team has in the whole contest where it has no rank.
    Missing,
    #[default]
    LastRank "hạng cuối" "the last rank",
    OneAfterLast "sau hạng cuối một hạng" "one after the last rank",
    NotRanked "không xếp hạng toàn đoàn" "not ranked overall",
}

vocabulary! {
    /// What the cap is held against.
    CapCounts,
    #[default]
    BeforePenalties "chưa cộng phạt" "before penalties",
    AfterPenalties "đã cộng phạt" "after penalties",
}

vocabulary! {
    /// How the marks of several judges become one.
    Marks,
    #[default]
    Mean "trung bình các giám khảo" "the mean of the judges",
    /// Of three or more; of fewer, all count.
    WithoutExtremes "bỏ điểm cao nhất, thấp nhất" "without the highest and the lowest",
}

vocabulary! {
    /// Which rank follows teams that share one.
    AfterTie,
    /// 1, 2, 2, 4.
    #[default]
    Skipped "bỏ hạng kế" "the next rank is skipped",
    /// 1, 2, 2, 3.
    NotSkipped "không bỏ hạng" "no rank is skipped",
}

vocabulary! {
    /// Which prize is called first when prizes are given.
    PrizeOrder,
    #[default]
    Highest "từ giải cao" "the highest first",
    Lowest "từ giải thấp" "the lowest first",
}

vocabulary! {
    /// How a team's run ended.
    Outcome,
    #[default]
    Finished "hoàn thành" "finished",
    DidNotStart "bỏ thi" "did not start",
    DidNotFinish "không hoàn thành" "did not finish",
    Disqualified "bị loại" "disqualified",
}

vocabulary! {
    /// Ready-made sets of rules, from which a discipline may begin (`rules` in the file). What is
    /// written beside it counts more. Sources are those of the domain notes.
    RuleSet,
    /// Three watches, the middle one counts, up to the next tenth: athletics by hand (source 39).
    #[default]
    ThreeWatches "ba đồng hồ lấy giữa" "three watches, the middle one",
    /// Two watches, the slower counts, up to the next tenth: athletics by hand (source 39).
    TwoWatches "hai đồng hồ lấy chậm hơn" "two watches, the slower one",
    /// Electronic timing with hand watches as backup, two runs, the better counts: Kuppelcup
    /// (sources 42, 43, 44).
    TwoRuns "hai lượt lấy lượt tốt" "two runs, the better one",
    /// Ten seconds for each fault, at most four minutes: TFA Austria (source 45).
    TenSecondFaults "cộng 10 giây mỗi lỗi" "ten seconds a fault",
    /// 4×100 relay: 90 s to prepare (source 38), at most two minutes (source 32), the better of two watches' mean.
    Relay "chạy tiếp sức" "relay",
    /// Theory (15 s to prepare, 60 s to answer, 10 points) and practice within 120 s, prizes
    /// 1-2-3-4 and one each for the best theory and practice: Petrolimex Sơn La (source 31).
    TheoryAndPractice "lý thuyết và thực hành liên gia" "theory and practice",
    /// Ten seconds a fault, a cap of four minutes, eight for whoever failed: TFA Austria (source 45).
    FailedStation "tối đa 4 phút, không hoàn thành tính 8 phút" "cap 4 min, 8 min for a failed one",
    /// 500 points less a point a second and a point a fault point: CTIF/ÖBFV.
    FiveHundred "500 điểm trừ giây trừ lỗi" "500 less seconds less faults",
    /// 100 points less what the faults cost; nothing else is typed.
    HundredLessFaults "100 điểm trừ lỗi" "100 less faults",
    /// Several judges give marks; the highest and the lowest are dropped (parade, tuyên truyền).
    JudgesMarks "giám khảo chấm, bỏ cao nhất và thấp nhất" "judges' marks, extremes dropped",
    /// Judges mark by criterion, 100 points in all, as parades and tuyên truyền are usually marked.
    CriteriaMarks "giám khảo chấm theo tiêu chí, 100 điểm" "marks by criterion, 100 points",
    /// Four of a team run, each alone, and the three best times are added.
    BestThreeOfFour "thi cá nhân, cộng 3 người tốt nhất của 4" "individuals, the best 3 of 4 added",
}

vocabulary! {
    /// What must be ready for a recipient before the ceremony.
    Kit,
    #[default]
    Printed "in giấy" "printed",
    Correct "đúng tên" "name right",
    Signed "ký, dấu" "signed, sealed",
    Framed "khung" "framed",
    InTray "vào khay" "in the tray",
    Envelope "phong bì" "envelope",
    Flowers "hoa" "flowers",
    Seated "có ghế" "seat",
    Contacted "đã báo" "contacted",
}

vocabulary! {
    /// A contest official.
    OfficialRole,
    #[default]
    Chief "trưởng ban trọng tài" "chief referee",
    Starter "phát lệnh" "starter",
    Timekeeper "bấm giờ" "timekeeper",
    LaneJudge "giám sát tuyến" "lane judge",
    FinishJudge "giám sát đích" "finish judge",
    Secretary "thư ký" "secretary",
}
