//! Drives a console on the local terminal.
//!
//! Three threads send messages to the one that owns the console: keys, wakes from the journal,
//! and signals. It draws when something changed, and otherwise sleeps.
//!
//! ```text
//! read (with its moment) ── bytes ──▶ inputs ── burst ──▶ keys, or one paste ──▶ console
//! ```

mod burst;
mod bytes;
mod hands;
mod keys;

use std::io::{self, Stdout, Write};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use hands::Hands;

use crate::clock::{Running, Timestamp};
use crate::console::Driven;
use crate::journal::wake;
use crate::ui::Input;

/// The most messages taken before the screen is drawn: a burst from a keyboard tool is one change.
const BURST: usize = 256;
/// A moment after which what was undecided is decided.
const INSTANT: Duration = Duration::from_millis(1);

enum Message {
    /// What was read, and when: by the day, for what waits behind a slow disk was pressed earlier;
    /// and by the machine, for the gaps between two keys.
    #[cfg(unix)]
    Read(Vec<u8>, Timestamp, Duration),
    /// The same where keys are read and not bytes.
    #[cfg(not(unix))]
    Input(Input, Timestamp, Duration),
    Wake,
    /// The window has another size.
    #[cfg(unix)]
    Resized,
    /// The shell wants its terminal back for a while.
    #[cfg(unix)]
    Stop,
    /// And gives it to us again.
    #[cfg(unix)]
    Continue,
    /// The terminal is gone, or the system asks us to go. Leaving is always safe.
    HangUp,
}

/// Runs a console on this terminal until its operator leaves. `journal` is watched, so that what
/// others record is seen at once.
///
/// # Errors
/// When the terminal cannot be used; it is restored first.
pub fn run(mut console: impl Driven, journal: Option<&Path>) -> io::Result<()> {
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
    let running = Running::start();
    keys::read(sender, console.clock().clone(), running);
    let mut hands: Hands<Option<Timestamp>> = Hands::default();

    while !console.has_left() {
        show(&mut console, &mut screen)?;
        let undecided = hands.until().map(|until| until.saturating_sub(running.so_far()) + INSTANT);
        let wait = console.next_wake();
        match messages.recv_timeout(undecided.map_or(wait, |undecided| undecided.min(wait))) {
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                hands.lapse(running.so_far(), &mut |input| tell(&mut console, input));
                console.turn();
            }
            Ok(first) => {
                let (mut woken, mut left) = (false, BURST + 1);
                for message in std::iter::once(first).chain(messages.try_iter().take(BURST)) {
                    left -= 1;
                    let mut console = |input| tell(&mut console, input);
                    match message {
                        #[cfg(unix)]
                        Message::Read(bytes, at, moment) => {
                            hands.read(&bytes, Some(at), moment, &mut console);
                        }
                        #[cfg(not(unix))]
                        Message::Input(input, at, moment) => {
                            hands.input(input, Some(at), moment, &mut console);
                        }
                        Message::Wake => woken = true,
                        #[cfg(unix)]
                        Message::Resized => screen.resized(&mut console),
                        #[cfg(unix)]
                        Message::Stop => stop(),
                        #[cfg(unix)]
                        Message::Continue => {
                            restore();
                            take()?;
                            screen.resized(&mut console);
                        }
                        Message::HangUp => return Ok(()),
                    }
                }
                // What is still to be looked at may have come in time.
                if left > 0 {
                    hands.lapse(running.so_far(), &mut |input| tell(&mut console, input));
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

/// Tells the console what was done, and asks whether it is typing.
fn tell(console: &mut impl Driven, input: Option<(Input, Option<Timestamp>)>) -> bool {
    match input {
        Some((input, Some(at))) => console.input_at(input, at),
        Some((input, None)) => console.input(input),
        None => {}
    }
    console.is_typing()
}

/// Draws what has changed.
fn show(console: &mut impl Driven, screen: &mut Screen) -> io::Result<()> {
    // Behind a shell that has its terminal back there is nothing to draw on.
    if !OURS.load(Ordering::SeqCst) {
        return Ok(());
    }
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
    Ok(())
}

/// Gives the terminal back and stops, as any program under a shell does. That it goes on is told
/// by a signal.
#[cfg(unix)]
fn stop() {
    restore();
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGSTOP);
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
        take()?;
        match Terminal::new(CrosstermBackend::new(io::stdout())) {
            Ok(terminal) => Ok(Self { terminal: ManuallyDrop::new(terminal) }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }

    /// Everything is drawn anew, in the size that the window has now.
    #[cfg(unix)]
    fn resized(&self, console: &mut impl FnMut(Option<(Input, Option<Timestamp>)>) -> bool) {
        if let Ok(size) = self.terminal.size() {
            console(Some((Input::Resize(size.width, size.height), None)));
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Makes the terminal ours; on failure it is as it was.
fn take() -> io::Result<()> {
    enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    execute!(out, EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture, cursor::Hide)
        .inspect_err(|_| restore())
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
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    let minded = [SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = signal_hook::iterator::Signals::new(minded)?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let message = match signal {
                SIGWINCH => Message::Resized,
                SIGTSTP => Message::Stop,
                SIGCONT => Message::Continue,
                _ => Message::HangUp,
            };
            if sender.send(message).is_err() {
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
