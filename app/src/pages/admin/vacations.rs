//! `/admin/vacations`: the districts and schools whose vacations the reader may set.

use super::DaysFrame;
use crate::api;
use crate::components::{Said, page_or_trouble};
use crate::context::lang;
use crate::i18n::days::Days as Words;
use crate::ports::vacations::{OwnerItem, VacationOwner};
use leptos::prelude::*;

/// The page.
#[component]
pub fn AdminVacations() -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move { page_or_trouble(api::vacations::owners().await, |owners| view! { <List owners/> }) })}
        </Suspense>
    }
}

/// Where the vacations of one owner stand.
pub fn href(owner: &VacationOwner) -> String {
    match owner {
        VacationOwner::Division(code) => format!("/admin/vacations/division/{code}"),
        VacationOwner::Unit(id) => format!("/admin/vacations/unit/{id}"),
    }
}

#[component]
fn List(owners: Vec<OwnerItem>) -> impl IntoView {
    let words = Words::of(lang());
    let rows: Vec<_> = owners
        .into_iter()
        .map(|one| {
            view! {
                <tr>
                    <th scope="row"><a href=href(&one.owner)><Said name=one.name quiet=true/></a></th>
                    <td class="number">{one.ranges}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <DaysFrame title=words.vacations>
            <p class="lead">{words.vacations_lead}</p>
            <div class="scroll"><table class="data">
                <thead><tr><th scope="col">{words.who}</th><th scope="col" class="number">{words.ranges}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </DaysFrame>
    }
}
