//! Holiday notices: the JSON of holiday-cn, or a plain CSV (`date,kind,name`).

use super::source::{File, ImportError};
use super::{Fault, Faults};
use chrono::{Datelike, NaiveDate};
use linli_domain::day_type::{NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_domain::holiday::statutory_days;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

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
}

/// Notices of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolidayPlan {
    /// One a year.
    pub notices: Vec<HolidayNotice>,
    /// Years of which the file says that there is no notice yet: they stay provisional.
    pub without_notice: Vec<i32>,
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

/// Reads a file; `calendar` is whose notice a CSV is, the JSON form is the mainland's.
///
/// # Errors
/// Not one of the forms above.
pub fn read(
    file: &File,
    calendar: CalendarId,
) -> Result<(HolidayPlan, Faults, usize), ImportError> {
    if file.text.trim_start().starts_with("BEGIN:VCALENDAR") {
        let what =
            "an .ics file does not say which days are worked: use the .json of the same year";
        return Err(ImportError::Shape(what.to_owned()));
    }
    if file.is_json() { published(file, calendar) } else { listed(file, calendar) }
}

fn published(
    file: &File,
    calendar: CalendarId,
) -> Result<(HolidayPlan, Faults, usize), ImportError> {
    if calendar != CalendarId::Cn {
        return Err(ImportError::Shape(
            "the JSON form is that of the mainland: use a CSV with date,kind,name".to_owned(),
        ));
    }
    let year: Published = serde_json::from_value(file.json()?).map_err(|fault| {
        ImportError::Shape(format!("no notice with year, papers and days: {fault}"))
    })?;
    let rows = year.days.len();
    if rows == 0 {
        let plan = HolidayPlan { notices: Vec::new(), without_notice: vec![year.year] };
        return Ok((plan, Vec::new(), 0));
    }
    let mut notice = Collected::default();
    for (n, day) in year.days.iter().enumerate() {
        let kind = |date| match day.off {
            false => NoticeKind::Makeup,
            true if is_statutory(date) => NoticeKind::Statutory,
            true => NoticeKind::Off,
        };
        notice.add(n + 1, &day.date, &day.name, |date| Some(kind(date)));
    }
    // A notice may reach into the next January or the last December: such days go with it.
    let far = |date: &NaiveDate| (date.year() - year.year).abs() > 1;
    if let Some(date) = notice.days.keys().find(|date| far(date)) {
        return Err(ImportError::Shape(format!("a notice of {} speaks of {date}", year.year)));
    }
    let papers: Vec<String> = year.papers.into_iter().filter(|paper| !paper.is_empty()).collect();
    let source = if papers.is_empty() { file.name.clone() } else { papers.join(" ") };
    let notice_of_year = HolidayNotice { calendar, year: year.year, source, days: notice.days };
    let plan = HolidayPlan { notices: vec![notice_of_year], without_notice: Vec::new() };
    Ok((plan, notice.faults, rows))
}

fn is_statutory(date: NaiveDate) -> bool {
    statutory_days(date.year()).iter().any(|(day, _)| *day == date)
}

fn listed(file: &File, calendar: CalendarId) -> Result<(HolidayPlan, Faults, usize), ImportError> {
    let (records, faults) = file.records("date")?;
    let rows = records.len() + faults.len();
    let mut all = Collected { faults, ..Collected::default() };
    for record in &records {
        all.add(record.row, record.get("date"), record.get("name"), |_| match record.get("kind") {
            "statutory" => Some(NoticeKind::Statutory),
            "off" => Some(NoticeKind::Off),
            "makeup" => Some(NoticeKind::Makeup),
            _ => None,
        });
    }
    let years: BTreeSet<i32> = all.days.keys().map(Datelike::year).collect();
    let notices = years.into_iter().map(|year| HolidayNotice {
        calendar,
        year,
        source: file.name.clone(),
        days: all
            .days
            .iter()
            .filter(|(date, _)| date.year() == year)
            .map(|(date, day)| (*date, day.clone()))
            .collect(),
    });
    let plan = HolidayPlan { notices: notices.collect(), without_notice: Vec::new() };
    Ok((plan, all.faults, rows))
}

/// Days collected so far.
#[derive(Default)]
struct Collected {
    days: BTreeMap<NaiveDate, NoticeDay>,
    faults: Faults,
}

impl Collected {
    fn add(
        &mut self,
        row: usize,
        date: &str,
        name: &str,
        kind: impl Fn(NaiveDate) -> Option<NoticeKind>,
    ) {
        let mut refuse = |what: &str| self.faults.push(Fault::new(row, date, what));
        let Ok(day) = NaiveDate::parse_from_str(date, "%Y-%m-%d") else {
            return refuse("no date: YYYY-MM-DD 日期有误");
        };
        let Some(kind) = kind(day) else {
            return refuse("kind: statutory, off or makeup 类型有误");
        };
        if name.is_empty() || name.chars().count() > linli_domain::limits::MAX_NAME {
            return refuse("its name is empty or too long 名称为空或过长");
        }
        let new = NoticeDay { kind, name: name.to_owned() };
        match self.days.get(&day) {
            Some(first) if *first != new => refuse("the date stands twice, differently 日期重复"),
            _ => {
                self.days.insert(day, new);
            }
        }
    }
}
