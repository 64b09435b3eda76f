//! Reading opening hours from words: rules, and the days they give under a calendar.

use super::{Core, facts};
use crate::failure::Failure;
use async_trait::async_trait;
use chrono::{Duration, NaiveDate};
use linli_app::error::AppError;
use linli_app::i18n::hours::unread_name;
use linli_app::ports::Answer;
use linli_app::ports::hours::{HoursInput, HoursReader, HoursReading, NotRead};
use linli_domain::day_type::Calendar;
use linli_domain::division::CalendarId;
use linli_domain::hours_text::{ReadAs, read};
use linli_domain::limits::{MAX_HOURS_DAYS, MAX_TEXT};
use linli_domain::opening::resolve;
use linli_domain::refusal::FieldFault;
use linli_domain::time::days;
use linli_domain::zone::{self, Tz};

#[async_trait]
impl HoursReader for Core {
    async fn read_hours(&self, asked: HoursInput) -> Answer<HoursReading> {
        if asked.text.chars().count() > MAX_TEXT {
            return Err(AppError::field("text", FieldFault::TooLong));
        }
        let today = zone::local_day(Tz::Asia__Shanghai, self.clock.now());
        let from = asked.from.unwrap_or(today);
        let malformed = || AppError::field("to", FieldFault::Malformed);
        let (to, count) = span(from, asked.to).ok_or_else(malformed)?;
        match read(&asked.text, ReadAs::of(asked.calendar)) {
            Ok(rules) => {
                let calendar = self.calendar(asked.calendar, from, to).await?;
                let days = days(from, count);
                let days = days.map(|day| resolve(&rules, calendar.day(day), false)).collect();
                Ok(HoursReading { read: true, rules, days, unread: None })
            }
            Err(piece) => {
                let said = unread_name(&piece);
                let unread = Some(NotRead { piece, said });
                Ok(HoursReading { read: false, rules: Vec::new(), days: Vec::new(), unread })
            }
        }
    }
}

impl Core {
    /// The calendar for some days: notices, and computed statutory days where there are none.
    pub(crate) async fn calendar(
        &self,
        id: CalendarId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Calendar, Failure> {
        let mut conn = self.db.read().await?;
        facts::calendar(&mut conn, id, from, to).await
    }
}

/// The last day shown and how many there are; a week where no end is given, nothing where the end
/// lies before the start or too far away.
pub fn span(from: NaiveDate, to: Option<NaiveDate>) -> Option<(NaiveDate, i64)> {
    let week = || from.checked_add_signed(Duration::days(6));
    let to = to.or_else(week)?;
    let count = (to - from).num_days() + 1;
    (1..=MAX_HOURS_DAYS).contains(&count).then_some((to, count))
}

pub use facts::computed_calendar as calendar_without_database;
