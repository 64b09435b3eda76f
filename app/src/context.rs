//! What the server puts into the context of every page and server function, and how pages read it.

use crate::forms::FormState;
use crate::i18n::Lang;
use crate::ports::site::SiteFacts;
use crate::ports::{Caller, Services};
use crate::structured::Site;
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::{expect_context, use_context};
use linli_domain::name::Name;
use linli_domain::zone::{self, Tz};

/// How the reader wants pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prefs {
    /// The language.
    pub lang: Lang,
    /// 长辈版: larger type, fewer things.
    pub elder: bool,
}

/// Where the reader said to live: the id of a place, from a cookie.
#[derive(Clone, Debug, Default)]
pub struct Home(pub Option<String>);

/// The instant for which the page is made.
#[derive(Clone, Copy, Debug)]
pub struct Now(pub DateTime<Utc>);

/// A random text for one form, so that sending it twice counts once.
#[derive(Clone, Debug)]
pub struct FreshKey(pub String);

/// Addresses of the script, the style and the code of the islands; none where they are not built.
#[derive(Clone, Debug, Default)]
pub struct SitePaths {
    /// Starts the islands.
    pub boot_js: Option<String>,
    /// The style sheet.
    pub css: Option<String>,
    /// The module that `boot_js` imports.
    pub js: Option<String>,
}

/// The database holds the demo: every page says that nothing on it is real.
#[derive(Clone, Copy, Debug, Default)]
pub struct Demo(pub bool);

/// The address people type, without a slash at the end: for QR codes, canonical links, chat texts.
#[derive(Clone, Debug, Default)]
pub struct SiteUrl(pub String);

/// The name of the area (小区 or road) that the reader chose, for the head of every page.
#[derive(Clone, Debug, Default)]
pub struct Near(pub Option<Name>);

/// The site as its structured data names it.
pub fn site() -> Site {
    Site { url: use_context::<SiteUrl>().unwrap_or_default().0, lang: lang() }
}

/// How the reader wants pages.
pub fn prefs() -> Prefs {
    use_context().unwrap_or_default()
}

/// The reader's language.
pub fn lang() -> Lang {
    prefs().lang
}

/// The instant for which the page is made.
pub fn now() -> DateTime<Utc> {
    expect_context::<Now>().0
}

/// The place where the reader said to live.
pub fn home() -> Option<String> {
    use_context::<Home>().and_then(|home| home.0)
}

/// Who asks.
pub fn caller() -> Caller {
    use_context().unwrap_or_default()
}

/// The ports and who asks: what every function of `api` needs.
pub fn door() -> (Services, Caller) {
    (expect_context(), caller())
}

/// What came back from a form post that failed; empty on other requests.
pub fn form_state() -> FormState {
    use_context().unwrap_or_default()
}

/// What the operator says of the site.
pub fn site_facts() -> SiteFacts {
    use_context().unwrap_or_default()
}

/// The address people type, without a slash at the end.
pub fn site_url() -> String {
    use_context::<SiteUrl>().unwrap_or_default().0
}

/// The zone of a facility. Saved facilities have a known one.
pub fn zone_of(name: &str) -> Tz {
    zone::parse(name).unwrap_or(Tz::Asia__Shanghai)
}

/// The zone in which the first screen says "today" before a place is known.
pub const HOME_ZONE: Tz = Tz::Asia__Shanghai;

/// Today, in a zone.
pub fn today(zone: Tz) -> NaiveDate {
    zone::local_day(zone, now())
}
