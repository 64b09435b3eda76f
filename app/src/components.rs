//! Blocks that pages are made of: props only, no calls.

mod badge;
mod field;
mod footer;
mod header;
mod mark;
mod notice;
mod outcome;
mod qr;
mod said;
mod unit_nav;
mod when;

pub use badge::{Badge, BadgeKind};
pub use field::{Field, Select};
pub use footer::Footer;
pub use header::Header;
pub use mark::Mark;
pub use notice::{Empty, Notice, NoticeKind, Skeleton, SubNav};
pub use outcome::{ErrorSummary, Trouble, page_or_trouble, set_status};
pub use qr::Qr;
pub use said::{ChineseOnly, Phone, Said, plain};
pub use unit_nav::{UnitFrame, UnitNav};
pub use when::When;
