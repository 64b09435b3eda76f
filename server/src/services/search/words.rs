//! Names as people type them: in either script, in part, in pinyin or by its initials, in English
//! by words; and how good a match is.

use crate::services::folding::{folded, may_be_pinyin, sounds_like};

/// Longest search text, in characters.
pub const MAX_QUERY: usize = 60;
/// Most words of a search that count.
const MAX_WORDS: usize = 6;
/// Most characters of a place that are searched.
const MAX_TEXT: usize = 2_000;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    whole: String,
    words: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    text: String,
    pinyin: bool,
}

impl Query {
    /// What was typed; none where nothing was.
    pub fn new(typed: &str) -> Option<Self> {
        let whole = folded(typed, MAX_QUERY);
        let word = |text: &str| {
            let plain = text.replace('ü', "v");
            let pinyin = may_be_pinyin(&plain);
            Word { text: if pinyin { plain } else { text.to_owned() }, pinyin }
        };
        let words: Vec<Word> = whole.split(' ').filter(|word| !word.is_empty()).map(word).collect();
        let words = words.into_iter().take(MAX_WORDS).collect::<Vec<_>>();
        (!words.is_empty()).then_some(Self { whole, words })
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.whole
    }
}

/// How good a match is; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The name itself.
    Exact,
    /// The name begins so.
    Prefix,
    /// The name holds it; in English, one of its words begins so.
    Contains,
    /// The name sounds so.
    Sounds,
    /// It stands in the address, the unit, the division, a space or the kind of place.
    Around,
    /// The unit or the division sounds so.
    SoundsAround,
}

/// The folded texts of one place.
#[derive(Clone, Debug, Default)]
pub struct Words {
    zh: String,
    en: String,
    around: String,
    heard: String,
}

impl Words {
    /// Folds a name, texts that belong to it, and those among these that may be typed by sound.
    pub fn new<'a>(
        zh: &str,
        en: &str,
        around: impl IntoIterator<Item = &'a str>,
        heard: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        // A line break stands in no folded word: nothing is found across two texts.
        let all = |texts: &mut dyn Iterator<Item = &'a str>| {
            let folded = texts.map(|text| folded(text, MAX_TEXT)).filter(|text| !text.is_empty());
            folded.collect::<Vec<_>>().join("\n")
        };
        Self {
            zh: folded(zh, MAX_TEXT),
            en: folded(en, MAX_TEXT),
            around: all(&mut around.into_iter()),
            heard: all(&mut heard.into_iter()),
        }
    }

    /// How well the query matches; each of its words must, and the worst counts.
    pub fn tier(&self, query: &Query) -> Option<Tier> {
        let whole = query.whole.as_str();
        if self.zh == whole || self.en == whole {
            return Some(Tier::Exact);
        }
        if self.zh.starts_with(whole) || self.en.starts_with(whole) {
            return Some(Tier::Prefix);
        }
        query.words.iter().map(|word| self.tier_of(word)).try_fold(Tier::Prefix, |worst, tier| {
            tier.map(|tier| worst.max(tier).max(Tier::Contains))
        })
    }

    fn tier_of(&self, word: &Word) -> Option<Tier> {
        let text = word.text.as_str();
        if self.zh.contains(text) || self.en.split(' ').any(|part| part.starts_with(text)) {
            Some(Tier::Contains)
        } else if word.pinyin && sounds_like(&self.zh, text) {
            Some(Tier::Sounds)
        } else if self.around.contains(text) || self.en.contains(text) {
            Some(Tier::Around)
        } else if word.pinyin && self.heard.split('\n').any(|name| sounds_like(name, text)) {
            Some(Tier::SoundsAround)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hall() -> Words {
        let around = ["黟县碧阳镇郭门路 1 号", "碧阳小学", "乒乓球室"];
        Words::new("郭门社区多功能厅", "Guomen community hall", around, ["碧阳小学", "郭门社区"])
    }

    fn tier(typed: &str) -> Option<Tier> {
        hall().tier(&Query::new(typed).expect("something typed"))
    }

    #[test]
    fn the_better_match_comes_first() {
        for (typed, wanted) in [
            ("郭门社区多功能厅", Some(Tier::Exact)),
            ("Guomen  Community hall", Some(Tier::Exact)),
            ("郭门", Some(Tier::Prefix)),
            ("郭門社區", Some(Tier::Prefix)),
            ("多功", Some(Tier::Contains)),
            ("hall", Some(Tier::Contains)),
            ("hall comm", Some(Tier::Contains)),
            ("gmsq", Some(Tier::Sounds)),
            ("duogongneng", Some(Tier::Sounds)),
            ("碧阳", Some(Tier::Around)),
            ("乒乓", Some(Tier::Around)),
            ("郭门 乒乓", Some(Tier::Around)),
            ("byxx", Some(Tier::SoundsAround)),
            ("郭门 游泳", None),
            ("xyz", None),
        ] {
            assert_eq!(tier(typed), wanted, "{typed}");
        }
    }

    #[test]
    fn nothing_is_found_across_two_texts() {
        assert_eq!(tier("号碧"), None);
        assert_eq!(tier("号 碧"), Some(Tier::Around), "two words, each in its place");
    }

    #[test]
    fn blanks_are_no_query() {
        assert_eq!(Query::new("  \u{3000} "), None);
    }
}
