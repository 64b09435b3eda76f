//! The ways out of the house: messages to phones and mail. Each is an address in the settings;
//! `file:` addresses write what would have been sent, for tests and demonstrations.

mod mail;
mod sms;

use linli_app::i18n::notices::Said;
use linli_app::ports::codes::Channels;

/// Whether something went out.
pub type Sent = Result<(), Unsent>;

/// Why something could not be sent; never the address or the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// This one will never be taken: no address, or one that is refused.
    Refused(String),
    /// The gateway takes nothing just now: later, this one and the others.
    Down(String),
}

/// The gateways that are set up.
#[derive(Clone, Debug, Default)]
pub struct Gateways {
    /// What links in notices begin with.
    pub public_url: String,
    sms: Option<sms::Sms>,
    mail: Option<mail::Mail>,
}

impl Gateways {
    /// The gateways of the settings.
    ///
    /// # Errors
    /// An address that cannot be used, in a sentence.
    pub fn new(
        public_url: &str,
        sms: Option<&str>,
        smtp: Option<&str>,
        from: Option<&str>,
    ) -> Result<Self, String> {
        Ok(Self {
            public_url: public_url.trim_end_matches('/').to_owned(),
            sms: sms.map(sms::Sms::at).transpose()?,
            mail: smtp.map(|url| mail::Mail::at(url, from)).transpose()?,
        })
    }

    /// Which are set up.
    pub const fn available(&self) -> Channels {
        Channels { sms: self.sms.is_some(), mail: self.mail.is_some() }
    }

    /// The words of those that are set up.
    pub fn channels(&self) -> impl Iterator<Item = &'static str> {
        let sms = self.sms.is_some().then_some("sms");
        sms.into_iter().chain(self.mail.is_some().then_some("mail"))
    }

    /// Sends a text; `id` lets a gateway notice that it has it already.
    ///
    /// # Errors
    /// It was not taken.
    pub async fn send(&self, channel: &str, to: &str, said: &Said, id: &str) -> Sent {
        match (channel, &self.sms, &self.mail) {
            ("sms", Some(sms), _) => sms.send(to, &said.body, id).await,
            ("mail", _, Some(mail)) => mail.send(to, said, id).await,
            _ => Err(Unsent::Down("no such gateway".to_owned())),
        }
    }
}
