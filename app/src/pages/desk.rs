//! Pages of the community desk (社区服务台).

mod people;
mod person;

pub use people::DeskPeople;
pub use person::DeskPerson;
