//! Pages of the three administrators.

mod account;
mod accounts;
mod audit;

pub use account::AdminAccount;
pub use accounts::AdminAccounts;
pub use audit::AdminAudit;
