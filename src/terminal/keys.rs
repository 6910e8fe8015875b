//! The thread that reads what is pressed, with the moment of each.

use std::sync::mpsc::Sender;

use super::Message;
use crate::clock::{Clock, Running};

/// Starts it. Without this thread there is nothing to run on: the channel closes and the console
/// ends.
#[cfg(unix)]
pub fn read(sender: Sender<Message>, clock: Clock, running: Running) {
    use std::fs::File;
    use std::io::{ErrorKind, Read};
    use std::os::fd::AsFd;

    let name = std::thread::Builder::new().name("keys".to_owned());
    let _ = name.spawn(move || {
        let Ok(terminal) = std::io::stdin().as_fd().try_clone_to_owned() else {
            let _ = sender.send(Message::HangUp);
            return;
        };
        let mut terminal = File::from(terminal);
        let mut bytes = vec![0; 65_536];
        loop {
            let message = match terminal.read(&mut bytes) {
                Ok(count @ 1..) => {
                    let read = bytes.get(..count).unwrap_or_default().to_vec();
                    Message::Read(read, clock.now(), running.so_far())
                }
                Err(why) if why.kind() == ErrorKind::Interrupted => continue,
                // Another program has left the terminal in a mode in which nobody waits.
                Err(why) if why.kind() == ErrorKind::WouldBlock => {
                    std::thread::sleep(std::time::Duration::from_millis(10));
                    continue;
                }
                Ok(0) | Err(_) => Message::HangUp,
            };
            let last = matches!(message, Message::HangUp);
            if sender.send(message).is_err() || last {
                break;
            }
        }
    });
}

/// The same where the system hands over keys and not bytes.
#[cfg(not(unix))]
pub fn read(sender: Sender<Message>, clock: Clock, running: Running) {
    let name = std::thread::Builder::new().name("keys".to_owned());
    let _ = name.spawn(move || {
        loop {
            let message = match crossterm::event::read() {
                Ok(event) => match events::translate(event) {
                    Some(input) => Message::Input(input, clock.now(), running.so_far()),
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

#[cfg(any(not(unix), test))]
mod events {
    use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

    use crate::ui::{Code, Input, Key};

    /// A terminal's event as the house knows it.
    pub fn translate(event: Event) -> Option<Input> {
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
                let held = key.kind == KeyEventKind::Repeat;
                let key = Key {
                    code,
                    ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
                    alt: key.modifiers.contains(KeyModifiers::ALT),
                };
                Some(if held { Input::Repeat(key) } else { Input::Key(key) })
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

    #[cfg(test)]
    mod tests {
        use crossterm::event::{KeyEvent, KeyEventState};

        use super::*;

        #[test]
        fn a_key_that_is_let_go_is_not_pressed_again() {
            let key = |code, modifiers, kind| {
                Event::Key(KeyEvent { code, modifiers, kind, state: KeyEventState::NONE })
            };
            let none = KeyModifiers::NONE;
            let pressed = translate(key(KeyCode::Char('ạ'), none, KeyEventKind::Press));
            assert_eq!(pressed, Some(Input::Key(Key::char('ạ'))));
            assert_eq!(translate(key(KeyCode::Char('ạ'), none, KeyEventKind::Release)), None);
            let held = translate(key(KeyCode::Char('Z'), KeyModifiers::CONTROL, KeyEventKind::Repeat));
            assert_eq!(held, Some(Input::Repeat(Key::ctrl('z'))));
        }
    }
}
