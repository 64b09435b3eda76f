//! Every bound of the domain in one place: what is larger is refused with a sentence, never cut.

/// Longest slot that can be taken, in days. The occupancy index relies on it.
pub const MAX_SLOT_DAYS: i64 = 31;
/// Longest name of a place, unit or person, in characters.
pub const MAX_NAME: usize = 120;
/// Longest free text (house rules, notes, hours as posted), in characters.
pub const MAX_TEXT: usize = 4_000;
/// Most opening rules of one facility.
pub const MAX_RULES: usize = 60;
/// Most intervals of one opening rule.
pub const MAX_HOURS_PER_RULE: usize = 12;
/// Most areas of one facility.
pub const MAX_AREAS: usize = 64;
/// Most spaces of one facility.
pub const MAX_SPACES: usize = 64;
/// Most kinds of assets of one facility.
pub const MAX_ASSETS: usize = 64;
/// Largest stock of one kind.
pub const MAX_STOCK: i64 = 10_000;
/// Most photos of one facility.
pub const MAX_PHOTOS: usize = 12;
/// Largest photo that is taken in, in bytes.
pub const MAX_PHOTO_BYTES: usize = 8 * 1024 * 1024;
/// Most pixels of a photo that is taken in; looked at before it is decoded.
pub const MAX_PHOTO_PIXELS: u64 = 40_000_000;
/// Longest description of a photo, in characters.
pub const MAX_ALT: usize = 200;
/// Most days that one availability question may span (contract §3).
pub const MAX_AVAILABILITY_DAYS: i64 = 62;
/// Most days shown of hours that were read from a text.
pub const MAX_HOURS_DAYS: i64 = 367;
/// Most rows of one page of a list (contract §3).
pub const MAX_PAGE: usize = 200;
/// Most alternatives that one refusal carries (domain §4).
pub const MAX_ALTERNATIVES: usize = 5;
/// Most people that a space or a booking may name.
pub const MAX_PERSONS: i64 = 100_000;
/// Highest price of an hour, a session or a visit, in fen.
pub const MAX_FEN: i64 = 10_000_000;
/// Longest reason of a closure, in characters.
pub const MAX_REASON: usize = 200;
/// Longest closure, in days.
pub const MAX_CLOSURE_DAYS: i64 = 400;
/// A planned closure announced fewer hours ahead is short notice (domain §5).
pub const SHORT_NOTICE_H: i64 = 7 * 24;
