//! Pages of the community desk (社区服务台).

mod locked;
mod people;
mod person;

pub use locked::DeskLocked;
pub use people::DeskPeople;
pub use person::{DeskPerson, Slip};
