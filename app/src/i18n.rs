//! Languages: which one, the texts of each area, and how dates, times and money are written.
//!
//! Every text stands once, Chinese and English side by side, and one that is missing fails the
//! build. The browser side holds none of them: islands get their words as props.

macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $zh:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name {
            $(#[doc = $zh] pub $field: &'static str),*
        }

        impl $name {
            const ZH: Self = Self { $($field: $zh),* };
            const EN: Self = Self { $($field: $en),* };

            /// The texts in the reader's language.
            pub const fn of(lang: $crate::i18n::Lang) -> &'static Self {
                match lang {
                    $crate::i18n::Lang::Zh => &Self::ZH,
                    $crate::i18n::Lang::En => &Self::EN,
                }
            }
        }
    };
}

pub mod account;
pub mod admin;
pub mod audience;
pub mod booking;
pub mod closures;
pub mod common;
pub mod days;
pub mod desk;
pub mod facility;
pub mod format;
pub mod grid;
pub mod hours;
pub mod imports;
pub mod names;
pub mod notices;
pub mod paper;
pub mod public;
pub mod publish;
pub mod refusals;
pub mod search;
pub mod site;
pub mod terms;
pub mod today;
pub mod unit;

/// The languages of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 简体中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// The value of a `lang` attribute.
    pub const fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// The word in the cookie and in `?lang=`.
    pub const fn word(self) -> &'static str {
        self.pick("zh", "en")
    }

    /// Reads a word or a tag back.
    pub fn parse(text: &str) -> Option<Self> {
        let primary = text.trim().split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The language that `Accept-Language` likes best; Chinese where it names neither.
    pub fn from_accept_language(header: &str) -> Self {
        let weighed = header.split(',').filter_map(|item| {
            let (tag, weight) = item.split_once(";q=").unwrap_or((item, "1"));
            Some((
                Self::parse(tag)?,
                weight.trim().parse::<f32>().ok().filter(|weight| *weight > 0.0)?,
            ))
        });
        // Of equal weights the first wins.
        let best = weighed.fold(None, |best: Option<(Self, f32)>, next| match best {
            Some(best) if best.1 >= next.1 => Some(best),
            _ => Some(next),
        });
        best.map_or(Self::Zh, |(lang, _)| lang)
    }

    /// Whether it is English.
    pub const fn is_english(self) -> bool {
        matches!(self, Self::En)
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// One of two, by language.
    pub const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_best_liked_language_wins() {
        for (header, lang) in [
            ("en-US,en;q=0.9,zh-CN;q=0.8", Lang::En),
            ("fr, zh-TW;q=0.7, en;q=0.3", Lang::Zh),
            ("en;q=0, zh;q=0.1", Lang::Zh),
            ("zh,en", Lang::Zh),
            ("de", Lang::Zh),
            ("", Lang::Zh),
        ] {
            assert_eq!(Lang::from_accept_language(header), lang, "{header}");
        }
    }
}
