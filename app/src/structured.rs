//! Structured data (schema.org) of the public pages: what the page says, for machines. Hours are
//! those of the coming week day by day, so that holidays, make-up workdays and closures are right.

use crate::i18n::Lang;
use crate::ports::facilities::{FacilityItem, FacilityView};
use crate::ports::places::DivisionRef;
use crate::ports::public::{DivisionPage, UnitPage};
use linli_domain::facility::{Category, UnitKind};
use linli_domain::name::Name;
use linli_domain::opening::{Hours, OpenDay};
use serde_json::{Value, json};

/// Where the site is, and in which language it is read.
#[derive(Clone, Debug)]
pub struct Site {
    /// Without a slash at the end.
    pub url: String,
    /// The reader's language.
    pub lang: Lang,
}

impl Site {
    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    fn said<'a>(&self, name: &'a Name) -> &'a str {
        name.in_language(self.lang.is_english()).0
    }

    /// The first page: the site and how to search it.
    pub fn home(&self, name: &str) -> Value {
        json!({
            "@context": "https://schema.org", "@type": "WebSite", "name": name,
            "url": self.address("/"), "inLanguage": self.lang.tag(),
            "potentialAction": { "@type": "SearchAction",
                "target": { "@type": "EntryPoint", "urlTemplate": self.address("/?q={search_term_string}") },
                "query-input": "required name=search_term_string" }
        })
    }

    /// A facility with its hours of the coming week, and the way to it.
    pub fn facility(&self, facility: &FacilityView) -> Value {
        let url = self.address(&format!("/facilities/{}", facility.id));
        let mut place = json!({
            "@type": place_type(facility.category), "@id": url, "url": url,
            "name": self.said(&facility.name),
            "address": { "@type": "PostalAddress", "streetAddress": self.said(&facility.address) },
            "publicAccess": true,
            "parentOrganization": { "@type": "Organization", "name": self.said(&facility.unit),
                "url": self.address(&format!("/units/{}", facility.unit_id)) },
            "openingHoursSpecification": facility.really.iter().flat_map(opening).collect::<Vec<_>>(),
            "isAccessibleForFree": facility.spaces.iter().all(|space| space.price.is_none()),
        });
        if let Some(phone) = &facility.phone {
            place["telephone"] = json!(phone);
        }
        if let Some(at) = &facility.location {
            place["geo"] =
                json!({ "@type": "GeoCoordinates", "latitude": at.lat, "longitude": at.lon });
        }
        if let Some(most) = facility.spaces.iter().map(|space| space.capacity).max() {
            place["maximumAttendeeCapacity"] = json!(most);
        }
        let here = (self.said(&facility.name), url.as_str());
        let way = self.way(&facility.division_path, here);
        json!({ "@context": "https://schema.org", "@graph": [place, way] })
    }

    /// A unit and what it shares.
    pub fn unit(&self, page: &UnitPage) -> Value {
        let url = self.address(&format!("/units/{}", page.unit.id));
        let mut body = json!({
            "@type": unit_type(page.unit.kind), "@id": url, "url": url,
            "name": self.said(&page.unit.name),
        });
        if let Some(phone) = &page.unit.phone {
            body["telephone"] = json!(phone);
        }
        let way = self.way(&page.path, (self.said(&page.unit.name), &url));
        json!({ "@context": "https://schema.org", "@graph": [body, self.list(&page.shared), way] })
    }

    /// A division and what is shared in it.
    pub fn division(&self, page: &DivisionPage) -> Value {
        let name = self.said(&page.division.name);
        let url = self.address(&format!("/communities/{}", page.division.code));
        let mut place =
            json!({ "@type": "AdministrativeArea", "@id": url, "url": url, "name": name });
        if let Some(contact) = page.contacts.first() {
            place["telephone"] = json!(contact.phone);
        }
        let way = self.way(&page.above, (name, &url));
        json!({ "@context": "https://schema.org", "@graph": [place, self.list(&page.shared), way] })
    }

    fn list(&self, shared: &[FacilityItem]) -> Value {
        let rows = shared.iter().enumerate().map(|(at, item)| {
            json!({ "@type": "ListItem", "position": at + 1, "name": self.said(&item.name),
                    "url": self.address(&format!("/facilities/{}", item.id)) })
        });
        json!({ "@type": "ItemList", "itemListElement": rows.collect::<Vec<_>>() })
    }

    fn way(&self, path: &[DivisionRef], here: (&str, &str)) -> Value {
        let above = path.iter().map(|one| {
            let url = self.address(&format!("/communities/{}", one.code));
            (self.said(&one.name).to_owned(), url)
        });
        let steps = above.chain([(here.0.to_owned(), here.1.to_owned())]).enumerate();
        let steps = steps.map(|(at, (name, item))| {
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": item })
        });
        json!({ "@type": "BreadcrumbList", "itemListElement": steps.collect::<Vec<_>>() })
    }
}

/// One day as schema.org wants it: a closed day opens and closes at midnight; an evening that runs
/// past midnight closes earlier than it opens.
fn opening(day: &OpenDay) -> Vec<Value> {
    let date = day.day.date;
    let one = |opens: String, closes: String| {
        json!({ "@type": "OpeningHoursSpecification", "validFrom": date, "validThrough": date,
                "opens": opens, "closes": closes })
    };
    if day.hours.is_empty() {
        return vec![one("00:00".to_owned(), "00:00".to_owned())];
    }
    let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let closes =
        |hours: &Hours| if hours.to == 24 * 60 { "23:59".to_owned() } else { clock(hours.to) };
    day.hours.iter().map(|hours| one(clock(hours.from), closes(hours))).collect()
}

const fn place_type(category: Category) -> &'static str {
    match category {
        Category::Library => "Library",
        Category::SportsVenue | Category::SchoolSports | Category::Court => {
            "SportsActivityLocation"
        }
        Category::Gym => "ExerciseGym",
        Category::Hall | Category::MeetingRoom => "EventVenue",
        Category::Outdoor => "Park",
        _ => "CivicStructure",
    }
}

const fn unit_type(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Agency | UnitKind::PublicInstitution => "GovernmentOrganization",
        UnitKind::SchoolPublic | UnitKind::SchoolPrivate => "School",
        UnitKind::SocialOrganisation | UnitKind::CommunityBody | UnitKind::OwnersCommittee => "NGO",
        UnitKind::Enterprise | UnitKind::PropertyManager => "Corporation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use linli_domain::day_type::{DayInfo, DayType};

    fn day(hours: &[&str]) -> OpenDay {
        let date = "2026-12-05".parse().expect("a date");
        let day = DayInfo { date, day_type: DayType::Weekend, name: None, provisional: false };
        OpenDay {
            day,
            school_vacation: false,
            hours: hours.iter().map(|one| one.parse().expect("hours")).collect(),
        }
    }

    #[test]
    fn hours_are_told_as_schema_org_reads_them() {
        let told = |hours: &[&str]| {
            let spoken = opening(&day(hours));
            let clock = |one: &Value, what: &str| one[what].as_str().unwrap_or("?").to_owned();
            spoken
                .iter()
                .map(|one| clock(one, "opens") + "-" + &clock(one, "closes"))
                .collect::<Vec<_>>()
        };
        assert_eq!(told(&["08:00-12:00", "14:00-21:00"]), ["08:00-12:00", "14:00-21:00"]);
        assert_eq!(told(&["00:00-24:00"]), ["00:00-23:59"]);
        assert_eq!(told(&["22:00-26:00"]), ["22:00-02:00"]);
        assert_eq!(told(&[]), ["00:00-00:00"], "closed");
    }
}
