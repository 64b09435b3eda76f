//! What was not understood in a text of opening hours, as a sentence for the clerk.

use super::Lang;
use linli_domain::hours_text::{Unread, Why};
use linli_domain::name::Name;

/// 没读懂第 12 个字起的「视乎节目而定」：不认识这个说法。
pub fn unread(unread: &Unread, lang: Lang) -> String {
    let why = why(unread.why, lang);
    let (at, place) = (unread.at.trim(), unread.position + 1);
    match (at.is_empty(), lang) {
        (true, Lang::Zh) => format!("没能读懂：{why}。"),
        (true, Lang::En) => format!("Not understood: {why}."),
        (false, Lang::Zh) => format!("没读懂第 {place} 个字起的「{at}」：{why}。"),
        (false, Lang::En) => {
            format!("Not understood from character {place} on, \u{201c}{at}\u{201d}: {why}.")
        }
    }
}

/// The sentence in both languages.
pub fn unread_name(piece: &Unread) -> Name {
    Name::new(unread(piece, Lang::Zh), unread(piece, Lang::En))
}

const fn why(why: Why, lang: Lang) -> &'static str {
    match why {
        Why::Empty => lang.pick("没有写开放的时间", "it states no hours"),
        Why::TooLong => lang.pick("太长了", "it is too long"),
        Why::Unknown => lang.pick("不认识这个说法", "these words are not known here"),
        Why::Time => lang.pick(
            "时间不明确，请写成 18:00-21:00",
            "the time is not clear; write it as 18:00-21:00",
        ),
        Why::Ambiguous => {
            lang.pick("可以有两种理解，请写得更具体", "it can be meant in two ways; say more")
        }
        Why::Contradiction => lang.pick("同一天有两种说法", "two things are said of the same day"),
        Why::Incomplete => lang.pick("漏了某一天", "a day is left out"),
        Why::Inexpressible => lang.pick(
            "看懂了，但开放规则表达不了，请在表单里另填",
            "it is understood, but opening rules cannot say it; add it in the form",
        ),
        Why::Unplaced => lang.pick("放在这里看不出指什么", "it is not clear what it belongs to"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use linli_domain::hours_text::{ReadAs, read};

    #[test]
    fn the_clerk_is_told_which_piece() {
        let piece = read("9:00-17:00 网球场另议", ReadAs::Mainland).expect_err("unknown words");
        assert_eq!(
            unread(&piece, Lang::Zh),
            "没读懂第 12 个字起的「网球场另议」：不认识这个说法。"
        );
        assert_eq!(
            unread(&piece, Lang::En),
            "Not understood from character 12 on, \u{201c}网球场另议\u{201d}: these words are not known here."
        );
    }
}
