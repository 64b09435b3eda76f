//! Holiday notices: the JSON of holiday-cn, or a table with a date, or a first and a last one, a row.

use super::source::{File, ImportError, Record};
use super::table::{Row, Table};
use super::units::needed;
use super::{Fault, Faults, Kind, Why, when, words};
use chrono::{Datelike, Days, NaiveDate};
use linli_app::ports::imports::Slip;
use linli_domain::day_type::{NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_domain::holiday::statutory_days;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Most days from the first to the last of one row.
const MAX_SPAN: u64 = 31;

/// The notice of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayNotice {
    /// Whose.
    pub calendar: CalendarId,
    /// Which year.
    pub year: i32,
    /// Where it comes from: addresses of the papers, or the file's name.
    pub source: String,
    /// What it says.
    pub days: BTreeMap<NaiveDate, NoticeDay>,
    /// The rows that say it.
    pub rows: Vec<usize>,
}

/// Notices of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolidayPlan {
    /// One a calendar and year.
    pub notices: Vec<HolidayNotice>,
}

#[derive(Deserialize)]
struct Published {
    year: i32,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<Day>,
}

#[derive(Deserialize)]
struct Day {
    name: String,
    date: String,
    #[serde(rename = "isOffDay")]
    off: bool,
}

/// Reads a file into a table; the JSON form, which is the mainland's, gets the columns of a plain one.
///
/// # Errors
/// None of the forms above.
pub fn open(file: &File) -> Result<Table, ImportError> {
    if file.text.trim_start().starts_with("BEGIN:VCALENDAR") {
        return Err(Why::Calendar.into());
    }
    if file.is_json() && file.json()?.get("days").is_some() {
        published(file)
    } else {
        Table::open(Kind::Holidays, file)
    }
}

fn published(file: &File) -> Result<Table, ImportError> {
    let year: Published =
        serde_json::from_value(file.json()?).map_err(|fault| Why::BrokenFile(fault.to_string()))?;
    let papers: Vec<String> = year.papers.into_iter().filter(|paper| !paper.is_empty()).collect();
    let mut table = Table::empty(Kind::Holidays, file);
    table.headings = ["date", "kind", "name", "year", "source"].map(str::to_owned).into();
    table.keys = table.headings.iter().cloned().map(Some).collect();
    let (number, source) = (year.year.to_string(), papers.join(" "));
    table.rows = (1..)
        .zip(&year.days)
        .map(|(row, day)| {
            let kind = if day.off { "holiday" } else { "makeup" };
            let cells = [&day.date, kind, &day.name, &number, &source].map(str::to_owned).into();
            Row { row, cells }
        })
        .collect();
    if table.rows.is_empty() {
        table.passed.push(Fault::new(0, number, Why::NoNotice(year.year)));
    }
    Ok(table)
}

/// Plans the rows of a table; `calendar` is whose notice it is where a row does not say.
pub fn plan(table: &Table, calendar: CalendarId) -> (HolidayPlan, Faults) {
    let mut all = Collected::default();
    for record in table.records() {
        if let Err(why) = all.take(&record, calendar) {
            all.faults.push(Fault::new(record.row, record.get("date"), why));
        }
    }
    let notices = all.notices.into_iter().map(|((calendar, year), found)| HolidayNotice {
        calendar,
        year,
        source: if found.source.is_empty() { table.file.clone() } else { found.source },
        days: found.days.into_iter().map(|(date, (day, _))| (date, day)).collect(),
        rows: found.rows,
    });
    (HolidayPlan { notices: notices.collect() }, all.faults)
}

/// One year on its way.
#[derive(Default)]
struct Year {
    source: String,
    days: BTreeMap<NaiveDate, (NoticeDay, usize)>,
    rows: Vec<usize>,
}

/// Years collected so far.
#[derive(Default)]
struct Collected {
    notices: BTreeMap<(CalendarId, i32), Year>,
    faults: Faults,
}

impl Collected {
    fn take(&mut self, record: &Record, calendar: CalendarId) -> Result<(), Why> {
        words::sound(Kind::Holidays, record)?;
        let first = when::date("date", needed(record, "date")?)?;
        let last = match record.get("until") {
            "" => first,
            cell => when::date("until", cell)?,
        };
        if last < first || first.checked_add_days(Days::new(MAX_SPAN)).is_none_or(|far| last > far)
        {
            return Err(Why::cell("until", Slip::Date, record.get("until")));
        }
        let calendar = match record.get("calendar") {
            "" => calendar,
            word => words::calendar(word)?,
        };
        let name = needed(record, "name")?;
        if name.chars().count() > linli_domain::limits::MAX_NAME {
            return Err(Why::cell("name", Slip::TooLong, name));
        }
        let year = match record.get("year") {
            "" => None,
            cell => Some(year(cell)?),
        };
        let word = needed(record, "kind")?;
        let days = first.iter_days().take_while(|day| *day <= last);
        let days = days
            .map(|day| Ok((day, kind(word, day, calendar)?)))
            .collect::<Result<Vec<_>, Why>>()?;
        // A notice may reach into the next January or the last December: such days go with it.
        if year.is_some_and(|year| (first.year() - year).abs() > 1) {
            return Err(Why::cell("year", Slip::Differs, record.get("year")));
        }
        let of = |day: NaiveDate| (calendar, year.unwrap_or(day.year()));
        for (day, kind) in &days {
            let new = NoticeDay { kind: *kind, name: name.to_owned() };
            let known = self.notices.get(&of(*day)).and_then(|year| year.days.get(day));
            if let Some((_, row)) = known.filter(|(known, _)| *known != new) {
                return Err(Why::DiffersFrom(*row));
            }
        }
        for (day, kind) in days {
            let notice = self.notices.entry(of(day)).or_default();
            record.get("source").clone_into(&mut notice.source);
            let day_of = NoticeDay { kind, name: name.to_owned() };
            notice.days.entry(day).or_insert((day_of, record.row));
            if notice.rows.last() != Some(&record.row) {
                notice.rows.push(record.row);
            }
        }
        Ok(())
    }
}

fn year(cell: &str) -> Result<i32, Why> {
    let number = cell.trim_end_matches('年').trim_end_matches(".0").parse().ok();
    number
        .filter(|year| (2000..=2100).contains(year))
        .ok_or_else(|| Why::cell("year", Slip::Number, cell))
}

/// 放假 is a statutory day where the law has one on that date, else a day off.
fn kind(word: &str, day: NaiveDate, calendar: CalendarId) -> Result<NoticeKind, Why> {
    let statutory = || statutory_days(day.year()).iter().any(|(date, _)| *date == day);
    Ok(match word.trim().to_lowercase().as_str() {
        "statutory" | "法定" | "法定节假日" | "法定假日" | "公众假期" => {
            NoticeKind::Statutory
        }
        "makeup" | "上班" | "调休上班" | "补班" | "工作日" => NoticeKind::Makeup,
        "holiday" | "放假" | "休" | "休息" | "节假日"
            if calendar != CalendarId::Cn || statutory() =>
        {
            NoticeKind::Statutory
        }
        "holiday" | "放假" | "休" | "休息" | "节假日" | "off" | "调休放假" | "调休" | "补休" => {
            NoticeKind::Off
        }
        _ => return Err(Why::cell("kind", Slip::Word, word)),
    })
}
