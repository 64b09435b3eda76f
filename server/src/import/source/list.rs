//! Records of a JSON list.

use super::{ImportError, MAX_ROWS, Record};
use crate::import::{Fault, Faults, Why};
use serde_json::Value;

/// A list, or an object that holds exactly one.
///
/// # Errors
/// Neither.
pub fn list(value: &Value) -> Result<(Vec<Record>, Faults), ImportError> {
    let shape = || ImportError::from(Why::NoList);
    let items = match value {
        Value::Array(items) => items,
        Value::Object(members) => {
            let mut lists = members.values().filter_map(Value::as_array);
            let only = lists.next().ok_or_else(shape)?;
            lists.next().is_none().then_some(only).ok_or_else(shape)?
        }
        _ => return Err(shape()),
    };
    if items.len() > MAX_ROWS {
        return Err(Why::FileTooLarge.into());
    }
    let (mut records, mut faults) = (Vec::new(), Vec::new());
    for (n, item) in items.iter().enumerate() {
        match item.as_object() {
            Some(members) => {
                let fields =
                    members.iter().filter_map(|(key, value)| Some((key.clone(), text_of(value)?)));
                records.push(Record { row: n + 1, fields: fields.collect() });
            }
            None => faults.push(Fault::new(n + 1, "", Why::NoRecord)),
        }
    }
    Ok((records, faults))
}

fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        // Feeds made for web pages hold rare characters as `&#30945;`.
        Value::String(text) => html_escape::decode_html_entities(text.trim()).into_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}
