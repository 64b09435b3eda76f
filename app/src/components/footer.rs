//! The foot of every page: who runs the site, and the ways to what it says about itself.

use crate::context::{lang, site_facts};
use crate::i18n::common::Common;
use crate::i18n::site::Foot;
use leptos::prelude::*;

/// Where an ICP number can be looked up; the rule asks for this link.
const ICP_REGISTER: &str = "https://beian.miit.gov.cn/";

/// The foot.
#[component]
pub fn Footer() -> impl IntoView {
    let words = Common::of(lang());
    let foot = Foot::of(lang());
    let facts = site_facts();
    let line = |label: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
    };
    let icp = (!facts.icp.is_empty()).then(|| {
        view! { <div><dt>{foot.icp}</dt><dd><a href=ICP_REGISTER rel="external noopener">{facts.icp.clone()}</a></dd></div> }
    });
    let digits: String =
        facts.phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    let phone = (!digits.is_empty()).then(|| {
        view! { <div><dt>{foot.phone}</dt><dd><a href=format!("tel:{digits}")>{facts.phone.clone()}</a></dd></div> }
    });
    let email = (!facts.email.is_empty()).then(|| {
        view! { <div><dt>{foot.email}</dt><dd><a href=format!("mailto:{}", facts.email)>{facts.email.clone()}</a></dd></div> }
    });
    let any = facts.fields().iter().any(|(_, value)| !value.is_empty());
    let list = any.then(|| {
        view! {
            <dl>
                {line(foot.sponsor, facts.sponsor.clone())}
                {phone}
                {email}
                {line(foot.address, facts.address.clone())}
                {icp}
                {line(foot.police, facts.police.clone())}
                {line(foot.site_id, facts.site_id.clone())}
            </dl>
        }
    });
    view! {
        <footer class="site-footer">
            <div class="wide">
                <p>{words.name}" · "{words.tagline}</p>
                {list}
                <nav aria-label=words.footer>
                    <a href="/about">{words.about}</a>
                    <a href="/privacy">{foot.privacy}</a>
                    <a href="/accessibility">{foot.accessibility}</a>
                    <a href="/open-data">{words.open_data}</a>
                    // `rel` keeps the router of islands away: this is no page.
                    <a class="for-programs" href="/api/v1/openapi.json" rel="external">{words.api}</a>
                </nav>
            </div>
        </footer>
    }
}
