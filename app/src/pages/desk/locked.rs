//! `/desk/locked`: doors that were found locked and that no unit has answered for.

use crate::api;
use crate::components::{Empty, ErrorSummary, Notice, NoticeKind, page_or_trouble};
use crate::context::lang;
use crate::i18n::today::{Locked as Words, Today};
use crate::pages::unit::LockedQuestions;
use crate::ports::locked::LockedView;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn DeskLocked() -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move {
                page_or_trouble(api::openings::escalated().await, |list| view! { <List list/> })
            })}
        </Suspense>
    }
}

#[component]
fn List(list: Vec<LockedView>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let done = (crate::pages::query()("done") == "answer").then(|| {
        view! { <Notice kind=NoticeKind::Good role="status"><p>{Today::of(lang).done_answer}</p></Notice> }
    });
    let below = if list.is_empty() {
        view! { <Empty title=words.desk_none><p><a href="/">{crate::i18n::common::Common::of(lang).back_home}</a></p></Empty> }
            .into_any()
    } else {
        view! { <LockedQuestions list back="/desk/locked" named=true/> }.into_any()
    };
    view! {
        <Title text=words.desk_title/>
        <div class="wide">
            <h1>{words.desk_title}</h1>
            <p class="lead">{words.desk_help}</p>
            {done}
            <ErrorSummary form="locked-answer"/>
            {below}
        </div>
    }
}
