//! `linli doctor`: is the schema current, and is what must always be true true.

use super::Ended;
use crate::services::{Core, doctor};
use std::process::ExitCode;

/// Prints what is found wrong; exit code 1 when something is.
pub async fn run(core: &Core) -> Result<ExitCode, Ended> {
    if !core.db.is_current().await {
        return Err(Ended("the schema is older than this program: run `linli migrate`".to_owned()));
    }
    let findings = doctor::findings(core).await?;
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        println!("all well");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::from(1))
}
