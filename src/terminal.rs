//! Drives a console on the local terminal.
//!
//! Three threads send messages to the one that owns the console: keys, wakes from the journal,
//! and signals. It draws when something changed, and otherwise sleeps.

use std::io::{self, Stdout, Write};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};

use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event,
    KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::clock::{Clock, Timestamp};
use crate::console::Console;
use crate::journal::wake;
use crate::ui::{Code, Input, Key};

/// The most messages taken before the screen is drawn: a burst from a keyboard tool is one change.
const BURST: usize = 256;

enum Message {
    /// And when it came: what waits behind a slow disk was pressed earlier.
    Input(Input, Timestamp),
    Wake,
    /// The terminal is gone, or the system asks us to go. Leaving is always safe.
    HangUp,
}

/// Runs a console on this terminal until its operator leaves. `journal` is watched, so that what
/// others record is seen at once.
///
/// # Errors
/// When the terminal cannot be used; it is restored first.
pub fn run(mut console: Console, journal: Option<&Path>) -> io::Result<()> {
    let (sender, messages) = mpsc::channel();
    let watch = journal.and_then(|journal| {
        let sender = sender.clone();
        wake::watch(journal, move || {
            let _ = sender.send(Message::Wake);
        })
    });
    mind_signals(sender.clone())?;
    restore_on_panic();
    let mut screen = Screen::enter()?;
    read_keys(sender, console.clock().clone());

    while !console.has_left() {
        if console.take_redraw() {
            // Not `clear()`: that asks the terminal where its cursor stands, and the answer would go
            // to the thread that reads the keys.
            let size = screen.terminal.size()?;
            screen.terminal.resize(size.into())?;
        }
        if console.is_dirty() {
            screen.terminal.draw(|frame| console.draw(frame))?;
        }
        if console.take_bell() {
            let mut out = io::stdout();
            out.write_all(b"\x07")?;
            out.flush()?;
        }
        match messages.recv_timeout(console.next_wake()) {
            Err(RecvTimeoutError::Timeout) => console.turn(),
            Err(RecvTimeoutError::Disconnected) | Ok(Message::HangUp) => break,
            Ok(first) => {
                let mut woken = false;
                let rest = messages.try_iter().take(BURST);
                for message in std::iter::once(first).chain(rest) {
                    match message {
                        Message::Input(input, at) => console.input_at(input, at),
                        Message::Wake => woken = true,
                        Message::HangUp => return Ok(()),
                    }
                }
                if woken {
                    console.turn();
                }
            }
        }
    }
    drop(watch);
    Ok(())
}

/// Whether the terminal is ours, to be given back.
static OURS: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours; dropping it gives it back.
struct Screen {
    /// Never dropped by itself: where the window was closed, ratatui would complain on a standard
    /// error that is gone too, and that panics.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
}

impl Screen {
    fn enter() -> io::Result<Self> {
        enable_raw_mode()?;
        OURS.store(true, Ordering::SeqCst);
        let entered = execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            EnableMouseCapture,
            cursor::Hide
        )
        .and_then(|()| Terminal::new(CrosstermBackend::new(io::stdout())));
        match entered {
            Ok(terminal) => Ok(Self { terminal: ManuallyDrop::new(terminal) }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back. Cannot fail: what does not work is not worth a word now. Only once:
/// a terminal that is told a second time to leave the alternate screen puts its cursor back to
/// where it was, and what comes next overwrites the message of a panic.
fn restore() {
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = execute!(
        io::stdout(),
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}

/// Restores the terminal before the panic speaks. Only this thread owns the terminal: a panic in
/// another one must not take the screen away from the console.
fn restore_on_panic() {
    let owner = std::thread::current().id();
    let speak = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().id() == owner {
            restore();
        }
        speak(panic);
    }));
}

#[cfg(unix)]
fn mind_signals(sender: Sender<Message>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for _ in signals.forever() {
            if sender.send(Message::HangUp).is_err() {
                break;
            }
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
fn mind_signals(_: Sender<Message>) -> io::Result<()> {
    Ok(())
}

fn read_keys(sender: Sender<Message>, clock: Clock) {
    let name = std::thread::Builder::new().name("keys".to_owned());
    // Without this thread there is nothing to run on: the channel closes and the console ends.
    let _ = name.spawn(move || {
        loop {
            let read = event::read();
            let at = clock.now();
            let message = match read {
                Ok(event) => match translate(event) {
                    Some(input) => Message::Input(input, at),
                    None => continue,
                },
                Err(_) => Message::HangUp,
            };
            let last = matches!(message, Message::HangUp);
            if sender.send(message).is_err() || last {
                break;
            }
        }
    });
}

/// A terminal's event as the house knows it.
fn translate(event: Event) -> Option<Input> {
    match event {
        // Windows reports releases as well: unfiltered, every letter would come twice.
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            let code = match key.code {
                KeyCode::Char(c) => Code::Char(c),
                KeyCode::Enter => Code::Enter,
                KeyCode::Esc => Code::Esc,
                KeyCode::Tab => Code::Tab,
                KeyCode::BackTab => Code::BackTab,
                KeyCode::Backspace => Code::Backspace,
                KeyCode::Delete => Code::Delete,
                KeyCode::Up => Code::Up,
                KeyCode::Down => Code::Down,
                KeyCode::Left => Code::Left,
                KeyCode::Right => Code::Right,
                KeyCode::PageUp => Code::PageUp,
                KeyCode::PageDown => Code::PageDown,
                KeyCode::Home => Code::Home,
                KeyCode::End => Code::End,
                KeyCode::F(n) => Code::F(n),
                _ => return None,
            };
            let code = match code {
                Code::Char(c) if key.modifiers.contains(KeyModifiers::CONTROL) => {
                    Code::Char(c.to_ascii_lowercase())
                }
                code => code,
            };
            Some(Input::Key(Key {
                code,
                ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
                alt: key.modifiers.contains(KeyModifiers::ALT),
            }))
        }
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(mouse.column, mouse.row)),
            MouseEventKind::ScrollUp => Some(Input::Scroll(-3)),
            MouseEventKind::ScrollDown => Some(Input::Scroll(3)),
            _ => None,
        },
        _ => None,
    }
}
