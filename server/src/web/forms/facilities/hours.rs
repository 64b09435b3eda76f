//! Opening hours: rows added and removed, a notice read, a look, a save.

use super::{Sent, home, text};
use crate::web::extract::Path;
use crate::web::problem::Problem;
use axum::response::Response;
use linli_app::forms::opening::{OpeningForm, RowKind};
use linli_app::i18n::Lang;
use linli_app::ports::facilities::FacilityPatch;
use linli_app::ports::hours::HoursInput;
use linli_domain::ids::FacilityId;
use linli_domain::name::Name;

/// What the button asks for.
pub(super) async fn hours(Path(id): Path<FacilityId>, mut sent: Sent) -> Result<Response, Problem> {
    let path = format!("{}/hours", home(&id));
    let mut form = OpeningForm::read(|name| sent.value(name).to_owned());
    sent.values.remove("notice_read");
    sent.values.remove("notice_unread");
    match sent.value("do").to_owned().as_str() {
        "" | "save" => {
            let opening = form.rules();
            let patch = opening.map(|opening| FacilityPatch {
                opening: Some(opening),
                ..FacilityPatch::default()
            });
            sent.save(&id, "hours", patch).await
        }
        "keep" => {
            let posted = Name::new(text(&sent, "notice"), "");
            let patch = FacilityPatch {
                opening: Some(Vec::new()),
                hours_text: Some(Some(posted).filter(|posted| !posted.is_empty())),
                ..FacilityPatch::default()
            };
            sent.save(&id, "hours", Ok(patch)).await
        }
        "read" => {
            read(&id, &mut sent, &mut form).await?;
            sent.shown("hours", &path, None).await
        }
        button => {
            form.press(button);
            sent.refill(form.fields(), 'r');
            sent.shown("hours", &path, None).await
        }
    }
}

/// Reads the notice into rows for regular days; overlays and dated exceptions stay.
async fn read(id: &FacilityId, sent: &mut Sent, form: &mut OpeningForm) -> Result<(), Problem> {
    let facility = sent.state.services.facilities.facility(&sent.caller, id).await?;
    let calendar = sent.state.services.publishing.calendar(&sent.caller, id).await?;
    let asked = HoursInput {
        text: text(sent, "notice"),
        calendar,
        from: facility.week.first().map(|day| day.day.date),
        to: facility.week.last().map(|day| day.day.date),
    };
    let answer = sent.state.services.hours.read_hours(asked).await?;
    if answer.read {
        let mut rows = OpeningForm::of(&answer.rules).rows;
        rows.extend(form.rows.drain(..).filter(|row| row.kind != RowKind::Week));
        form.rows = rows;
        sent.values.insert("notice_read".to_owned(), answer.rules.len().to_string());
        sent.refill(form.fields(), 'r');
    } else if let Some(unread) = answer.unread {
        let english = crate::web::problem::language(&sent.headers, &sent.uri) == Lang::En;
        let said = unread.said.in_language(english).0.to_owned();
        sent.values.insert("notice_unread".to_owned(), said);
    }
    Ok(())
}

impl Sent {
    /// Puts the fields of a changed form in the place of those that begin so and go on with a
    /// number, or hold their count.
    pub(super) fn refill(
        &mut self,
        fields: std::collections::BTreeMap<String, String>,
        prefix: char,
    ) {
        self.values.retain(|name, _| {
            let mut letters = name.chars();
            !(letters.next() == Some(prefix)
                && letters.next().is_some_and(|letter| letter.is_ascii_digit()))
        });
        self.values.extend(fields);
    }
}
