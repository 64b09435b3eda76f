//! Text folded for comparing: NFKC, lower case, simplified signs, one blank between words; and how
//! Chinese signs sound, for people who type pinyin.

use pinyin::ToPinyinMulti;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The unified ideographs of the first plane, with extension A.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;
/// Most readings of one sign that count; the dictionary gives the common ones first.
const MOST_READINGS: usize = 4;
/// Variants that the table of traditional signs leaves out.
const VARIANTS: [(char, char); 6] =
    [('峯', '峰'), ('羣', '群'), ('著', '着'), ('妳', '你'), ('喆', '哲'), ('堃', '坤')];

/// The folded text, at most `limit` characters.
pub fn folded(text: &str, limit: usize) -> String {
    let plain = text.nfkc().flat_map(char::to_lowercase).map(simplified).take(limit);
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The simplified form of a sign; any other letter is itself.
fn simplified(letter: char) -> char {
    static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
        let one = |sign: char| {
            let variant = VARIANTS.iter().find(|(from, _)| *from == sign).map(|(_, to)| *to);
            let listed = || fast2s::convert(sign.encode_utf8(&mut [0; 4])).chars().next();
            variant.or_else(listed).unwrap_or(sign)
        };
        signs().map(one).collect()
    });
    place(letter).map_or(letter, |at| TABLE[at])
}

/// How a sign is read, without tones, `ü` as `v`; several readings where there are. None for what
/// is no Chinese sign.
fn readings(letter: char) -> &'static [&'static str] {
    static TABLE: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
        let one = |sign: char| {
            let all = sign.to_pinyin_multi().into_iter().flatten();
            let mut told: Vec<&'static str> = Vec::new();
            for sound in all.map(|sound| typed(sound.plain())) {
                if told.len() < MOST_READINGS && !told.contains(&sound) {
                    told.push(sound);
                }
            }
            told
        };
        signs().map(one).collect()
    });
    place(letter).map_or(&[], |at| TABLE[at].as_slice())
}

/// As keyboards have it.
fn typed(sound: &'static str) -> &'static str {
    match sound {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        other => other,
    }
}

fn signs() -> impl Iterator<Item = char> {
    (FIRST..=LAST).filter_map(char::from_u32)
}

fn place(letter: char) -> Option<usize> {
    let code = u32::from(letter);
    (FIRST..=LAST).contains(&code).then(|| (code - FIRST) as usize)
}

/// Whether a word could be pinyin: two letters at least, and nothing that pinyin has not.
pub fn may_be_pinyin(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_lowercase).count();
    letters >= 2 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Whether a folded text, from any of its Chinese signs on, is read so: each sign in full or by
/// its initial, the last one perhaps begun (`biyang`, `byz`, `biyangz` for 碧阳镇). Signs with
/// several readings may be read in each of them.
pub fn sounds_like(text: &str, word: &str) -> bool {
    let word = word.as_bytes();
    let mut rest = text.chars();
    loop {
        let here = rest.clone();
        let Some(sign) = rest.next() else { return false };
        if begins(sign, word) && read_on(here, word) {
            return true;
        }
    }
}

/// Whether one of the readings begins with the first letter of the word.
fn begins(sign: char, word: &[u8]) -> bool {
    readings(sign).iter().any(|sound| sound.as_bytes().first() == word.first())
}

/// Reads on; bounded, because each sign eats at least a letter of a word that is at most as long
/// as a search may be.
fn read_on(mut text: std::str::Chars<'_>, word: &[u8]) -> bool {
    if word.is_empty() {
        return true;
    }
    let Some(sign) = text.next() else { return false };
    let sounds = readings(sign);
    if sounds.is_empty() {
        // Letters and figures are typed as they are; blanks and signs between are not typed.
        let same = u32::from(sign) == u32::from(word[0]);
        return if sign.is_alphanumeric() {
            same && read_on(text, &word[1..])
        } else {
            read_on(text, word)
        };
    }
    sounds.iter().map(|sound| sound.as_bytes()).any(|sound| {
        let eaten = sound.iter().zip(word).take_while(|(a, b)| a == b).count();
        // The whole sound, or the beginning of it where the word ends here, or its initial.
        let initial = match sound {
            [b'z' | b'c' | b's', b'h', ..] if eaten >= 2 => 2,
            _ => 1,
        };
        (eaten > 0 && eaten == word.len())
            || (eaten == sound.len() && read_on(text.clone(), &word[eaten..]))
            || (initial < sound.len()
                && eaten >= initial
                && read_on(text.clone(), &word[initial..]))
            || (eaten >= 1 && initial == 2 && read_on(text.clone(), &word[1..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_case_and_traditional_signs_do_not_matter() {
        assert_eq!(folded("  ＡＢｃ　社区 ", 100), "abc 社区");
        assert_eq!(folded("灣仔體育館 衞生圖書館", 100), "湾仔体育馆 卫生图书馆");
        assert_eq!(folded("峯華羣樓", 100), "峰华群楼");
    }

    #[test]
    fn pinyin_in_full_by_initials_or_begun() {
        for word in ["biyang", "biyangzhen", "byz", "by", "biyangz", "byzhen", "yangzhen", "bizh"] {
            assert_eq!(sounds_like("碧阳镇", word), word != "bizh", "{word}");
        }
        assert!(!sounds_like("碧阳镇", "yb"));
        assert!(sounds_like("第3活动室", "di3huodong"));
        assert!(sounds_like("柳溪 · 多功能厅", "lxdgnt"));
    }

    #[test]
    fn signs_with_several_readings_are_found_by_each() {
        for word in ["chongqing", "zhongqing", "cq", "zq", "chq"] {
            assert!(sounds_like("重庆路", word), "{word}");
        }
        for word in ["changan", "zhangan"] {
            assert!(sounds_like("长安小区", word), "{word}");
        }
        assert!(sounds_like("绿地", "lvdi") && sounds_like("女子", "nvzi"));
    }

    #[test]
    fn words_that_are_no_pinyin_are_not_tried() {
        assert!(may_be_pinyin("byz") && may_be_pinyin("di3huo"));
        assert!(!may_be_pinyin("b") && !may_be_pinyin("碧阳") && !may_be_pinyin("a-b"));
    }
}
