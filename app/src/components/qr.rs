//! A QR code as an inline drawing, made on the server: nothing is asked of another host.

use crate::i18n::Lang;
use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Cells of quiet around the code, as readers want them.
const QUIET: usize = 4;

/// The code of an address. It says what it leads to for those who cannot scan.
#[component]
pub fn Qr(
    /// The address.
    address: String,
    /// The language of its label.
    lang: Lang,
) -> impl IntoView {
    let (side, path) = drawn(&address)?;
    let label = lang.pick("二维码：", "QR code: ").to_owned() + &address;
    Some(view! {
        <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label shape-rendering="crispEdges">
            <path class="ground" d=format!("M0 0h{side}v{side}h-{side}z")/>
            <path class="code-cells" d=path/>
        </svg>
    })
}

/// Side in cells with the quiet around it, and the dark cells row by row; `None` for what is longer
/// than a code holds.
fn drawn(address: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let dark = row[x..].iter().take_while(|cell| **cell == Color::Dark).count();
            if dark > 0 {
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
            }
            x += dark.max(1);
        }
    }
    Some((width + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn a_code_has_its_three_eyes_and_its_quiet() {
        let (side, path) = drawn("http://127.0.0.1:3000/facilities/1").expect("fits");
        // The upper edges of the eyes are seven dark cells, left and right.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert!(path.contains(&format!("M{} 4h7v1h-7z", side - 11)), "{path}");
        assert!(path.contains(&format!("M4 {}h7v1h-7z", side - 5)), "{path}");
        assert_eq!(drawn(&"x".repeat(4000)), None);
    }
}
