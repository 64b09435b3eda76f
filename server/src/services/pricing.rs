//! What a slot costs: the domain's price with its lines in words.

use super::facts::SpaceFacts;
use linli_app::i18n::terms;
use linli_app::ports::bookings::{Price, PriceLine};
use linli_domain::admission::Request;
use linli_domain::price;

/// The price of what is asked for; nothing where the space is free.
pub fn price(loaded: &SpaceFacts, request: &Request) -> Price {
    let Some(rule) = &loaded.space.price else { return Price::default() };
    let priced = price::price(rule, request.slot, request.persons, &loaded.free_of_charge);
    let line =
        |line: &price::PricedLine| PriceLine { label: terms::charge(line.charge), fen: line.fen };
    Price { total_fen: priced.total_fen, lines: priced.lines.iter().map(line).collect() }
}
