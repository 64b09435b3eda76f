//! Where people live: 小区, roads and landmarks by name, and the service desk there.

use super::Answer;
use async_trait::async_trait;
use linli_domain::geo::Point;
use linli_domain::ids::DivisionCode;
use linli_domain::name::Name;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Nearby: Send + Sync {
    /// Places of this name, the best match first; at most twelve. Streets and communities in which
    /// something is shared have names too.
    async fn places(&self, text: &str) -> Answer<Vec<PlaceView>>;
    /// The place with this id; nothing where it is no longer known.
    async fn place(&self, id: &str) -> Answer<Option<PlaceView>>;
    /// The community service desk (社区服务台) of a division: the phone of the community's own body
    /// there, else of one above it, else of the only one below.
    async fn desk(&self, division: &DivisionCode) -> Answer<Option<Desk>>;
}

/// A place that people name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PlaceView {
    /// Its id.
    pub id: String,
    /// What kind of place.
    pub kind: PlaceKind,
    /// Its name.
    pub name: Name,
    /// The division it lies in, or is.
    pub division: Option<DivisionCode>,
    /// Names of that division and the one above, to tell two of a name apart.
    pub within: Vec<Name>,
    /// Where it is (WGS-84): latitude, longitude.
    #[schema(value_type = Option<Vec<f64>>)]
    pub at: Option<(f64, f64)>,
}

impl PlaceView {
    /// Where it is.
    pub fn point(&self) -> Option<Point> {
        self.at.and_then(|(lat, lon)| Point::new(lat, lon))
    }
}

/// What kind of place a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// 小区
    Estate,
    /// 路·街
    Road,
    /// 地标
    Landmark,
    /// 街道·社区
    Division,
}

impl PlaceKind {
    /// The word in files and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Estate => "estate",
            Self::Road => "road",
            Self::Landmark => "landmark",
            Self::Division => "division",
        }
    }

    /// Reads the word, or the Chinese one. Divisions have their own list.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "estate" | "小区" | "住宅区" => Some(Self::Estate),
            "road" | "路" | "街" | "道路" => Some(Self::Road),
            "landmark" | "地标" | "其他" => Some(Self::Landmark),
            _ => None,
        }
    }
}

/// A community service desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// Whose.
    pub name: Name,
    /// Its phone.
    pub phone: String,
}
