//! The photos of a place.

use super::plain;
use crate::context::lang;
use crate::ports::facilities::PhotoView;
use leptos::prelude::*;

/// The photos in their order; the first is large, each opens in full.
#[component]
pub fn Gallery(
    /// The photos.
    photos: Vec<PhotoView>,
) -> impl IntoView {
    let lang = lang();
    (!photos.is_empty()).then(|| {
        let items: Vec<_> = photos
            .into_iter()
            .enumerate()
            .map(|(n, photo)| {
                let (small, large) =
                    (format!("/photos/{}/small", photo.id), format!("/photos/{}/large", photo.id));
                let sources = format!("{small} 480w, {large} {}w", photo.width);
                let lazy = if n == 0 { "eager" } else { "lazy" };
                let (_, own) = photo.alt.in_language(lang.is_english());
                let spoken = (!own).then(|| lang.other().tag());
                view! {
                    <li>
                        <a href=large.clone()>
                            <img src=small srcset=sources sizes="(min-width: 60em) 24rem, 90vw"
                                width=photo.width.to_string() height=photo.height.to_string()
                                alt=plain(&photo.alt, lang) lang=spoken loading=lazy decoding="async"/>
                        </a>
                    </li>
                }
            })
            .collect();
        view! { <ul class="gallery">{items}</ul> }
    })
}
