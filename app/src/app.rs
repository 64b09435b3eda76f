//! The html shell and every route.

use crate::components::{Footer, Header};
use crate::context::{SitePaths, prefs};
use crate::i18n::common::Common;
use crate::i18n::site::Foot;
use crate::islands::{AloudWords, ReadAloud};
use crate::pages::{
    About, Accessibility, AdminSite, Book, Community, DeskLocked, Facility, FoundLocked, Me,
    MyBooking, NotFound, OpenData, Poster, Privacy, Register, Search, Share, ShareSheet, Sheet,
    SignIn, Unit, UnitAccess, UnitBasics, UnitFacilities, UnitFacility, UnitHistory, UnitHours,
    UnitNewFacility, UnitPhotos, UnitPreview, UnitRules, UnitSpace, UnitSpaces, UnitToday,
};
use crate::pages::{
    AdminAccount, AdminAccounts, AdminAudit, DeskPeople, DeskPerson, Forgot, MyAccount, Reset, Work,
};
use crate::pages::{AdminHolidays, AdminVacations, AdminYear, DivisionVacations, SchoolVacations};
use crate::pages::{AdminImport, AdminImportRun, UnitImport, UnitImportRun};
use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The document around every page: nothing inline, so that the content security policy can be
/// strict.
pub fn shell() -> impl IntoView {
    let prefs = prefs();
    let paths: SitePaths = use_context().unwrap_or_default();
    let css = paths.css.map(|href| view! { <link rel="stylesheet" href=href/> });
    let module = paths.js.map(|href| view! { <link rel="modulepreload" href=href/> });
    let script = paths.boot_js.map(|src| view! { <script type="module" src=src></script> });
    view! {
        <!DOCTYPE html>
        <html lang=prefs.lang.tag() class=if prefs.elder { "elder" } else { "standard" }>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="format-detection" content="telephone=no"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {css}
                {module}
                {script}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// 朗读, in the elder mode: the page read by the voices of the reader's own device.
fn aloud() -> impl IntoView {
    let words = Foot::of(prefs().lang);
    let words = AloudWords {
        read: words.aloud.to_owned(),
        stop: words.aloud_stop.to_owned(),
        silent: words.aloud_silent.to_owned(),
    };
    view! { <div class="wide aloud-line no-print"><ReadAloud words/></div> }
}

/// The whole route table.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let name = Common::of(prefs().lang).name;
    view! {
        <Title formatter=move |page: String| if page.is_empty() { name.to_owned() } else { format!("{page} · {name}") }/>
        <Router>
            <Header/>
            {prefs().elder.then(aloud)}
            <main id="main" tabindex="-1">
                <Routes fallback=NotFound>
                    <Route path=path!("/") view=Search ssr=SsrMode::Async/>
                    <Route path=path!("/facilities/:id") view=Facility ssr=SsrMode::Async/>
                    <Route path=path!("/facilities/:id/poster") view=Poster ssr=SsrMode::Async/>
                    <Route path=path!("/facilities/:id/share") view=Share ssr=SsrMode::Async/>
                    <Route path=path!("/sheets/:division") view=Sheet ssr=SsrMode::Async/>
                    <Route path=path!("/sheets/:division/share") view=ShareSheet ssr=SsrMode::Async/>
                    <Route path=path!("/units/:id") view=Unit ssr=SsrMode::Async/>
                    <Route path=path!("/communities/:code") view=Community ssr=SsrMode::Async/>
                    <Route path=path!("/open-data") view=OpenData ssr=SsrMode::Async/>
                    <Route path=path!("/book/:space") view=Book ssr=SsrMode::Async/>
                    <Route path=path!("/me") view=Me ssr=SsrMode::Async/>
                    <Route path=path!("/me/bookings/:id") view=MyBooking ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in") view=SignIn ssr=SsrMode::Async/>
                    <Route path=path!("/register") view=Register ssr=SsrMode::Async/>
                    <Route path=path!("/forgot") view=Forgot ssr=SsrMode::Async/>
                    <Route path=path!("/reset") view=Reset ssr=SsrMode::Async/>
                    <Route path=path!("/me/account") view=MyAccount ssr=SsrMode::Async/>
                    <Route path=path!("/work") view=Work ssr=SsrMode::Async/>
                    <Route path=path!("/desk/people") view=DeskPeople ssr=SsrMode::Async/>
                    <Route path=path!("/desk/people/:id") view=DeskPerson ssr=SsrMode::Async/>
                    <Route path=path!("/admin/accounts") view=AdminAccounts ssr=SsrMode::Async/>
                    <Route path=path!("/admin/accounts/:id") view=AdminAccount ssr=SsrMode::Async/>
                    <Route path=path!("/admin/audit") view=AdminAudit ssr=SsrMode::Async/>
                    <Route path=path!("/facilities/:id/locked") view=FoundLocked ssr=SsrMode::Async/>
                    <Route path=path!("/desk/locked") view=DeskLocked ssr=SsrMode::Async/>
                    <Route path=path!("/unit") view=UnitToday ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities") view=UnitFacilities ssr=SsrMode::Async/>
                    <Route path=path!("/admin/site") view=AdminSite ssr=SsrMode::Async/>
                    <Route path=path!("/privacy") view=Privacy ssr=SsrMode::Async/>
                    <Route path=path!("/accessibility") view=Accessibility ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/new") view=UnitNewFacility ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/:id") view=UnitFacility ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/:id/basics") view=UnitBasics ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/:id/hours") view=UnitHours ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/:id/spaces") view=UnitSpaces ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/:id/spaces/:key") view=UnitSpace ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/:id/rules") view=UnitRules ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/:id/photos") view=UnitPhotos ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/:id/access") view=UnitAccess ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/:id/preview") view=UnitPreview ssr=SsrMode::Async/>
                    <Route path=path!("/unit/facilities/:id/history") view=UnitHistory ssr=SsrMode::Async/>
                    <Route path=path!("/unit/import") view=UnitImport ssr=SsrMode::Async/>
                    <Route path=path!("/unit/import/:id") view=UnitImportRun ssr=SsrMode::Async/>
                    <Route path=path!("/admin/import") view=AdminImport ssr=SsrMode::Async/>
                    <Route path=path!("/admin/import/:id") view=AdminImportRun ssr=SsrMode::Async/>
                    <Route path=path!("/admin/holidays") view=AdminHolidays ssr=SsrMode::Async/>
                    <Route path=path!("/admin/holidays/:calendar/:year") view=AdminYear ssr=SsrMode::Async/>
                    <Route path=path!("/admin/vacations") view=AdminVacations ssr=SsrMode::Async/>
                    <Route path=path!("/admin/vacations/division/:id") view=DivisionVacations ssr=SsrMode::Async/>
                    <Route path=path!("/admin/vacations/unit/:id") view=SchoolVacations ssr=SsrMode::Async/>
                    <Route path=path!("/about") view=About ssr=SsrMode::Async/>
                </Routes>
            </main>
            <Footer/>
        </Router>
    }
}
