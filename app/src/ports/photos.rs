//! Photos of facilities: taken in, described, put in order, shown.

use super::facilities::PhotoView;
use super::{Answer, Caller};
use async_trait::async_trait;
use linli_domain::ids::{FacilityId, PhotoId};
use linli_domain::name::Name;

/// The port. Each change is a posting of its own.
#[async_trait]
pub trait Photos: Send + Sync {
    /// Takes in a picture file (JPEG, PNG or WebP, at most 8 MB and 40 megapixels) and keeps it as
    /// two JPEGs without anything that the camera wrote beside the picture.
    ///
    /// Refuses `file`: missing, malformed (no such picture), too long (bytes, pixels, twelve
    /// already there); `alt`: missing.
    async fn add_photo(
        &self,
        caller: &Caller,
        id: &FacilityId,
        file: Vec<u8>,
        alt: Name,
    ) -> Answer<PhotoView>;
    /// Describes anew.
    async fn describe_photo(
        &self,
        caller: &Caller,
        id: &FacilityId,
        photo: &PhotoId,
        alt: Name,
    ) -> Answer<()>;
    /// Moves a photo one place to the front.
    async fn move_photo_up(&self, caller: &Caller, id: &FacilityId, photo: &PhotoId) -> Answer<()>;
    /// Takes it away.
    async fn remove_photo(&self, caller: &Caller, id: &FacilityId, photo: &PhotoId) -> Answer<()>;
    /// One picture; of a draft only to those who may see the draft.
    async fn picture(&self, caller: &Caller, photo: &PhotoId, size: PhotoSize) -> Answer<Picture>;
}

/// The two sizes that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoSize {
    /// At most 1600 pixels wide.
    Large,
    /// At most 480 pixels wide.
    Small,
}

impl PhotoSize {
    /// The word in addresses and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Large => "large",
            Self::Small => "small",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Large, Self::Small].into_iter().find(|size| size.as_str() == word)
    }
}

/// A JPEG.
#[derive(Clone, Debug)]
pub struct Picture {
    /// SHA-256 of the bytes, in hex.
    pub hash: String,
    /// The bytes.
    pub body: Vec<u8>,
    /// Whether everybody may see it, so that caches may keep it.
    pub public: bool,
}
