//! The colours of `style/tokens.css`, pair by pair, as WCAG counts contrast.
//!
//! The tokens are read from the style sheet itself, so that a colour that is changed there is
//! measured here: light, dark, and more contrast in both.

use std::collections::BTreeMap;

/// Text on its ground: at least 4.5 (1.4.3), and 7 where more contrast is asked for.
const TEXT: [(&str, &str); 17] = [
    ("ink", "paper"),
    ("ink", "sheet"),
    ("ink", "sunk"),
    ("ink-soft", "paper"),
    ("ink-soft", "sheet"),
    ("ink-soft", "sunk"),
    ("accent", "paper"),
    ("accent", "sheet"),
    ("accent-strong", "accent-wash"),
    ("accent", "accent-wash"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("open", "open-wash"),
    ("unsure", "unsure-wash"),
    ("shut", "sheet"),
    ("wrong", "wrong-wash"),
    ("wrong", "sheet"),
];

/// Edges of what can be pressed or typed into, and shapes that tell states: at least 3 (1.4.11).
const EDGES: [(&str, &str); 6] = [
    ("line-strong", "paper"),
    ("line-strong", "sheet"),
    ("accent", "paper"),
    ("open", "sheet"),
    ("unsure", "sheet"),
    ("wrong", "sheet"),
];

type Colours = BTreeMap<String, [f64; 3]>;

/// The blocks of the file by the condition they stand under, as plain text.
fn blocks(css: &str) -> Vec<(String, Colours)> {
    css.split(":root")
        .skip(1)
        .zip(css.split(":root"))
        .map(|(block, before)| {
            let last = before.rsplit('}').next().unwrap_or_default();
            let condition = last.rsplit("@media").next().filter(|_| last.contains("@media"));
            let condition = condition.unwrap_or_default().trim().trim_end_matches('{').trim();
            (condition.to_owned(), colours(block.split('}').next().unwrap_or_default()))
        })
        .collect()
}

fn colours(block: &str) -> Colours {
    let declared = block.split(';').filter_map(|line| line.rsplit("--").next()?.split_once(": "));
    declared.filter_map(|(name, value)| Some((name.to_owned(), hex(value.trim())?))).collect()
}

fn hex(text: &str) -> Option<[f64; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok().map(f64::from);
    Some([part(0)?, part(2)?, part(4)?])
}

/// Relative luminance of sRGB.
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|part| part / 255.0).map(|part| {
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    linear[0].mul_add(0.2126, linear[1].mul_add(0.7152, linear[2] * 0.0722))
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other { one / other } else { other / one }
}

/// The colours that hold where these conditions do, later blocks over earlier ones.
fn look(blocks: &[(String, Colours)], holds: &[&str]) -> Colours {
    let fits = |condition: &str| {
        condition.is_empty() || condition.split(" and ").all(|part| holds.contains(&part.trim()))
    };
    let fitting = blocks.iter().filter(|(condition, _)| fits(condition));
    fitting.flat_map(|(_, colours)| colours.clone()).collect()
}

#[test]
fn black_on_white_is_twenty_one() {
    let (black, white) = ([0.0; 3], [255.0; 3]);
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    // #777777 on white is the well-known near miss.
    assert!((contrast([119.0; 3], white) - 4.478).abs() < 0.001);
}

#[test]
fn every_pair_of_the_tokens_can_be_read() {
    const DARK: &str = "(prefers-color-scheme: dark)";
    const MORE: &str = "(prefers-contrast: more)";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../style/tokens.css");
    let blocks = blocks(&std::fs::read_to_string(path).expect("the tokens"));
    let mut poor = Vec::new();
    for (name, holds, least) in [
        ("light", &[][..], 4.5),
        ("dark", &[DARK], 4.5),
        ("more contrast", &[MORE], 7.0),
        ("more contrast, dark", &[DARK, MORE], 7.0),
    ] {
        let colours = look(&blocks, holds);
        let pairs = TEXT.iter().map(|pair| (pair, least));
        for ((ink, ground), least) in pairs.chain(EDGES.iter().map(|pair| (pair, 3.0))) {
            let found = contrast(colours[*ink], colours[*ground]);
            if found < least {
                poor.push(format!("{name}: --{ink} on --{ground} is {found:.2}, not {least}"));
            }
        }
    }
    assert!(poor.is_empty(), "{}", poor.join("\n"));
}
