//! The page as residents would see it.

use crate::api;
use crate::components::{Notice, NoticeKind, UnitNav, page_or_trouble};
use crate::context::lang;
use crate::i18n::publish::Publish as Words;
use crate::pages::facility::Preview;
use leptos::prelude::*;
use linli_domain::ids::FacilityId;

/// The page. Only who publishes it gets here: the form is asked first.
#[component]
pub fn UnitPreview() -> impl IntoView {
    let id = FacilityId(crate::pages::param("id"));
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = match api::publishing::sheet(id.clone()).await {
                    Ok(_) => api::facilities::facility(id.clone()).await,
                    Err(error) => Err(error),
                };
                let back = format!("/unit/facilities/{id}");
                page_or_trouble(answer, |facility| {
                    let words = Words::of(lang());
                    view! {
                        <div class="wide unit-page">
                            <UnitNav/>
                            <Notice kind=NoticeKind::Plain>
                                {words.preview_note}" "<a href=back>{words.back}</a>
                            </Notice>
                        </div>
                        <Preview facility/>
                    }
                })
            })}
        </Suspense>
    }
}
