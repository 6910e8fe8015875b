//! The roles of colour. No screen names a colour; each role has a second sign beside it.

use ratatui::style::{Color, Modifier, Style};

/// A theme, as `--theme` names it and a key turns to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// For the hall and the evening.
    #[default]
    Dark,
    /// For daylight on the drill ground.
    Light,
    /// No colour, ASCII glyphs: `NO_COLOR`, and terminals that can do no more.
    Plain,
}

impl ThemeName {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Plain];

    /// The one after it, around.
    pub fn following(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Plain,
            Self::Plain => Self::Dark,
        }
    }
}

/// What each role looks like.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// The ground of every screen.
    pub base: Style,
    /// The one thing that the eye finds first: the running item and its clock.
    pub now: Style,
    /// Over and well.
    pub done: Style,
    /// Late, over, in trouble.
    pub late: Style,
    /// Wants attention.
    pub attention: Style,
    /// Under the cursor.
    pub selected: Style,
    /// Does not matter now.
    pub quiet: Style,
    /// Headings.
    pub heading: Style,
    /// A rehearsal, on every screen.
    pub rehearsal: Style,
    /// The signs beside the colours.
    pub glyphs: &'static Glyphs,
}

/// The signs beside the colours, each one column wide.
#[derive(Debug)]
pub struct Glyphs {
    /// Runs now.
    pub now: &'static str,
    /// Over.
    pub done: &'static str,
    /// Waits.
    pub open: &'static str,
    /// Left out.
    pub skipped: &'static str,
    /// Set aside.
    pub parked: &'static str,
    /// Its clock is stopped.
    pub paused: &'static str,
    /// The line being read aloud.
    pub reading: &'static str,
    /// The cursor.
    pub cursor: &'static str,
    /// A rule across.
    pub rule: &'static str,
    /// A rule down.
    pub divider: &'static str,
    /// A filled cell of a bar.
    pub full: &'static str,
    /// An empty cell of a bar.
    pub empty: &'static str,
    /// A stretch of the line of time that is past or certain.
    pub past: &'static str,
    /// A stretch of the line of time to come.
    pub ahead: &'static str,
    /// The edge of a rehearsal's screens.
    pub edge: &'static str,
    /// Between two facts on one line.
    pub dot: &'static str,
    /// No earlier than.
    pub at_least: &'static str,
}

impl Glyphs {
    /// Whether nothing but ASCII may be drawn.
    pub fn is_ascii(&self) -> bool {
        self.full.is_ascii()
    }
}

const UNICODE: Glyphs = Glyphs {
    now: "▶",
    done: "✓",
    open: "○",
    skipped: "–",
    parked: "●",
    paused: "▌",
    reading: "▌",
    cursor: "›",
    rule: "─",
    divider: "│",
    full: "█",
    empty: "·",
    past: "▬",
    ahead: "─",
    edge: "▌",
    dot: "·",
    at_least: "≥",
};

const ASCII: Glyphs = Glyphs {
    now: ">",
    done: "x",
    open: "o",
    skipped: "-",
    parked: "=",
    paused: "!",
    reading: ">",
    cursor: ">",
    rule: "-",
    divider: "|",
    full: "#",
    empty: ".",
    past: "=",
    ahead: "-",
    edge: "#",
    dot: "-",
    at_least: ">=",
};

impl Theme {
    /// The theme of this name.
    pub fn of(name: ThemeName) -> Self {
        let on = |fg: u8, bg: u8| Style::new().fg(Color::Indexed(fg)).bg(Color::Indexed(bg));
        match name {
            ThemeName::Dark => Self::coloured(on(252, 233), on(214, 233), 71, 203, 221, 245, 170),
            ThemeName::Light => Self::coloured(on(234, 231), on(130, 231), 28, 160, 26, 242, 127),
            ThemeName::Plain => {
                let plain = Style::new();
                Self {
                    base: plain,
                    now: plain.add_modifier(Modifier::BOLD),
                    done: plain,
                    late: plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
                    attention: plain.add_modifier(Modifier::BOLD),
                    selected: plain.add_modifier(Modifier::REVERSED),
                    quiet: plain,
                    heading: plain.add_modifier(Modifier::BOLD),
                    rehearsal: plain.add_modifier(Modifier::REVERSED | Modifier::BOLD),
                    glyphs: &ASCII,
                }
            }
        }
    }

    fn coloured(
        base: Style,
        now: Style,
        done: u8,
        late: u8,
        attention: u8,
        quiet: u8,
        rehearsal: u8,
    ) -> Self {
        let role = |colour: u8| base.fg(Color::Indexed(colour));
        Self {
            base,
            now: now.add_modifier(Modifier::BOLD),
            done: role(done),
            late: role(late).add_modifier(Modifier::BOLD),
            attention: role(attention),
            selected: base.add_modifier(Modifier::REVERSED),
            quiet: role(quiet),
            heading: base.add_modifier(Modifier::BOLD),
            rehearsal: role(rehearsal).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            glyphs: &UNICODE,
        }
    }
}
