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
/// Two taps of one kind within fewer seconds are one mark.
pub const DOUBLE_TAP_S: i64 = 60;
/// A mark this many minutes old is still written at the door; an older one is late.
pub const MARK_NOW_MIN: i64 = 10;
/// How far back a mark may lie, in hours (domain §8).
pub const MARK_BACK_H: i64 = 72;
/// How long before posted hours an opening still belongs to them, in minutes.
pub const EARLY_MIN: i64 = 120;
/// How long after posted hours a closing still belongs to them, in minutes.
pub const LATE_CLOSE_MIN: i64 = 120;
/// How long an opening outside posted hours may last, in hours.
pub const UNPOSTED_H: i64 = 12;
/// Two proofs that are no more minutes apart prove the time between them.
pub const BRIDGE_MIN: i64 = 60;
/// Largest change or value of a head count.
pub const MAX_HEADS: i64 = 5_000;
/// Hours in which a unit answers 到了没开门 (domain §1).
pub const LOCKED_ANSWER_H: i64 = 24;
/// How far back somebody may say to have found it locked, in minutes.
pub const LOCKED_BACK_MIN: i64 = 120;
/// One network speaks of one facility once in so many minutes.
pub const LOCKED_ONCE_MIN: i64 = 30;
/// And at most so often in a day.
pub const LOCKED_PER_DAY: i64 = 3;
