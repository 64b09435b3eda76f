//! Passwords: argon2id, away from the threads that serve, and never inside a transaction.

use crate::failure::Failure;
use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};

/// Shortest password, in characters.
pub const SHORTEST: usize = 8;
/// Longest password, in characters: longer ones only cost time.
pub const LONGEST: usize = 200;

/// What everybody tries first.
const COMMON: [&str; 16] = [
    "12345678",
    "123456789",
    "1234567890",
    "87654321",
    "password",
    "password1",
    "password123",
    "passw0rd",
    "qwertyuiop",
    "qwerty123",
    "1q2w3e4r",
    "1qaz2wsx",
    "iloveyou",
    "woaini1314",
    "a1234567",
    "abc12345",
];

/// Whether a password is long enough and not one that everybody tries.
pub fn is_strong(password: &str, login: &str) -> bool {
    let count = password.chars().count();
    let mut kinds: Vec<char> = password.chars().collect();
    kinds.sort_unstable();
    kinds.dedup();
    let lower = password.to_lowercase();
    (SHORTEST..=LONGEST).contains(&count)
        && kinds.len() >= 4
        && lower != login.to_lowercase()
        && !COMMON.contains(&lower.as_str())
}

/// The PHC string of a password with this salt (16 bytes in hexadecimal or longer).
pub async fn hash(password: String, salt: String) -> Result<String, Failure> {
    blocking(move || {
        let salt = SaltString::encode_b64(&salt.as_bytes()[..salt.len().min(32)])
            .map_err(|error| Failure::Broken(format!("salt: {error}")))?;
        let hash = Argon2::default()
            .hash_password(password.as_bytes(), &salt)
            .map_err(|error| Failure::Broken(format!("argon2: {error}")))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password fits. Without a hash the same work is done, so that an unknown login takes
/// as long as a known one.
pub async fn fits(password: String, hash: Option<String>) -> Result<bool, Failure> {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bGlubGktbm9ib2R5LXNhbHQ$\
                          r1Hn3bZ4lSTMtvTU5yMWt8xG9u1T8x3zGm0q7bJpRYs";
    // An account that only codes open has an empty one.
    let hash = hash.filter(|hash| !hash.is_empty());
    blocking(move || {
        let known = hash.is_some();
        let text = hash.unwrap_or_else(|| NOBODY.to_owned());
        let parsed = PasswordHash::new(&text)
            .map_err(|error| Failure::Broken(format!("password hash: {error}")))?;
        let fits = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
        Ok(fits && known)
    })
    .await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Failure::Broken(format!("blocking task: {error}")))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_are_refused() {
        for weak in ["short", "aaaaaaaaaaaa", "Password123", "wang.fang-1968"] {
            assert!(!is_strong(weak, "wang.fang-1968"), "{weak}");
        }
        assert!(is_strong("green tea at noon", "wang"));
    }

    #[tokio::test]
    async fn a_password_fits_its_hash_and_nobody_fits_no_hash() {
        let phc = hash("green tea at noon".to_owned(), "0".repeat(32)).await.unwrap();
        assert!(phc.starts_with("$argon2id$"));
        assert!(fits("green tea at noon".to_owned(), Some(phc.clone())).await.unwrap());
        assert!(!fits("green tea at six".to_owned(), Some(phc)).await.unwrap());
        assert!(!fits("green tea at noon".to_owned(), None).await.unwrap());
    }
}
