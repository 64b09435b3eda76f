//! What names in a file mean here: communities by code or name, units and facilities by number or
//! name.

use crate::failure::Failure;
use crate::import::Why;
use crate::store::divisions;
use linli_app::ports::imports::Slip;
use linli_domain::ids::DivisionCode;
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// Communities looked up so far.
#[derive(Default)]
pub(super) struct Places {
    known: BTreeMap<String, Result<DivisionCode, Why>>,
    /// Codes that the same file makes.
    pub made: Vec<DivisionCode>,
}

impl Places {
    /// The division with this code or name; a name that several have is none.
    pub async fn division(
        &mut self,
        conn: &mut AnyConnection,
        text: &str,
    ) -> Result<Result<DivisionCode, Why>, Failure> {
        if let Some(found) = self.known.get(text) {
            return Ok(found.clone());
        }
        let found = if self.made.iter().any(|code| code.as_str() == text)
            || divisions::division(conn, text).await?.is_some()
        {
            Ok(DivisionCode::from(text))
        } else {
            let codes = divisions::codes_of_names(conn, &names(text)).await?;
            match codes.as_slice() {
                [code] => Ok(DivisionCode::from(code.as_str())),
                [] => Err(Why::cell("division", Slip::Unknown, text)),
                _ => Err(Why::cell("division", Slip::Several, text)),
            }
        };
        self.known.insert(text.to_owned(), found.clone());
        Ok(found)
    }
}

/// 郭门, 郭门社区 and 郭门社区居委会 are one community.
fn names(text: &str) -> Vec<String> {
    let mut names = vec![text.to_owned()];
    let bare = ["社区居民委员会", "社区居委会", "居民委员会", "居委会", "社区"]
        .iter()
        .find_map(|ending| text.strip_suffix(ending))
        .unwrap_or(text);
    if !bare.is_empty() && !text.ends_with(['村', '镇', '县', '区', '市', '省']) || bare != text
    {
        let endings = ["社区居委会", "社区", "社区居民委员会", "居委会"];
        names.extend(endings.iter().map(|ending| format!("{bare}{ending}")));
    }
    if text.ends_with('村') {
        names.push(format!("{text}委会"));
        names.push(format!("{text}民委员会"));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_community_is_found_by_its_short_name() {
        for text in ["郭门", "郭门社区", "郭门社区居委会"] {
            assert!(names(text).contains(&"郭门社区居委会".to_owned()), "{text}");
        }
        assert_eq!(names("芙蓉区"), ["芙蓉区"]);
        assert!(names("屏山村").contains(&"屏山村委会".to_owned()));
    }
}
