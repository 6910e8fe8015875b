//! A program in a pseudo-terminal of its own: keys in, screen out.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything may take: a machine of a continuous integration service is slow.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// From one key to the next of somebody who looks at the screen in between: longer than what is still
/// taken for the rest of a paste (150 ms).
const HAND: Duration = Duration::from_millis(250);

/// A program in a pseudo-terminal. Dropping it kills the program.
pub struct Tui {
    shared: Arc<Shared>,
    reader: Option<JoinHandle<()>>,
    writer: Box<dyn Write + Send>,
    /// None once it hung up.
    master: Option<Box<dyn MasterPty + Send>>,
    child: Box<dyn Child + Send + Sync>,
    ended: Option<ExitStatus>,
    /// When the last key was.
    pressed: Instant,
}

struct Shared {
    seen: Mutex<Seen>,
    more: Condvar,
    stop: AtomicBool,
}

/// What the program has written.
struct Seen {
    parser: vt100::Parser,
    raw: Vec<u8>,
    /// When it last wrote, or a key was pressed.
    last: Instant,
}

fn pty_size((columns, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// A terminal of that many columns and rows.
pub fn parser((columns, rows): (u16, u16)) -> vt100::Parser {
    vt100::Parser::new(NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap(), 0)
}

impl Tui {
    /// Starts a program in a window of that many columns and rows.
    pub fn start<A: AsRef<OsStr>>(
        program: &Path,
        arguments: impl IntoIterator<Item = A>,
        environment: &[(&str, &str)],
        size: (u16, u16),
    ) -> Self {
        let pair = native_pty_system().openpty(pty_size(size)).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(std::env::current_dir().unwrap());
        for name in ["NO_COLOR", "NGAYHOI_DATA"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let shared = Arc::new(Shared {
            seen: Mutex::new(Seen { parser: parser(size), raw: Vec::new(), last: Instant::now() }),
            more: Condvar::new(),
            stop: AtomicBool::new(false),
        });
        let (mut source, into) = (pair.master.try_clone_reader().unwrap(), shared.clone());
        let reader = thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = source.read(&mut bytes) {
                let mut seen = into.seen.lock().unwrap();
                seen.raw.extend_from_slice(&bytes[..count]);
                seen.parser.process(&bytes[..count]);
                seen.last = Instant::now();
                into.more.notify_all();
                if into.stop.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Self {
            shared,
            reader: Some(reader),
            writer,
            master: Some(pair.master),
            child,
            ended: None,
            pressed: Instant::now(),
        }
    }

    /// The process.
    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Presses keys: the bytes that a terminal would send, in one write.
    pub fn send(&mut self, keys: impl AsRef<[u8]>) {
        // Quiet is counted from here: the answer is still to come.
        self.seen().last = Instant::now();
        self.pressed = Instant::now();
        self.writer.write_all(keys.as_ref()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Presses a key as a hand does that looks in between: keys that come sooner than a hand can press
    /// them belong together.
    pub fn press(&mut self, key: impl AsRef<[u8]>) {
        thread::sleep(HAND.saturating_sub(self.pressed.elapsed()));
        self.send(key);
    }

    /// Presses a key again as a finger does, which has let it go: sooner it is held down.
    pub fn tap(&mut self, key: &str) {
        thread::sleep(Duration::from_millis(300).saturating_sub(self.pressed.elapsed()));
        self.send(key);
    }

    /// Presses a key that only chooses what is looked at, as a person does who waits for it: again
    /// where it went by in what a busy machine read together with the keys before it.
    pub fn press_until(&mut self, key: &str, wanted: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        loop {
            self.press(key);
            let pressed = Instant::now();
            while pressed.elapsed() < Duration::from_secs(3) {
                if self.look(&holds) {
                    return;
                }
                thread::sleep(Duration::from_millis(5));
            }
            assert!(start.elapsed() < PATIENCE, "never came: {wanted}\n{}", self.text());
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.seen.lock().unwrap()
    }

    /// Everything that the program has written so far.
    pub fn raw(&self) -> Vec<u8> {
        self.seen().raw.clone()
    }

    /// What stands on the screen.
    pub fn text(&self) -> String {
        self.seen().parser.screen().contents()
    }

    /// Looks at the screen.
    pub fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.seen().parser.screen())
    }

    /// Waits until the screen is as wanted; returns how long that took.
    pub fn wait_until(&self, wanted: &str, mut holds: impl FnMut(&vt100::Screen) -> bool) -> Duration {
        let start = Instant::now();
        let mut seen = self.seen();
        while !holds(seen.parser.screen()) {
            let left = PATIENCE.saturating_sub(start.elapsed());
            assert!(!left.is_zero(), "never came: {wanted}\n{}", seen.parser.screen().contents());
            seen = self.shared.more.wait_timeout(seen, left).unwrap().0;
        }
        start.elapsed()
    }

    /// Waits until this stands on the screen, in one line or over several; returns how long that took.
    pub fn wait_for(&self, text: &str) -> Duration {
        self.wait_until(text, |screen| flowed(&screen.contents()).contains(text))
    }

    /// Waits until this no longer stands on the screen.
    pub fn wait_without(&self, text: &str) -> Duration {
        self.wait_until(&format!("no {text}"), |screen| !flowed(&screen.contents()).contains(text))
    }

    /// Waits until the program has written nothing for a while: it has drawn what it had to draw.
    pub fn wait_quiet(&self, quiet: Duration) {
        let start = Instant::now();
        loop {
            let since = self.seen().last.elapsed();
            if since >= quiet {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "never quiet\n{}", self.text());
            thread::sleep(quiet - since);
        }
    }

    /// Gives the window another size.
    pub fn resize(&self, size: (u16, u16)) {
        let wide = |cells| NonZeroU16::new(cells).unwrap();
        self.seen().parser.screen_mut().set_size(wide(size.1), wide(size.0));
        self.master.as_ref().unwrap().resize(pty_size(size)).unwrap();
    }

    /// Whether the terminal shows what is typed and hands it over by the line, as a shell has it.
    #[cfg(unix)]
    pub fn is_cooked(&self) -> bool {
        use rustix::termios::LocalModes;
        let settings = self.master.as_ref().unwrap().get_termios().unwrap();
        let modes = LocalModes::from_bits_retain(settings.local_flags.bits());
        modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
    }

    /// Whether the program still runs.
    pub fn is_running(&mut self) -> bool {
        if self.ended.is_none() {
            self.ended = self.child.try_wait().unwrap();
        }
        self.ended.is_none()
    }

    /// Waits until the program has ended, and everything that it wrote has been read.
    pub fn wait_end(&mut self) -> ExitStatus {
        let start = Instant::now();
        while self.is_running() {
            assert!(start.elapsed() < PATIENCE, "it never ends\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
        while self.reader.as_ref().is_some_and(|reader| !reader.is_finished()) && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
        self.ended.clone().unwrap()
    }

    /// Power is cut: `kill -9`.
    pub fn kill(&mut self) {
        // portable-pty asks politely first, and a program could then clean up.
        #[cfg(unix)]
        {
            use rustix::process::{Pid, Signal, kill_process};
            let pid = Pid::from_raw(self.pid().try_into().unwrap()).unwrap();
            let _ = kill_process(pid, Signal::KILL);
        }
        #[cfg(not(unix))]
        self.child.kill().unwrap();
        self.ended = Some(self.child.wait().unwrap());
    }

    /// Closes the window under the program, which must be writing now and then.
    pub fn hang_up(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        self.reader.take().unwrap().join().unwrap();
        self.writer = Box::new(std::io::sink());
        self.master = None;
    }
}

impl Drop for Tui {
    fn drop(&mut self) {
        if self.ended.is_none() {
            self.kill();
        }
    }
}

/// Text of the screen as it reads: each run of blanks and line ends as one blank.
pub fn flowed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
