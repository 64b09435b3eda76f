//! Opening hours of a record: read in every language that has them, and taken only where all agree.

use linli_app::i18n::hours::unread_name;
use linli_domain::hours_text::{ReadAs, read, read_posted};
use linli_domain::name::Name;
use linli_domain::opening::OpeningRule;

/// Hours as posted, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// When it is open.
    pub hours: String,
    /// When it is closed.
    pub closed_on: String,
    /// Hours on public holidays.
    pub holidays: String,
}

impl Posted {
    fn is_empty(&self) -> bool {
        self.hours.is_empty() && self.closed_on.is_empty() && self.holidays.is_empty()
    }

    fn rules(&self, read_as: ReadAs) -> Result<Vec<OpeningRule>, String> {
        let rules = if self.closed_on.is_empty() && self.holidays.is_empty() {
            read(&self.hours, read_as)
        } else {
            read_posted(&self.hours, &self.closed_on, &self.holidays, read_as)
        };
        rules.map_err(|piece| {
            let said = unread_name(&piece);
            format!("{} {}", said.zh, said.en)
        })
    }

    /// The columns as one text.
    fn text(&self, closed: &str, holidays: &str) -> String {
        let parts = [("", &self.hours), (closed, &self.closed_on), (holidays, &self.holidays)];
        let lines = parts
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(label, text)| format!("{label}{text}"));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// What became of the hours.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Rules, where they could be read.
    pub opening: Vec<OpeningRule>,
    /// The text, where they could not.
    pub text: Option<Name>,
    /// Why not.
    pub note: Option<String>,
}

/// Reads the hours of both languages.
pub fn outcome(zh: &Posted, en: &Posted, read_as: ReadAs) -> Outcome {
    let given: Vec<&Posted> = [zh, en].into_iter().filter(|posted| !posted.is_empty()).collect();
    let mut read: Option<Vec<OpeningRule>> = None;
    for posted in &given {
        let note = match (posted.rules(read_as), &read) {
            (Err(why), _) => why,
            (Ok(rules), Some(other)) if rules != *other => "≠".to_owned(),
            (Ok(rules), _) => {
                read = Some(rules);
                continue;
            }
        };
        let text =
            Name::new(zh.text("休息：", "公众假期："), en.text("Closed: ", "Public holidays: "));
        return Outcome { opening: Vec::new(), text: Some(text), note: Some(note) };
    }
    Outcome { opening: read.unwrap_or_default(), text: None, note: None }
}
