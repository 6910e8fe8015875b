//! `ngayhoi`: see the library's documentation for the map of the house.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(ngayhoi::cli::main(std::env::args_os()) as u8)
}
