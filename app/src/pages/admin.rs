//! `/admin/…`: pages of the three administrators, and of who keeps calendars and vacations.

mod account;
mod accounts;
mod audit;
mod holidays;
mod notice;
mod vacations;
mod vacations_of;
mod year;

pub use account::AdminAccount;
pub use accounts::AdminAccounts;
pub use audit::AdminAudit;
pub use holidays::AdminHolidays;
pub use vacations::AdminVacations;
pub use vacations_of::{DivisionVacations, SchoolVacations};
pub use year::AdminYear;

use crate::components::SubNav;
use crate::context::lang;
use crate::i18n::days::Days as Words;
use leptos::prelude::*;
use leptos_meta::Title;

/// The frame of the pages about days: the two ways, the heading, what stands below.
#[component]
fn DaysFrame(#[prop(into)] title: String, children: Children) -> impl IntoView {
    let words = Words::of(lang());
    let ways = vec![
        ("/admin/holidays".to_owned(), words.holidays.to_owned()),
        ("/admin/vacations".to_owned(), words.vacations.to_owned()),
    ];
    view! {
        <Title text=title.clone()/>
        <div class="wide days-page">
            <SubNav label=words.nav items=ways/>
            <h1>{title}</h1>
            {children()}
        </div>
    }
}
