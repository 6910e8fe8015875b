//! What whoever drives a console needs of it.

use std::time::Duration;

use ratatui::Frame;

use super::Console;
use crate::clock::{Clock, Timestamp};
use crate::ui::Input;

/// A screen with a day behind it, as whoever drives it ([`crate::terminal`]) sees it.
pub trait Driven {
    /// Its clock.
    fn clock(&self) -> &Clock;
    /// Something was done, at a moment that may lie a little back.
    fn input_at(&mut self, input: Input, at: Timestamp);
    /// Something was done now.
    fn input(&mut self, input: Input);
    /// Whether a field is being typed in.
    fn is_typing(&self) -> bool;
    /// Looks at what others did, and at the clock.
    fn turn(&mut self);
    /// How long it may be left alone.
    fn next_wake(&self) -> Duration;
    /// Whether its picture has changed.
    fn is_dirty(&self) -> bool;
    /// Whether the bell is to be rung, once.
    fn take_bell(&mut self) -> bool;
    /// Whether all of it is to be drawn anew, once.
    fn take_redraw(&mut self) -> bool;
    /// Whether its operator has left.
    fn has_left(&self) -> bool;
    /// Draws it.
    fn draw(&mut self, frame: &mut Frame<'_>);
}

impl Driven for Console {
    fn clock(&self) -> &Clock {
        self.clock()
    }

    fn input_at(&mut self, input: Input, at: Timestamp) {
        self.input_at(input, at);
    }

    fn input(&mut self, input: Input) {
        self.input(input);
    }

    fn is_typing(&self) -> bool {
        self.is_typing()
    }

    fn turn(&mut self) {
        self.turn();
    }

    fn next_wake(&self) -> Duration {
        self.next_wake()
    }

    fn is_dirty(&self) -> bool {
        self.is_dirty()
    }

    fn take_bell(&mut self) -> bool {
        self.take_bell()
    }

    fn take_redraw(&mut self) -> bool {
        self.take_redraw()
    }

    fn has_left(&self) -> bool {
        self.has_left()
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.draw(frame);
    }
}
