//! `ngayhoi demo`: a made-up day that plays itself.

use std::io::{self, Write};
use std::sync::Arc;

use clap::Args;

use super::run::{need_terminal, theme_of};
use super::{Common, Exit, Stop};
use crate::clock::Machine;
use crate::demo::{Demo, Scene, scenes};
use crate::terminal;
use crate::text::{harmless, say};

/// What is asked of it.
#[derive(Clone, Debug, Args)]
pub struct Shown {
    /// The scene to begin with
    scene: Option<String>,
    /// Say which scenes there are
    #[arg(long)]
    list: bool,
    /// Theme: dark, light or plain (plain is the default under NO_COLOR and TERM=dumb)
    #[arg(long, value_parser = ["dark", "light", "plain"])]
    theme: Option<String>,
}

/// Plays the model day from a scene on, or says which scenes there are.
pub fn play(common: &Common, shown: &Shown) -> Result<Exit, Stop> {
    let lang = common.lang;
    let scenes = scenes().map_err(broken(common))?;
    let name = |scene: &Scene| lang.pick(&scene.names.0, &scene.names.1).to_owned();
    if shown.list {
        let mut out = io::stdout();
        for scene in &scenes {
            writeln!(out, "{:<12} {}", name(scene), scene.title(lang))?;
        }
        return Ok(Exit::Done);
    }
    let from = match &shown.scene {
        None => 0,
        Some(wanted) => scenes.iter().position(|scene| scene.is_called(wanted)).ok_or_else(|| {
            let (wanted, names) = (harmless(wanted), scenes.iter().map(name).collect::<Vec<_>>().join(", "));
            Stop::trouble(say!(
                lang,
                "Không có cảnh “{wanted}”. Có: {names}",
                "There is no scene “{wanted}”. There are: {names}",
            ))
        })?,
    };
    need_terminal(common)?;
    let machine = Arc::new(Machine::new());
    let demo =
        Demo::new(machine, from, &scenes, lang, theme_of(shown.theme.as_deref())).map_err(broken(common))?;
    terminal::run(demo, None).map_err(|error| {
        Stop::trouble(say!(
            lang,
            "Không dùng được cửa sổ này ({error}).",
            "This terminal cannot be used ({error})."
        ))
    })?;
    Ok(Exit::Done)
}

fn broken(common: &Common) -> impl Fn(String) -> Stop {
    let lang = common.lang;
    move |why| {
        Stop::trouble(say!(
            lang,
            "Phần diễn mẫu bị hỏng ({why}). Hãy báo cho người làm phần mềm.",
            "The demonstration is broken ({why}). Please tell the makers.",
        ))
    }
}
