//! `/unit/facilities/{id}`: one facility of the unit: what is filled in, what is missing, publishing.

mod access;
mod basics;
mod history;
mod hours;
mod photos;
mod preview;
mod publish;
mod rules;
mod space;
mod spaces;
mod steps;

pub use access::UnitAccess;
pub use basics::UnitBasics;
pub use history::UnitHistory;
pub use hours::UnitHours;
pub use photos::UnitPhotos;
pub use preview::UnitPreview;
pub use rules::UnitRules;
pub use space::UnitSpace;
pub use spaces::UnitSpaces;

use crate::api;
use crate::components::{
    Badge, BadgeKind, ErrorSummary, Notice, NoticeKind, Said, UnitFrame, page_or_trouble, plain,
};
use crate::context::{form_state, lang};
use crate::error::AppError;
use crate::i18n::publish::Publish as Words;
use crate::ports::publishing::Sheet;
use leptos::prelude::*;
use linli_domain::ids::FacilityId;
use publish::{Elements, Publishing};
use steps::Steps;

/// The page.
#[component]
pub fn UnitFacility() -> impl IntoView {
    with_sheet(|sheet| view! { <Overview sheet/> })
}

/// Reads the facility of the address and shows it, or the page of what is wrong.
fn with_sheet<V: IntoView + 'static>(
    page: impl FnOnce(Sheet) -> V + Clone + Send + 'static,
) -> impl IntoView {
    let id = FacilityId(crate::pages::param("id"));
    view! {
        <Suspense>
            {Suspend::new({
                let (id, page) = (id.clone(), page.clone());
                async move { page_or_trouble(api::publishing::sheet(id).await, page) }
            })}
        </Suspense>
    }
}

#[component]
fn Overview(sheet: Sheet) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let done = crate::pages::query()("done");
    let done = (!done.is_empty()).then(|| {
        let said = if sheet.input.publish { words.saved_public } else { words.saved };
        view! { <Notice kind=NoticeKind::Good role="status">{said}</Notice> }
    });
    let badge = if sheet.input.publish {
        view! { <Badge kind=BadgeKind::Open word=words.published/> }
    } else {
        view! { <Badge kind=BadgeKind::Closed word=words.draft/> }
    };
    view! {
        <UnitFrame title=plain(&sheet.input.name, lang)>
            <p class="way"><a href="/unit/facilities">{words.breadcrumb}</a></p>
            <p class="badges">{badge}</p>
            {done}
            <ErrorSummary form="publish"/>
            <Steps sheet=sheet.clone()/>
            <Elements sheet=sheet.clone()/>
            <Publishing sheet/>
        </UnitFrame>
    }
}

/// A page with one section of the form: the ways back, its form, its errors.
#[component]
fn Section(
    /// The facility.
    sheet: Sheet,
    /// The heading.
    #[prop(into)]
    title: String,
    /// The form.
    form: &'static str,
    children: Children,
) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let stale = matches!(form_state().error_of(form), Some(AppError::Stale));
    let errors = if stale {
        view! { <Notice kind=NoticeKind::Wait role="alert">{words.stale}</Notice> }.into_any()
    } else {
        view! { <ErrorSummary form/> }.into_any()
    };
    let back = format!("/unit/facilities/{}", sheet.id);
    view! {
        <UnitFrame title>
            <p class="way">
                <a href="/unit/facilities">{words.breadcrumb}</a>" / "
                <a href=back><Said name=sheet.input.name.clone() quiet=true/></a>
            </p>
            {errors}
            {children()}
        </UnitFrame>
    }
}

/// The version under which a form is saved. After a refusal because somebody else was faster it is
/// the newest: whoever sends once more has been told.
fn version(sheet: &Sheet, form: &'static str) -> impl IntoView + use<> {
    let typed = form_state();
    let stale = matches!(typed.error_of(form), Some(AppError::Stale));
    let kept = Some(typed.value(form, "version")).filter(|kept| !kept.is_empty() && !stale);
    let version = kept.unwrap_or_else(|| sheet.version.to_string());
    view! { <input type="hidden" name="version" value=version/> }
}

/// What was typed into a field, or what is saved.
fn typed_or(form: &'static str, name: &str, saved: &str) -> String {
    let state = form_state();
    if state.form == form { state.value(form, name) } else { saved.to_owned() }
}
