//! Blocks that pages are made of: props only, no calls.

mod affected;
mod badge;
mod field;
mod footer;
mod gallery;
mod header;
mod line;
mod mark;
mod notice;
mod outcome;
mod plan;
mod public_head;
mod qr;
mod said;
mod stops;
mod unit_nav;
mod way;
mod when;

pub use affected::AffectedList;
pub use badge::{Badge, BadgeKind};
pub use field::{Field, Select};
pub use footer::Footer;
pub use gallery::Gallery;
pub use header::Header;
pub use line::{Choice, Line, LineError, Tick};
pub use mark::Mark;
pub use notice::{Empty, Notice, NoticeKind, Skeleton, SubNav};
pub use outcome::{ErrorSummary, Trouble, page_or_trouble, set_status};
pub use plan::PlanDrawing;
pub use public_head::{JsonLd, PublicHead, Unlisted};
pub use qr::Qr;
pub use said::{ChineseOnly, Phone, Said, plain};
pub use stops::{StopList, Stops};
pub use unit_nav::{UnitFrame, UnitNav};
pub use way::{Way, division_path};
pub use when::When;
