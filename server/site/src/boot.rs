//! Fills the addresses of this build into `boot.js`, the script that starts the islands.

use std::collections::BTreeMap;

use crate::failure::{Failure, Result};

const TEMPLATE: &str = include_str!("boot.js");

/// `names` maps logical to hashed names.
pub fn script(name: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let address = |logical: String| {
        names.get(&logical).map(|hashed| format!("/assets/{hashed}")).ok_or_else(|| {
            Failure::new(
                format!("the build made no {logical}"),
                "remove the folder `site` in the target folder and build again",
            )
        })
    };
    Ok(TEMPLATE
        .replace("__MODULE__", &address(format!("{name}.js"))?)
        .replace("__WASM__", &address(format!("{name}_bg.wasm"))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_this_build() {
        let names = BTreeMap::from([
            ("my.js".to_owned(), "my.0123456789.js".to_owned()),
            ("my_bg.wasm".to_owned(), "my_bg.9876543210.wasm".to_owned()),
        ]);
        let script = script("my", &names).expect("both names are there");
        assert!(script.contains("\"/assets/my.0123456789.js\""));
        assert!(script.contains("\"/assets/my_bg.9876543210.wasm\""));
        assert!(!script.contains("__MODULE__") && !script.contains("__WASM__"));
    }

    #[test]
    fn refuses_a_build_without_wasm() {
        assert!(script("my", &BTreeMap::new()).is_err());
    }
}
