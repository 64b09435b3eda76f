//! What is sent to people: messages to phones, short enough for one, and mail in plain text.

use super::{Lang, format};
use serde::{Deserialize, Serialize};

/// What a notice carries.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Carried {
    /// A code.
    #[serde(default)]
    pub code: String,
    /// The path of a link.
    #[serde(default)]
    pub path: String,
    /// Minutes that it is good.
    #[serde(default)]
    pub minutes: i64,
}

/// A notice in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The subject of a mail.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// The words of a notice of this kind.
pub fn text(kind: &str, lang: Lang, carried: &Carried, public_url: &str) -> Said {
    let good = format::length(carried.minutes, lang);
    let (subject, body) = match (kind, lang) {
        ("reset", Lang::Zh) => (
            "重新设置密码",
            format!(
                "您好，\n\n有人（应该是您）想重新设置邻里的密码。请在{good}内打开下面的链接：\n\n{public_url}{}\n\n\
                 如果不是您，不用理会，密码不会变。\n",
                carried.path
            ),
        ),
        ("reset", Lang::En) => (
            "Set a new password",
            format!(
                "Hello,\n\nsomebody, probably you, wants to set a new password for Linli. Open this link within {good}:\n\n\
                 {public_url}{}\n\nIf it was not you, do nothing: the password stays as it is.\n",
                carried.path
            ),
        ),
        (_, Lang::Zh) => (
            "验证码",
            format!(
                "【邻里】验证码 {}，{good}内有效。请不要告诉别人，我们也不会来电索要。",
                carried.code
            ),
        ),
        (_, Lang::En) => (
            "Your code",
            format!(
                "[Linli] Your code is {}, good for {good}. Tell nobody; we never ask for it.",
                carried.code
            ),
        ),
    };
    Said { subject: subject.to_owned(), body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_fits_into_one_message() {
        let carried = Carried { code: "012345".to_owned(), minutes: 10, ..Carried::default() };
        let zh = text("code", Lang::Zh, &carried, "").body;
        assert!(zh.contains("012345") && zh.chars().count() <= 70, "{zh}");
        let en = text("code", Lang::En, &carried, "").body;
        assert!(en.contains("012345") && en.is_ascii() && en.len() <= 160, "{en}");
    }

    #[test]
    fn a_link_leads_to_the_site() {
        let path = "/reset?token=abc".to_owned();
        let carried = Carried { path, minutes: 60, ..Carried::default() };
        let body = text("reset", Lang::En, &carried, "https://linli.example").body;
        assert!(body.contains("https://linli.example/reset?token=abc\n"), "{body}");
    }
}
