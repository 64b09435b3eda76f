//! The week of a space as a grid: a stretch is chosen by dragging or with the arrow keys.
//!
//! The table comes from the server and stays as it is; the island only marks what is chosen, says
//! it, and leads on to the booking form, or fills it where it stands on the same page.

mod choice;
mod table;

use choice::{Stop, choose};
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use table::{Table, cell_of, fill_form, go};

/// The words of the island, in the reader's language; `{}` is filled in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GridWords {
    /// The button that leads on.
    pub book: String,
    /// Before a choice.
    pub hint: String,
    /// Nothing free lies there.
    pub nothing: String,
    /// It ends because somebody has the time after.
    pub taken: String,
    /// It ends because the place closes.
    pub shut: String,
    /// It ends because longer is not allowed.
    pub longest: String,
    /// `1 hour`, as one and as many.
    pub hour: [String; 2],
    /// Minutes.
    pub minutes: String,
}

/// What is chosen, in words and as the address of the booking form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Picked {
    said: String,
    href: String,
}

/// The grid around its table.
#[island]
pub fn WeekGrid(
    /// The words.
    words: GridWords,
    /// The space.
    space: String,
    /// The table.
    children: Children,
) -> impl IntoView {
    let (hint, book) = (words.hint.clone(), words.book.clone());
    let hand = Hand::new(words, space);
    let Hand { root, picked, said, .. } = hand;
    view! {
        <div class="week-grid" node_ref=root
            on:pointerdown=move |event| hand.down(&event)
            on:pointerover=move |event| hand.over(&event)
            on:click=move |event| hand.tapped(&event)
            on:keydown=move |event| hand.key(&event)>
            {children()}
        </div>
        <div class="picked">
            <p role="status">
                {move || {
                    let said = said.get();
                    if said.is_empty() { hint.clone() } else { said }
                }}
            </p>
            {move || picked.get().map(|picked| {
                let label = format!("{book} {}", picked.said);
                view! { <a class="button primary" href=picked.href aria-label=label>{book.clone()}</a> }
            })}
        </div>
    }
}

/// What the pointer and the keys do.
#[derive(Clone, Copy)]
struct Hand {
    root: NodeRef<Div>,
    words: StoredValue<GridWords>,
    space: StoredValue<String>,
    picked: RwSignal<Option<Picked>>,
    said: RwSignal<String>,
    /// Where the choice began.
    anchor: StoredValue<Option<usize>>,
    dragging: StoredValue<bool>,
    by_touch: StoredValue<bool>,
}

impl Hand {
    fn new(words: GridWords, space: String) -> Self {
        Self {
            root: NodeRef::new(),
            words: StoredValue::new(words),
            space: StoredValue::new(space),
            picked: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            anchor: StoredValue::new(None),
            dragging: StoredValue::new(false),
            by_touch: StoredValue::new(false),
        }
    }

    fn table(self) -> Option<Table> {
        self.root.get_untracked().and_then(|root| Table::of(&root))
    }

    fn down(self, event: &PointerEvent) {
        self.by_touch.set_value(event.pointer_type() == "touch");
        let Some(at) = cell_of(event).filter(|_| event.button() == 0) else { return };
        if !self.by_touch.get_value() {
            event.prevent_default();
            self.dragging.set_value(true);
            self.begin(at);
        }
    }

    fn over(self, event: &PointerEvent) {
        if event.buttons() == 0 {
            self.dragging.set_value(false);
        }
        let from = self.anchor.get_value().filter(|_| self.dragging.get_value());
        if let (Some(from), Some(to), Some(table)) = (from, cell_of(event), self.table()) {
            self.pick(&table, from, to);
        }
    }

    /// A finger scrolls when it moves: it taps the beginning, then the end.
    fn tapped(self, event: &MouseEvent) {
        let Some(at) = cell_of(event).filter(|_| self.by_touch.get_value()) else { return };
        let Some(table) = self.table() else { return };
        let ends = |from: &usize| {
            let (from, at) = (table.place(*from), table.place(at));
            from.0 == at.0 && from.1 < at.1
        };
        match self.anchor.get_value().filter(ends) {
            Some(from) => self.pick(&table, from, at),
            None => self.begin(at),
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let (Some(at), Some(table)) = (cell_of(event), self.table()) else { return };
        match event.key().as_str() {
            "Enter" | " " => {
                let chosen = self.picked.get_untracked().filter(|_| table.is_marked(at));
                match chosen.filter(|_| event.key() == "Enter") {
                    Some(chosen) => go(&chosen.href),
                    None => self.begin(at),
                }
            }
            "Escape" => {
                self.anchor.set_value(None);
                table.mark(0, None);
                self.picked.set(None);
                self.said.set(String::new());
            }
            name => {
                let Some(to) = table.moved(at, name) else { return };
                table.focus(to);
                let longer = event.shift_key() && table.place(to).0 == table.place(at).0;
                let from = self.anchor.get_value().filter(|_| longer).unwrap_or(at);
                self.anchor.set_value(longer.then_some(from));
                if longer {
                    self.pick(&table, from, to);
                }
            }
        }
        event.prevent_default();
    }

    /// The usual length from a cell.
    fn begin(self, at: usize) {
        let Some(table) = self.table() else { return };
        table.focus(at);
        self.anchor.set_value(Some(at));
        self.pick(&table, at, at);
    }

    /// What lies between two cells, in the day of the first.
    fn pick(self, table: &Table, from: usize, to: usize) {
        let (column, row) = table.place(from);
        let found = choose(&table.column(column), table.limits, row, table.place(to).1);
        table.mark(column, found.map(|found| found.first..found.past));
        let Some(found) = found else {
            self.picked.set(None);
            self.said.set(self.words.with_value(|words| words.nothing.clone()));
            return;
        };
        let [day, date] = table.day(column);
        let (start, end) = (table.clock(found.first), table.clock(found.past));
        let minutes = (found.past - found.first) * table.step;
        let sentence = self.words.with_value(|words| {
            let stop = match found.stop {
                Some(Stop::Taken) => words.taken.replace("{}", &end),
                Some(Stop::Shut) => words.shut.replace("{}", &end),
                Some(Stop::Longest) => words.longest.clone(),
                None => String::new(),
            };
            format!("{day} {start}–{end} · {}{stop}", length(words, minutes))
        });
        // The form counts the end of the day as 00:00.
        let end = if end == "24:00" { "00:00" } else { &end };
        if !fill_form(&date, &start, end) {
            let space = self.space.get_value();
            let href = format!("/book/{space}?date={date}&from={start}&to={end}");
            self.picked.set(Some(Picked { said: sentence.clone(), href }));
        }
        self.said.set(sentence);
    }
}

fn length(words: &GridWords, minutes: usize) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let hours = match hours {
        0 => String::new(),
        1 => format!("1 {}", words.hour[0]),
        many => format!("{many} {}", words.hour[1]),
    };
    let rest = if rest == 0 { String::new() } else { format!("{rest} {}", words.minutes) };
    format!("{hours} {rest}").trim().to_owned()
}
