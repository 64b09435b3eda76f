//! Messages to phones: an HTTP gateway that takes `{"to", "text"}`, or a file of such lines.

use super::{Sent, Unsent};
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
                let answer = asked.await.map_err(|error| Unsent::Down(kind(&error).to_owned()))?;
                said(answer.status().as_u16())
            }
            Self::File(path) => append(path.clone(), format!("{message}\n")).await,
        }
    }
}

/// What the status says of the message. Who we are, where the gateway is and how often we ask are
/// no faults of one message.
fn said(status: u16) -> Sent {
    let why = format!("status {status}");
    match status {
        200..=299 => Ok(()),
        401 | 403 | 404 | 405 | 407 | 408 | 425 | 429 => Err(Unsent::Down(why)),
        400..=499 => Err(Unsent::Refused(why)),
        _ => Err(Unsent::Down(why)),
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
    written.await.map_err(|error: std::io::Error| Unsent::Down(format!("file: {}", error.kind())))
}

#[cfg(test)]
mod tests {
    use super::{Unsent, said};

    #[test]
    fn a_refused_message_is_not_a_gateway_that_is_down() {
        assert_eq!(said(202), Ok(()));
        for status in [400, 422] {
            assert!(matches!(said(status), Err(Unsent::Refused(_))), "{status}");
        }
        for status in [302, 401, 404, 429, 500, 503] {
            assert!(matches!(said(status), Err(Unsent::Down(_))), "{status}");
        }
    }
}
