//! What search engines and readers of links are told of a public page: one address per language,
//! a sentence, and structured data.

use crate::context::{lang, site};
use crate::forms::encoded;
use crate::i18n::Lang;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use serde_json::Value;

/// Canonical address, the addresses in both languages, and the description.
#[component]
pub fn PublicHead(
    /// The page's path, without a query.
    #[prop(into)]
    path: String,
    /// One sentence about it in the reader's language.
    #[prop(into)]
    description: String,
) -> impl IntoView {
    let plain = format!("{}{}", site().url, encoded(&path));
    let of = |lang: Lang| format!("{plain}?lang={}", lang.word());
    view! {
        <Meta name="description" content=description/>
        <Link rel="canonical" href=of(lang())/>
        <Link rel="alternate" hreflang=Lang::Zh.tag() href=of(Lang::Zh)/>
        <Link rel="alternate" hreflang=Lang::En.tag() href=of(Lang::En)/>
        <Link rel="alternate" hreflang="x-default" href=plain.clone()/>
    }
}

/// A page that is meant for one person, or for nobody in particular: search engines leave it out.
#[component]
pub fn Unlisted() -> impl IntoView {
    view! { <Meta name="robots" content="noindex"/> }
}

/// Structured data (JSON-LD, schema.org). A data block: browsers never run it; it bears the page's
/// nonce so that no script of the page stands without one.
#[component]
pub fn JsonLd(
    /// The object.
    data: Value,
) -> impl IntoView {
    view! { <script type="application/ld+json" nonce=use_nonce() inner_html=inert(&data)></script> }
}

/// JSON in which nothing can end the block it stands in.
fn inert(data: &Value) -> String {
    let text = data.to_string();
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::inert;
    use serde_json::{Value, json};

    #[test]
    fn a_name_cannot_end_the_block() {
        let data = json!({ "name": "</script><!-- & 馆" });
        let text = inert(&data);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).expect("still JSON"), data);
    }
}
