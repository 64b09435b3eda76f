//! Mail: SMTP, or a folder of files as they would have been sent.

use super::{Sent, Unsent};
use lettre::message::{Mailbox, header};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use linli_app::i18n::notices::Said;
use std::path::PathBuf;
use std::time::Duration;

/// Nobody waits longer for a mail server.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where mail goes.
#[derive(Clone, Debug)]
pub struct Mail {
    from: Mailbox,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

impl Mail {
    /// The way out of an address: `smtp://`, `smtps://`, with name and password where it wants
    /// them, or `file:///FOLDER`.
    ///
    /// # Errors
    /// The address or the sender cannot be used.
    pub fn at(url: &str, from: Option<&str>) -> Result<Self, String> {
        let from = from.unwrap_or("Linli <linli@localhost>");
        let from = from.parse().map_err(|_| "LINLI_MAIL_FROM is no mail address".to_owned())?;
        let way = if let Some(folder) = url.strip_prefix("file://") {
            Way::Folder(folder.into())
        } else if url.starts_with("smtp://") || url.starts_with("smtps://") {
            let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                // Its error may hold the address with the password.
                .map_err(|_| "LINLI_SMTP_URL cannot be read".to_owned())?;
            Way::Smtp(smtp.timeout(Some(PATIENCE)).build())
        } else {
            return Err("LINLI_SMTP_URL must begin with smtp://, smtps:// or file://".to_owned());
        };
        Ok(Self { from, way })
    }

    /// Sends one mail in plain text.
    pub async fn send(&self, to: &str, said: &Said, id: &str) -> Sent {
        let to: Mailbox = to.parse().map_err(|_| Unsent::Refused("not an address".to_owned()))?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&said.subject)
            // The same notice sent twice is one mail to whoever looks for it.
            .message_id(Some(format!("<{id}@linli>")))
            .header(header::ContentType::TEXT_PLAIN)
            .body(said.body.clone())
            .map_err(|_| Unsent::Refused("cannot be written as mail".to_owned()))?;
        match &self.way {
            Way::Smtp(smtp) => match smtp.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_timeout() => {
                    Err(Unsent::Down("it took too long".to_owned()))
                }
                Err(error) => Err(match error.status().map(u16::from) {
                    Some(code) => replied(code),
                    None => Unsent::Down("no connection".to_owned()),
                }),
            },
            Way::Folder(folder) => {
                let written = async {
                    tokio::fs::create_dir_all(folder).await?;
                    tokio::fs::write(folder.join(format!("{id}.eml")), message.formatted()).await
                };
                written.await.map_err(|error: std::io::Error| {
                    Unsent::Down(format!("file: {}", error.kind()))
                })
            }
        }
    }
}

/// What the reply of a mail server says of the mail (RFC 5321 §4.2.3): no such mailbox is for good;
/// who we are (RFC 4954 §6) and what a server cannot do today is no fault of one mail.
fn replied(code: u16) -> Unsent {
    let why = format!("status {code}");
    match code {
        501 | 510..=529 | 541 | 550..=559 => Unsent::Refused(why),
        _ => Unsent::Down(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_mailbox_is_not_a_server_that_is_down() {
        assert!(matches!(replied(550), Unsent::Refused(_)));
        for code in [421, 450, 530, 535] {
            assert!(matches!(replied(code), Unsent::Down(_)), "{code}");
        }
    }
}
