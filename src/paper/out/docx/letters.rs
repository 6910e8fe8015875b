//! Stretches of text and how they look.

use std::fmt::Write as _;

/// What people wrote, as XML may have it: the format knows no control characters.
pub fn escaped(said: &str) -> String {
    let kept: String = said
        .chars()
        .filter(|c| (!c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')) || *c == '\n')
        .collect();
    kept.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A stretch of text and how it looks.
#[derive(Clone, Copy, Default)]
pub struct Text<'a> {
    /// What is written; it may have several lines.
    pub said: &'a str,
    pub bold: bool,
    pub italic: bool,
    pub capitals: bool,
    /// In half points; the document's own where none is said.
    pub size: Option<u32>,
    pub before: u32,
    pub after: u32,
    /// Beside the next on one page.
    pub keep: bool,
}

impl<'a> Text<'a> {
    pub fn new(said: &'a str) -> Self {
        Self { said, ..Self::default() }
    }

    pub fn bold(said: &'a str) -> Self {
        Self { bold: true, ..Self::new(said) }
    }

    pub fn italic(said: &'a str) -> Self {
        Self { italic: true, ..Self::new(said) }
    }

    pub fn run(&self) -> String {
        let flag = |on: bool, tag: &str| if on { format!("<w:{tag}/><w:{tag}Cs/>") } else { String::new() };
        let mut looks = flag(self.bold, "b") + &flag(self.italic, "i");
        if self.capitals {
            looks.push_str("<w:caps/>");
        }
        if let Some(size) = self.size {
            let _ = write!(looks, "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
        }
        let lines =
            self.said.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)));
        format!("<w:r><w:rPr>{looks}</w:rPr>{}</w:r>", lines.collect::<Vec<_>>().join("<w:br/>"))
    }

    pub fn paragraph(&self, align: &str) -> String {
        self.paragraph_with(align, "")
    }

    /// With what else the paragraph has between its spacing and its alignment.
    pub fn paragraph_with(&self, align: &str, more: &str) -> String {
        let keep = if self.keep { "<w:keepNext/>" } else { "" };
        let (before, after) = (self.before, self.after);
        format!(
            "<w:p><w:pPr>{keep}<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>{more}<w:jc w:val=\"{align}\"/></w:pPr>{}</w:p>",
            self.run()
        )
    }
}

/// A short line under a name, as official papers have it: the lower border of an empty paragraph.
pub fn rule(width: u32, hundredths: u32) -> String {
    let indent = width * (100 - hundredths) / 200;
    format!(
        "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>\
         <w:spacing w:before=\"20\" w:line=\"120\" w:lineRule=\"exact\"/>\
         <w:ind w:left=\"{indent}\" w:right=\"{indent}\"/></w:pPr></w:p>"
    )
}
