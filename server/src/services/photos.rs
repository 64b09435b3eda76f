//! Photos of facilities: re-encoded outside the write, kept as rows, each change a posting.

use super::Core;
use super::facilities::may_see;
use super::idempotent::hex;
use super::publishing::own;
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::pictures::{Fault, Pictures, pictures};
use crate::store::facilities;
use crate::store::photos::{self, PhotoFile};
use async_trait::async_trait;
use futures::future::BoxFuture;
use linli_app::error::AppError;
use linli_app::ports::facilities::PhotoView;
use linli_app::ports::photos::{PhotoSize, Photos, Picture};
use linli_app::ports::{Answer, Caller};
use linli_domain::ids::{FacilityId, PhotoId};
use linli_domain::limits::{MAX_ALT, MAX_PHOTOS};
use linli_domain::name::Name;
use linli_domain::refusal::FieldFault;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

/// Pictures that are decoded at the same time.
static DECODING: Semaphore = Semaphore::const_new(2);

#[async_trait]
impl Photos for Core {
    async fn add_photo(
        &self,
        caller: &Caller,
        id: &FacilityId,
        file: Vec<u8>,
        alt: Name,
    ) -> Answer<PhotoView> {
        // Before the work: whoever may not, and one too many.
        {
            let mut conn = self.db.read().await?;
            own(&mut conn, caller, id).await?;
            room(&photos::of_facility(&mut conn, id.as_str()).await?)?;
        }
        described(&alt)?;
        if file.is_empty() {
            return Err(AppError::field("file", FieldFault::Missing));
        }
        // Two at a time: a large picture takes a few hundred megabytes while it is decoded.
        let turn = DECODING.acquire().await.map_err(|_| AppError::NotFound)?;
        let made = tokio::task::spawn_blocking(move || pictures(&file)).await;
        drop(turn);
        let made = made.map_err(|error| Failure::Broken(format!("a picture: {error}")))?;
        let made = made.map_err(|fault| match fault {
            Fault::NoPicture => AppError::field("file", FieldFault::Malformed),
            Fault::TooLarge => AppError::field("file", FieldFault::TooLong),
        })?;
        let photo = PhotoView {
            id: self.clock.id().into(),
            alt,
            width: made.width.into(),
            height: made.height.into(),
        };
        let (core, shown) = (self.clone(), photo.clone());
        self.changing(caller, id, move |tx, id| {
            Box::pin(async move { core.keep(tx, &id, &photo, made).await })
        })
        .await?;
        Ok(shown)
    }

    async fn describe_photo(
        &self,
        caller: &Caller,
        id: &FacilityId,
        photo: &PhotoId,
        alt: Name,
    ) -> Answer<()> {
        described(&alt)?;
        let (photo, now) = (photo.clone(), self.clock.now());
        self.changing(caller, id, move |tx, id| {
            Box::pin(async move {
                let all = photos::of_facility(tx, &id).await?;
                let at = place(&all, &photo)?;
                let new = PhotoView { alt, ..all[at].clone() };
                photos::save(tx, &id, &new, position(at), now).await
            })
        })
        .await
    }

    async fn move_photo_up(&self, caller: &Caller, id: &FacilityId, photo: &PhotoId) -> Answer<()> {
        let (photo, now) = (photo.clone(), self.clock.now());
        self.changing(caller, id, move |tx, id| {
            Box::pin(async move {
                let mut all = photos::of_facility(tx, &id).await?;
                let at = place(&all, &photo)?;
                all.swap(at, at.saturating_sub(1));
                for (at, one) in all.iter().enumerate() {
                    photos::save(tx, &id, one, position(at), now).await?;
                }
                Ok(())
            })
        })
        .await
    }

    async fn remove_photo(&self, caller: &Caller, id: &FacilityId, photo: &PhotoId) -> Answer<()> {
        let photo = photo.clone();
        self.changing(caller, id, move |tx, id| {
            Box::pin(async move {
                let all = photos::of_facility(tx, &id).await?;
                place(&all, &photo)?;
                photos::remove(tx, photo.as_str()).await
            })
        })
        .await
    }

    async fn picture(&self, caller: &Caller, photo: &PhotoId, size: PhotoSize) -> Answer<Picture> {
        let mut conn = self.db.read().await?;
        let found = photos::file(&mut conn, photo.as_str(), size.as_str()).await?;
        let (facility, file) = found.ok_or(AppError::NotFound)?;
        let facility = facilities::facility(&mut conn, &facility).await?;
        let facility = facility.filter(|one| may_see(caller, one)).ok_or(AppError::NotFound)?;
        Ok(Picture { hash: file.hash, body: file.body, public: facility.published })
    }
}

impl Core {
    /// Runs a change of the photos of a facility under its lock, and posts the page anew.
    async fn changing<F>(&self, caller: &Caller, id: &FacilityId, change: F) -> Answer<()>
    where
        F: for<'t> FnOnce(&'t mut Tx, String) -> BoxFuture<'t, Result<(), Failure>>
            + Send
            + 'static,
    {
        let (core, caller, id) = (self.clone(), caller.clone(), id.clone());
        Ok(self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, vec![LockKey::Facility(id.0.clone())]).await?;
                    own(tx, &caller, &id).await?;
                    change(tx, id.0.clone()).await?;
                    core.post_again(tx, &caller, id.as_str()).await
                })
            })
            .await?)
    }

    async fn keep(
        &self,
        tx: &mut Tx,
        id: &str,
        photo: &PhotoView,
        made: Pictures,
    ) -> Result<(), Failure> {
        let all = photos::of_facility(tx, id).await?;
        room(&all)?;
        photos::save(tx, id, photo, position(all.len()), self.clock.now()).await?;
        for (size, body) in [(PhotoSize::Large, made.large), (PhotoSize::Small, made.small)] {
            let file = PhotoFile { hash: hex(&Sha256::digest(&body)), body };
            photos::save_file(tx, photo.id.as_str(), size.as_str(), &file).await?;
        }
        Ok(())
    }
}

/// There is room for one more.
fn room(all: &[PhotoView]) -> Result<(), AppError> {
    let full = all.len() >= MAX_PHOTOS;
    if full { Err(AppError::field("photos", FieldFault::TooLong)) } else { Ok(()) }
}

fn described(alt: &Name) -> Result<(), AppError> {
    if alt.zh.trim().is_empty() {
        return Err(AppError::field("alt_zh", FieldFault::Missing));
    }
    let fits = alt.fits(MAX_ALT);
    if fits { Ok(()) } else { Err(AppError::field("alt_zh", FieldFault::TooLong)) }
}

fn place(all: &[PhotoView], photo: &PhotoId) -> Result<usize, AppError> {
    all.iter().position(|one| one.id == *photo).ok_or(AppError::NotFound)
}

fn position(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}
