//! One thing to know, or that there is nothing here: word and shape, and the way on.

use super::badge::BadgeKind;
use leptos::prelude::*;

/// How a notice is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// To know.
    #[default]
    Plain,
    /// It went well.
    Good,
    /// Something is due or uncertain.
    Wait,
    /// It did not go well.
    Wrong,
}

impl NoticeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "notice",
            Self::Good => "notice good",
            Self::Wait => "notice wait",
            Self::Wrong => "notice wrong",
        }
    }

    const fn shape(self) -> &'static str {
        match self {
            Self::Plain => "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 7.2v3.6M8 4.9v.3",
            Self::Good => "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM5.4 8.2l1.9 1.9 3.4-3.9",
            Self::Wait => BadgeKind::Unsure.shape(),
            Self::Wrong => BadgeKind::Wrong.shape(),
        }
    }
}

/// A notice; give it `role` where it appears in answer to something: `status`, or `alert`.
#[component]
pub fn Notice(
    /// How it is meant.
    #[prop(default = NoticeKind::Plain)]
    kind: NoticeKind,
    /// `status` or `alert`, where it answers an action.
    #[prop(optional)]
    role: Option<&'static str>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=kind.class() role=role>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d=kind.shape()/></svg>
            <div>{children()}</div>
        </div>
    }
}

/// Nothing here: what that means and what to do.
#[component]
pub fn Empty(
    /// What is not here, as a short sentence.
    #[prop(into)]
    title: String,
    /// What to do.
    children: Children,
) -> impl IntoView {
    view! { <div class="empty"><h2>{title}</h2>{children()}</div> }
}

/// Grey bars where an island will draw; said to nobody.
#[component]
pub fn Skeleton(
    /// How many bars.
    #[prop(default = 3)]
    lines: usize,
) -> impl IntoView {
    let bars: Vec<_> = (0..lines).map(|_| view! { <i></i> }).collect();
    view! { <div class="skeleton" aria-hidden="true">{bars}</div> }
}

/// The pages of one area beside each other; the one whose address begins that of the page is
/// marked, the longest if several do.
#[component]
pub fn SubNav(
    /// What the group is called.
    #[prop(into)]
    label: String,
    /// Address and word of each.
    items: Vec<(String, String)>,
) -> impl IntoView {
    let here = leptos_router::hooks::use_location().pathname.get_untracked();
    let under = |href: &str| here == href || here.starts_with(&format!("{href}/"));
    let current =
        items.iter().map(|(href, _)| href).filter(|href| under(href)).max_by_key(|href| href.len());
    let links: Vec<_> = items
        .iter()
        .map(|(href, word)| {
            let current = (Some(href) == current).then_some("page");
            view! { <li><a href=href.clone() aria-current=current>{word.clone()}</a></li> }
        })
        .collect();
    view! { <nav class="subnav" aria-label=label><ul>{links}</ul></nav> }
}
