//! Teaching timetables: a row a lesson, or the grid that schools print, lessons down and weekdays
//! across. Lessons become times by the table of lessons.

mod grid;
mod lessons;

pub use grid::open;
pub use lessons::{Lessons, MAX_LESSON};

use super::source::Record;
use super::table::Table;
use super::units::needed;
use super::{Fault, Faults, Kind, Why, when, words};
use chrono::{Days, NaiveDate, NaiveTime, Weekday};
use linli_app::ports::imports::Slip;
use serde::{Deserialize, Serialize};

/// Longest term, in days.
const MAX_TERM: u64 = 400;
/// The value for all rows that holds the table of lessons.
pub const LESSONS: &str = "lessons";

/// A use that comes back every week of a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockRow {
    /// Its row.
    pub row: usize,
    /// Name or id of the facility.
    pub facility: String,
    /// Names or keys of the spaces; empty is the whole facility.
    pub spaces: Vec<String>,
    /// On these weekdays.
    pub weekdays: Vec<Weekday>,
    /// At these times.
    pub hours: (NaiveTime, NaiveTime),
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// On holidays too.
    pub on_holidays: bool,
    /// On these dates too, whatever day they are.
    pub extra: Vec<NaiveDate>,
    /// Not on these dates.
    pub except: Vec<NaiveDate>,
    /// What the unit calls it.
    pub label: String,
    /// `own_use`, `teaching`, `repair`.
    pub kind: String,
}

/// Plans the rows of a table.
pub fn plan(table: &Table) -> (Vec<BlockRow>, Faults) {
    let (mut rows, mut faults) = (Vec::<BlockRow>::new(), Vec::new());
    let lessons = table
        .fixed
        .get(LESSONS)
        .map_or_else(|| Ok(Lessons::default()), |text| Lessons::parse(text));
    let lessons = match lessons {
        Ok(lessons) => lessons,
        Err(why) => {
            faults.push(Fault::new(0, "", why));
            Lessons::default()
        }
    };
    for record in table.records() {
        let key = label(&record);
        match block(&record, &lessons) {
            Err(why) => faults.push(Fault::new(record.row, key, why)),
            Ok(new) => {
                match rows.iter().find(|one| BlockRow { row: new.row, ..(*one).clone() } == new) {
                    Some(first) => faults.push(Fault::new(new.row, key, Why::SameAs(first.row))),
                    None => rows.push(new),
                }
            }
        }
    }
    (rows, faults)
}

/// What people know a row by.
pub fn label(record: &Record) -> String {
    let parts = ["facility", "weekday", "period", "time", "label"].map(|key| record.get(key));
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn block(record: &Record, lessons: &Lessons) -> Result<BlockRow, Why> {
    words::sound(Kind::Blocks, record)?;
    let facility = needed(record, "facility")?.to_owned();
    let from = when::date("from", needed(record, "from")?)?;
    let to = when::date("to", needed(record, "to")?)?;
    if to < from || from.checked_add_days(Days::new(MAX_TERM)).is_none_or(|far| to > far) {
        return Err(Why::cell("to", Slip::Date, record.get("to")));
    }
    let weekdays = match record.get("weekday") {
        // One date needs no weekday.
        "" if from == to => vec![chrono::Datelike::weekday(&from)],
        "" => return Err(Why::cell("weekday", Slip::Missing, "")),
        cell => when::weekdays("weekday", cell)?,
    };
    let hours = match (record.get("time"), record.get("period")) {
        ("", "") => return Err(Why::cell("time", Slip::Missing, "")),
        ("", period) => lessons.of(period)?,
        (time, _) => when::hours("time", time)?,
    };
    let dates = |column: &str| match record.get(column) {
        "" => Ok(Vec::new()),
        cell => when::dates(column, cell),
    };
    let on_holidays = match record.get("on_holidays") {
        "" => false,
        word => words::yes("on_holidays", word)?,
    };
    let text = record.get("label");
    if text.chars().count() > 200 {
        return Err(Why::cell("label", Slip::TooLong, text));
    }
    let spaces = record.get("space").split(['、', '，', ',', ';', '；']).map(str::trim);
    let spaces: Vec<String> = spaces.filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let whole = |name: &String| ["全部", "整个", "全场", "all", "whole"].contains(&name.as_str());
    Ok(BlockRow {
        row: record.row,
        facility,
        spaces: if spaces.iter().all(whole) { Vec::new() } else { spaces },
        weekdays,
        hours,
        from,
        to,
        on_holidays,
        extra: dates("extra")?,
        except: dates("except")?,
        label: text.to_owned(),
        kind: kind(record.get("block_kind"))?.to_owned(),
    })
}

fn kind(word: &str) -> Result<&'static str, Why> {
    match word.trim().to_lowercase().as_str() {
        "" | "教学" | "上课" | "课程" | "teaching" => Ok("teaching"),
        "内部使用" | "自用" | "内部" | "会议" | "own_use" | "own use" => Ok("own_use"),
        "维修" | "维护" | "保养" | "repair" => Ok("repair"),
        _ => Err(Why::cell("block_kind", Slip::Word, word)),
    }
}
