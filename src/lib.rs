pub mod agenda;
pub mod clock;
pub mod day;
pub mod journal;
pub mod text;
pub mod ui;
