//! The port: drafts, their corrections, and carrying them out in the background.

use super::corrections::corrected;
use crate::failure::Failure;
use crate::import::write::{Form, template};
use crate::import::{Kind, Why, open};
use crate::services::Core;
use crate::store::imports as store;
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::imports::{
    Correction, Download, Drafted, Imports, RowsAsked, RunItem, RunState, RunView, Upload, Wanted,
};
use linli_app::ports::{Answer, Caller};
use linli_domain::ids::UnitId;
use tokio::sync::Semaphore;

/// Largest file in the browser, in bytes.
pub const MAX_UPLOAD: usize = 10 * 1024 * 1024;
/// Most rows of a draft in the browser; larger files are for the command line.
const MAX_DRAFT_ROWS: usize = 5_000;
/// Two files are read at once: each may need much memory.
static READERS: Semaphore = Semaphore::const_new(2);

#[async_trait]
impl Imports for Core {
    async fn draft(&self, caller: &Caller, upload: Upload) -> Answer<Drafted> {
        let scope = self.scope(caller, upload.kind, upload.unit.clone()).await?;
        if upload.bytes.len() > MAX_UPLOAD {
            return Ok(Drafted::Unreadable(Why::FileTooLarge));
        }
        let name: String =
            upload.name.chars().filter(|sign| !sign.is_control()).take(120).collect();
        let (kind, file, bytes) = (upload.kind, name, upload.bytes);
        let permit = READERS.acquire().await.map_err(|_| Failure::Broken("readers".to_owned()))?;
        let read = tokio::task::spawn_blocking(move || open(kind, &file, &bytes)).await;
        drop(permit);
        let read = read.map_err(|error| Failure::Broken(format!("reading a file: {error}")))?;
        let mut table = match read {
            Ok(table) if table.rows.len() > MAX_DRAFT_ROWS => {
                return Ok(Drafted::Unreadable(Why::TooMany));
            }
            Ok(table) => table,
            Err(crate::import::ImportError::File(why)) => return Ok(Drafted::Unreadable(why)),
            Err(other) => return Err(Failure::Broken(other.to_string()).into()),
        };
        if let Some(unit) = &scope.unit
            && kind == Kind::Facilities
        {
            for (key, value) in [("unit", &unit.name.zh), ("division", &unit.division.0)] {
                table.fixed.entry(key.to_owned()).or_insert_with(|| value.clone());
            }
        }
        Ok(Drafted::Draft(self.save_draft(&scope, table).await?))
    }

    async fn run(&self, caller: &Caller, id: &str, asked: RowsAsked) -> Answer<RunView> {
        let loaded = self.loaded(caller, id).await?;
        Ok(self.view_of(loaded, asked).await?)
    }

    async fn runs(&self, caller: &Caller, unit: Option<UnitId>) -> Answer<Vec<RunItem>> {
        let scope = self.scope(caller, Kind::Facilities, unit).await?;
        let unit = scope.unit.as_ref().map_or("", |unit| unit.id.as_str());
        let runs = store::runs(&mut *self.db.read().await?, unit).await?;
        Ok(runs.into_iter().map(|run| run.item).collect())
    }

    async fn correct(&self, caller: &Caller, id: &str, correction: Correction) -> Answer<()> {
        let mut loaded = self.with_rows(caller, id).await?;
        if loaded.run.item.state != RunState::Draft {
            return Err(AppError::WrongState);
        }
        corrected(&mut loaded.table, correction)?;
        let items = self.outlook(&loaded.scope, &loaded.table).await?;
        Ok(self.save_rows(&loaded.run, &loaded.table, items, false).await?)
    }

    async fn start(&self, caller: &Caller, id: &str) -> Answer<()> {
        let loaded = self.with_rows(caller, id).await?;
        if !loaded.table.missing().is_empty() {
            let fields = loaded.table.missing().into_iter().map(str::to_owned).collect();
            return Err(AppError::Incomplete { fields });
        }
        let from = vec![RunState::Draft, RunState::Running];
        self.advance(id, from, RunState::Running).await?;
        let (core, id) = (self.clone(), id.to_owned());
        // It goes on when the reader leaves; a process that ends leaves it to be taken up again.
        tokio::spawn(async move {
            if let Err(error) = core.carry_out(loaded).await {
                tracing::error!(%error, run = %id, "import");
            }
        });
        Ok(())
    }

    async fn undo(&self, caller: &Caller, id: &str) -> Answer<()> {
        let loaded = self.loaded(caller, id).await?;
        let from = vec![RunState::Done, RunState::Undoing];
        self.advance(id, from, RunState::Undoing).await?;
        let (core, id) = (self.clone(), id.to_owned());
        tokio::spawn(async move {
            if let Err(error) = core.take_back(&loaded.scope, &id).await {
                tracing::error!(%error, run = %id, "undoing an import");
            }
        });
        Ok(())
    }

    async fn discard(&self, caller: &Caller, id: &str) -> Answer<()> {
        let loaded = self.loaded(caller, id).await?;
        if loaded.run.item.state != RunState::Draft {
            return Err(AppError::WrongState);
        }
        let id = id.to_owned();
        let gone = self.db.write(move |tx| {
            Box::pin(async move {
                store::delete_rows(tx, &id, 0).await?;
                store::delete(tx, &id).await
            })
        });
        if gone.await? { Ok(()) } else { Err(AppError::WrongState) }
    }

    async fn download(&self, caller: &Caller, wanted: Wanted) -> Answer<Download> {
        match wanted {
            Wanted::Template { kind, english, csv } => {
                let form = if csv { Form::Csv } else { Form::Xlsx };
                let bytes = template(kind, english, form)
                    .map_err(|why| Failure::Broken(format!("template: {why:?}")))?;
                let ending = if csv { "csv" } else { "xlsx" };
                let name = format!("linli-{}.{ending}", kind.as_str());
                Ok(Download { name, media: form.media(), bytes })
            }
            Wanted::Report { run, english } => {
                let loaded = self.loaded(caller, &run).await?;
                let scope = loaded.scope.clone();
                Ok(self.report_of(&scope, loaded, english).await?)
            }
        }
    }
}

/// Forgets drafts that nobody carried out and the rows of old imports, a few at a time.
///
/// # Errors
/// The database fails.
pub async fn forget(core: &Core) -> Result<(), Failure> {
    let before = core.clock.now() - Duration::days(30);
    let stale = store::stale(&mut *core.db.read().await?, before).await?;
    for (id, state) in stale {
        core.db
            .write(move |tx| {
                Box::pin(async move {
                    store::delete_rows(tx, &id, 0).await?;
                    if RunState::parse(&state) == Some(RunState::Draft) {
                        store::delete(tx, &id).await?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
    Ok(())
}
