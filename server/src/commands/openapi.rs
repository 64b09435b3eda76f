//! `linli openapi`: prints the OpenAPI document.

use super::Ended;
use std::process::ExitCode;

/// Prints it.
pub fn run() -> Result<ExitCode, Ended> {
    let text = crate::web::openapi()
        .to_pretty_json()
        .map_err(|error| Ended(format!("the document cannot be written: {error}")))?;
    println!("{text}");
    Ok(ExitCode::SUCCESS)
}
