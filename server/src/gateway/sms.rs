//! Messages to phones: an HTTP gateway that takes `{"to", "text"}`, or a file of such lines.

use super::Sent;
use serde_json::json;
use std::path::PathBuf;
use std::time::Duration;

/// Nobody waits longer for a gateway.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where messages go.
#[derive(Clone, Debug)]
pub enum Sms {
    /// A gateway.
    Http {
        /// Its address.
        url: String,
        /// One client for all messages.
        client: reqwest::Client,
    },
    /// A file, one JSON object a line.
    File(PathBuf),
}

impl Sms {
    /// The gateway of an address.
    ///
    /// # Errors
    /// Neither `http(s)://` nor `file://`.
    pub fn at(url: &str) -> Result<Self, String> {
        if let Some(path) = url.strip_prefix("file://") {
            return Ok(Self::File(path.into()));
        }
        if !url.starts_with("http://") && !url.starts_with("https://") {
            return Err("LINLI_SMS_URL must begin with http://, https:// or file://".to_owned());
        }
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            // What stands in the message is for the gateway that was named, for no other.
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| format!("LINLI_SMS_URL: {error}"))?;
        Ok(Self::Http { url: url.to_owned(), client })
    }

    /// Sends one message.
    pub async fn send(&self, to: &str, text: &str, id: &str) -> Sent {
        let message = json!({ "to": to, "text": text, "id": id });
        match self {
            Self::Http { url, client } => {
                let asked = client.post(url).header("Idempotency-Key", id).json(&message).send();
                // The error of the client may name the address with its secrets.
                let answer = asked.await.map_err(|error| kind(&error).to_owned())?;
                let status = answer.status();
                if status.is_success() {
                    Ok(())
                } else {
                    Err(format!("status {}", status.as_u16()))
                }
            }
            Self::File(path) => append(path.clone(), format!("{message}\n")).await,
        }
    }
}

fn kind(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "it took too long"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the request failed"
    }
}

async fn append(path: PathBuf, line: String) -> Sent {
    use tokio::io::AsyncWriteExt;
    let written = async {
        if let Some(folder) = path.parent() {
            tokio::fs::create_dir_all(folder).await?;
        }
        let mut options = tokio::fs::OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        options.mode(0o600);
        let mut file = options.open(&path).await?;
        file.write_all(line.as_bytes()).await?;
        file.flush().await
    };
    written.await.map_err(|error: std::io::Error| format!("file: {}", error.kind()))
}
