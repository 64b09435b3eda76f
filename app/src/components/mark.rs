//! A quiet line drawing for each kind of place, where there is no photo.

use leptos::prelude::*;
use linli_domain::facility::Category;

const fn lines(category: Category) -> &'static str {
    match category {
        Category::Library => {
            "M5 4h5v16H5zM10 4h5v16h-5zM15.5 5l3.8-1 3.2 15.4-3.8.9zM6.8 8h1.4M11.8 8h1.4"
        }
        Category::CultureCentre => "M3 9.5 12 4l9 5.5M4 20h16M6 10v8M10 10v8M14 10v8M18 10v8",
        Category::CultureStation => {
            "M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z"
        }
        Category::ActivityRoom => "M4 20V9l8-5 8 5v11zM9 20v-6h6v6M9 10.5h6",
        Category::PartyMassRoom => "M4 20V7h16v13zM4 11h16M8 4v3M16 4v3M9 15.5l2 2 4-4",
        Category::SportsVenue => {
            "M3 17c0-6 4-10 9-10s9 4 9 10zM3 20h18M7.5 17v-6M12 17V7M16.5 17v-6"
        }
        Category::SchoolSports => "M12 3v4M12 3l4 1.5-4 1.5M4 20v-9l8-4 8 4v9zM10 20v-5h4v5",
        Category::Gym => "M7 8v8M4.5 9.5v5M17 8v8M19.5 9.5v5M7 12h10M2.5 12h2M19.5 12h2",
        Category::Court => {
            "M3 5h18v14H3zM12 5v14M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM3 9h3v6H3M21 9h-3v6h3"
        }
        Category::Classroom => "M3 4h18v11H3zM8 20l2-5M16 20l-2-5M7 8h7M7 11h4",
        Category::MeetingRoom => {
            "M5 11h14v3H5zM12 14v6M8 20h8M7 8a1.6 1.6 0 1 1 0-3.2A1.6 1.6 0 0 1 7 8zM17 8a1.6 1.6 0 1 1 0-3.2A1.6 1.6 0 0 1 17 8z"
        }
        Category::Hall => {
            "M3 5h18M4 5c0 6-.5 9-1 12 3-1 5-5 5-12M20 5c0 6 .5 9 1 12-3-1-5-5-5-12M3 20h18"
        }
        Category::Youth => "M12 4l8 4-8 4-8-4zM7 10v5c2.5 2.5 7.5 2.5 10 0v-5M20 8v6",
        Category::Elderly => {
            "M10 6.5a2 2 0 1 1 0-4 2 2 0 0 1 0 4zM10 8v6l-2 7M10 14l3 3v4M10 10l4 2M16.5 21V12.5a1.8 1.8 0 0 1 3.5 0"
        }
        Category::Outdoor => "M12 21v-6M12 3l5 6h-3l4 6H6l4-6H7zM4 21h16",
        Category::Other => "M5 5h6v6H5zM13 5h6v6h-6zM5 13h6v6H5zM16 13v6M13 16h6",
    }
}

/// The drawing; its word stands beside it, so it is hidden from screen readers.
#[component]
pub fn Mark(
    /// The kind of place.
    category: Category,
) -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 24 24" width="32" height="32" aria-hidden="true">
            <path d=lines(category)/>
        </svg>
    }
}
