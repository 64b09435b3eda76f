//! Every address that is none.

use crate::components::Trouble;
use crate::error::AppError;
use leptos::prelude::*;

/// The page.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <Trouble error=AppError::NotFound/> }
}
