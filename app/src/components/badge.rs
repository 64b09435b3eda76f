//! A state as word and shape, never as colour alone.

use leptos::prelude::*;

/// The states that have a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadgeKind {
    /// A full circle.
    Open,
    /// An arrow through a door.
    WalkIn,
    /// A page of a calendar.
    Bookable,
    /// An empty circle.
    Closed,
    /// A triangle.
    Unsure,
    /// A cross.
    Wrong,
}

impl BadgeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Open => "badge open",
            Self::WalkIn => "badge walk-in",
            Self::Bookable => "badge bookable",
            Self::Closed => "badge closed",
            Self::Unsure => "badge unsure",
            Self::Wrong => "badge wrong",
        }
    }

    /// Its path in a box of 16.
    pub(super) const fn shape(self) -> &'static str {
        match self {
            Self::Open => "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z",
            Self::WalkIn => "M9.5 2.5h4v11h-4M2.5 8h7M6.5 5l3 3-3 3",
            Self::Bookable => "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3",
            Self::Closed => "M8 3.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z",
            Self::Unsure => "M8 2.5 14.5 13.5h-13zM8 7v3M8 11.6v.4",
            Self::Wrong => "M2.5 2.5h11v11h-11zM5.5 5.5l5 5M10.5 5.5l-5 5",
        }
    }
}

/// A state.
#[component]
pub fn Badge(
    /// Which.
    kind: BadgeKind,
    /// Its word.
    #[prop(into)]
    word: String,
) -> impl IntoView {
    view! {
        <span class=kind.class()>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=kind.shape()/></svg>
            {word}
        </span>
    }
}
