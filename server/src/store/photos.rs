//! Photos of facilities: the list, and the pictures apart from it.

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use linli_app::ports::facilities::PhotoView;
use linli_domain::name::Name;
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

#[derive(FromRow)]
struct PhotoRow {
    id: String,
    alt_zh: String,
    alt_en: String,
    width: i64,
    height: i64,
}

/// The photos of a facility, in their order.
pub async fn of_facility(
    conn: &mut AnyConnection,
    facility_id: &str,
) -> Result<Vec<PhotoView>, Failure> {
    let rows: Vec<PhotoRow> = sqlx::query_as(
        "SELECT id, alt_zh, alt_en, width, height FROM photo
         WHERE facility_id = $1 ORDER BY position, id",
    )
    .bind(facility_id)
    .fetch_all(&mut *conn)
    .await?;
    let view = |row: PhotoRow| PhotoView {
        id: row.id.into(),
        alt: Name::new(row.alt_zh, row.alt_en),
        width: row.width,
        height: row.height,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Writes a photo, new or changed: its description and its place in the order.
pub async fn save(
    tx: &mut Tx,
    facility_id: &str,
    photo: &PhotoView,
    position: i64,
    now: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO photo (id, facility_id, position, alt_zh, alt_en, width, height, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE SET position = $3, alt_zh = $4, alt_en = $5",
    )
    .bind(photo.id.as_str())
    .bind(facility_id)
    .bind(position)
    .bind(&photo.alt.zh)
    .bind(&photo.alt.en)
    .bind(photo.width)
    .bind(photo.height)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A picture as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoFile {
    /// SHA-256 of the bytes.
    pub hash: String,
    /// JPEG.
    pub body: Vec<u8>,
}

/// Writes one picture of a photo; written once.
pub async fn save_file(
    tx: &mut Tx,
    photo_id: &str,
    size: &str,
    file: &PhotoFile,
) -> Result<(), Failure> {
    sqlx::query("INSERT INTO photo_file (photo_id, size, hash, body) VALUES ($1, $2, $3, $4)")
        .bind(photo_id)
        .bind(size)
        .bind(&file.hash)
        .bind(file.body.clone())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A picture, and the facility that it shows.
pub async fn file(
    conn: &mut AnyConnection,
    photo_id: &str,
    size: &str,
) -> Result<Option<(String, PhotoFile)>, Failure> {
    let row: Option<(String, String, Vec<u8>)> = sqlx::query_as(
        "SELECT p.facility_id, f.hash, f.body FROM photo p JOIN photo_file f ON f.photo_id = p.id
         WHERE p.id = $1 AND f.size = $2",
    )
    .bind(photo_id)
    .bind(size)
    .fetch_optional(&mut *conn)
    .await?;
    Ok(row.map(|(facility, hash, body)| (facility, PhotoFile { hash, body })))
}

/// Copies the pictures of one photo to another.
pub async fn copy_files(tx: &mut Tx, from: &str, to: &str) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO photo_file (photo_id, size, hash, body)
         SELECT $2, size, hash, body FROM photo_file WHERE photo_id = $1",
    )
    .bind(from)
    .bind(to)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Removes a photo with its pictures.
pub async fn remove(tx: &mut Tx, photo_id: &str) -> Result<(), Failure> {
    sqlx::query("DELETE FROM photo_file WHERE photo_id = $1")
        .bind(photo_id)
        .execute(&mut **tx)
        .await?;
    let rows = sqlx::query("DELETE FROM photo WHERE id = $1")
        .bind(photo_id)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    super::one(rows, "removing a photo")
}
