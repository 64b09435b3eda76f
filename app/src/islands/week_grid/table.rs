//! The table in the page, as the island reads and marks it.

use super::choice::{Kind, Limits};
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use std::ops::Range;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

/// One table; its cells are counted line by line.
pub struct Table {
    element: Element,
    days: usize,
    rows: usize,
    /// Minutes of the first row after midnight.
    from: usize,
    /// Minutes of a row.
    pub step: usize,
    /// Lengths that can be booked.
    pub limits: Limits,
}

impl Table {
    /// The table inside an element.
    pub fn of(root: &Element) -> Option<Self> {
        let element = root.query_selector("table").ok()??;
        let number = |name: &str| element.get_attribute(name)?.parse::<usize>().ok();
        let step = number("data-step")?;
        let limits =
            Limits::new(step, number("data-grid")?, number("data-min")?, number("data-max")?);
        let (days, rows) = (number("data-days")?, number("data-rows")?);
        Some(Self { days, rows, from: number("data-from")?, step, limits, element })
    }

    /// Day and row of a cell.
    pub fn place(&self, at: usize) -> (usize, usize) {
        (at % self.days, at / self.days)
    }

    fn cell(&self, at: usize) -> Option<HtmlElement> {
        self.element.query_selector(&format!("[data-i=\"{at}\"]")).ok()??.dyn_into().ok()
    }

    /// What the rows of a day are.
    pub fn column(&self, day: usize) -> Vec<Kind> {
        let class = |row| self.cell(row * self.days + day).map(|cell| cell.class_name());
        (0..self.rows).map(|row| Kind::of_class(&class(row).unwrap_or_default())).collect()
    }

    /// What a day is called, and its date.
    pub fn day(&self, day: usize) -> [String; 2] {
        let head = self.element.query_selector(&format!("[data-day=\"{day}\"]")).ok().flatten();
        let read = |name: &str| head.as_ref()?.get_attribute(name);
        ["data-say", "data-date"].map(|name| read(name).unwrap_or_default())
    }

    /// The time at which a row begins.
    pub fn clock(&self, row: usize) -> String {
        let minutes = self.from + row * self.step;
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// Marks these rows of a day and no others.
    pub fn mark(&self, day: usize, rows: Option<Range<usize>>) {
        let marked = self.element.query_selector_all("[aria-selected]");
        if let Ok(marked) = marked {
            for at in 0..marked.length() {
                let cell = marked.item(at).and_then(|cell| cell.dyn_into::<Element>().ok());
                let _ = cell.map(|cell| cell.remove_attribute("aria-selected"));
            }
        }
        for row in rows.into_iter().flatten() {
            let cell = self.cell(row * self.days + day);
            let _ = cell.map(|cell| cell.set_attribute("aria-selected", "true"));
        }
    }

    /// Whether a cell is marked.
    pub fn is_marked(&self, at: usize) -> bool {
        self.cell(at).is_some_and(|cell| cell.has_attribute("aria-selected"))
    }

    /// Gives a cell the focus; Tab comes back to it.
    pub fn focus(&self, at: usize) {
        if let Ok(Some(before)) = self.element.query_selector("[tabindex=\"0\"]") {
            let _ = before.set_attribute("tabindex", "-1");
        }
        if let Some(cell) = self.cell(at) {
            let _ = cell.set_attribute("tabindex", "0");
            let _ = cell.focus();
        }
    }

    /// The cell that a key leads to.
    pub fn moved(&self, at: usize, key: &str) -> Option<usize> {
        let (day, row) = self.place(at);
        let (day, row) = match key {
            "ArrowUp" => (day, row.saturating_sub(1)),
            "ArrowDown" => (day, (row + 1).min(self.rows - 1)),
            "ArrowLeft" => (day.saturating_sub(1), row),
            "ArrowRight" => ((day + 1).min(self.days - 1), row),
            "Home" => (0, row),
            "End" => (self.days - 1, row),
            "PageUp" => (day, 0),
            "PageDown" => (day, self.rows - 1),
            _ => return None,
        };
        Some(row * self.days + day)
    }
}

/// The cell under an event.
pub fn cell_of(event: &Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-i]").ok()??.get_attribute("data-i")?.parse().ok()
}

/// Fills the booking form of this page; says whether there is one.
pub fn fill_form(date: &str, from: &str, to: &str) -> bool {
    let field = |id: &str| document().get_element_by_id(id)?.dyn_into::<HtmlInputElement>().ok();
    let fields = ["book-date", "book-from", "book-to"].map(field);
    let [Some(on), Some(begin), Some(end)] = fields else { return false };
    on.set_value(date);
    begin.set_value(from);
    end.set_value(to);
    // As if it had been typed: the form asks the server about it.
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &init) {
        let _ = end.dispatch_event(&event);
    }
    true
}

/// Goes to another page.
pub fn go(href: &str) {
    let _ = window().location().set_href(href);
}
