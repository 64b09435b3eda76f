//! Same files, same tables, same columns, same indexes.

use crate::fixtures::databases::{Fresh, fresh_postgres, fresh_sqlite};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Table, column, kind, and whether it must hold something; in the order of the columns.
type Column = (String, String, String, String);

#[test]
fn migrations_come_in_pairs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let names = |dialect: &str| {
        let folder = root.join("migrations").join(dialect);
        let files = fs::read_dir(folder).expect("the folder is there");
        let mut names: Vec<String> = files
            .map(|file| file.expect("is read").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
    assert!(!names("sqlite").is_empty());
}

#[tokio::test]
async fn tables_and_columns_are_the_same_on_both_databases() {
    let on_sqlite = sqlite_columns(&fresh_sqlite().await).await;
    let on_postgres = postgres_columns(&fresh_postgres().await).await;
    assert!(on_sqlite.len() > 100, "nothing was looked at: {}", on_sqlite.len());
    let (one, other) = (by_table(on_sqlite), by_table(on_postgres));
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>(),
        "left: tables of SQLite, right: of PostgreSQL"
    );
    for (table, columns) in &one {
        assert_eq!(columns, &other[table], "{table}: left SQLite, right PostgreSQL");
    }
}

#[tokio::test]
async fn indexes_have_the_same_names_on_both_databases() {
    let sqlite = strings(
        &fresh_sqlite().await,
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name",
    )
    .await;
    // Those without a constraint: keys, unique columns and the walls have theirs.
    let postgres = strings(
        &fresh_postgres().await,
        "SELECT CAST(c.relname AS TEXT) AS name FROM pg_class c
         JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
         WHERE c.relkind = 'i' AND NOT EXISTS
             (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid)
         ORDER BY 1",
    )
    .await;
    assert_eq!(sqlite, postgres, "left SQLite, right PostgreSQL");
}

#[tokio::test]
async fn text_is_ordered_by_code_point_on_both_databases() {
    let loose = strings(
        &fresh_postgres().await,
        "SELECT table_name || '.' || column_name FROM information_schema.columns
         WHERE table_schema = 'public' AND data_type = 'text' AND table_name <> '_sqlx_migrations'
           AND collation_name IS DISTINCT FROM 'C' ORDER BY 1",
    )
    .await;
    assert_eq!(loose, Vec::<String>::new(), "these need COLLATE \"C\"");
}

fn by_table(columns: Vec<Column>) -> BTreeMap<String, Vec<(String, String, String)>> {
    let mut tables: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (table, name, kind, null) in columns {
        // SQLite spells a key that counts by itself INTEGER, and never lets it be NULL.
        let counting = kind.eq_ignore_ascii_case("INTEGER");
        let kind = if counting { "bigint".to_owned() } else { kind.to_lowercase() };
        // The one type that the two spell differently.
        let kind = if kind == "bytea" { "blob".to_owned() } else { kind };
        let null = if counting { "NO".to_owned() } else { null };
        tables.entry(table).or_default().push((name, kind, null));
    }
    tables
}

async fn sqlite_columns(fresh: &Fresh) -> Vec<Column> {
    columns(
        fresh,
        "SELECT m.name, c.name, c.type, CASE c.\"notnull\" WHEN 1 THEN 'NO' ELSE 'YES' END
         FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'
           AND m.name <> '_sqlx_migrations' ORDER BY m.name, c.cid",
    )
    .await
}

async fn postgres_columns(fresh: &Fresh) -> Vec<Column> {
    columns(
        fresh,
        "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT),
                CAST(is_nullable AS TEXT)
         FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'
         ORDER BY table_name, ordinal_position",
    )
    .await
}

async fn columns(fresh: &Fresh, sql: &'static str) -> Vec<Column> {
    let mut conn = fresh.db.read().await.expect("a connection");
    sqlx::query_as(sql).fetch_all(&mut *conn).await.expect("are read")
}

async fn strings(fresh: &Fresh, sql: &'static str) -> Vec<String> {
    let mut conn = fresh.db.read().await.expect("a connection");
    sqlx::query_scalar(sql).fetch_all(&mut *conn).await.expect("are read")
}
