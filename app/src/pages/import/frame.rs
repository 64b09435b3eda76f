//! Where an import page stands: in the area of a unit, or of the administrator.

use crate::components::UnitFrame;
use leptos::prelude::*;
use leptos_meta::Title;

/// The area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// Of a unit.
    Unit,
    /// Of the administrator.
    Admin,
}

impl Area {
    /// Its address.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Unit => "/unit/import",
            Self::Admin => "/admin/import",
        }
    }
}

/// The frame with the heading.
#[component]
pub fn Frame(area: Area, #[prop(into)] title: String, children: Children) -> impl IntoView {
    match area {
        Area::Unit => view! { <UnitFrame title>{children()}</UnitFrame> }.into_any(),
        Area::Admin => view! {
            <Title text=title.clone()/>
            <div class="wide unit-page"><h1>{title}</h1>{children()}</div>
        }
        .into_any(),
    }
}
