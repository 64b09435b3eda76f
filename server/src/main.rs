//! The program `linli`: reads its arguments, runs one command, says how it went.

use clap::Parser;
use linli_server::commands::{Command, run};
use std::process::ExitCode;

/// 邻里 Linli: communities open their halls, gyms, libraries and courts to residents.
#[derive(Parser)]
#[command(name = "linli", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[tokio::main]
async fn main() -> ExitCode {
    // A wrong call ends here with exit code 2, as clap does it.
    let cli = Cli::parse();
    match run(cli.command).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("linli: {error}");
            ExitCode::from(1)
        }
    }
}
