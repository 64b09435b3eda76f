//! What is looked at before a spreadsheet is unpacked: how much it will be. Both formats name sizes
//! that a reader believes, and a small file can unpack to gigabytes.

use super::super::Why;
use std::io::{Cursor, Read};

/// Most bytes of all parts of an XLSX together.
const MAX_UNZIPPED: u64 = 96 * 1024 * 1024;
/// Most parts.
const MAX_PARTS: usize = 2_000;
/// Most different texts that a table may announce.
const MAX_TEXTS: u64 = 2_000_000;
/// Most cells in the rectangle around everything that an XLS sheet holds.
const MAX_RECTANGLE: u64 = 4_000_000;

/// Unzips everything once, counting, into nothing.
///
/// # Errors
/// Too large, or no zip.
pub fn xlsx(bytes: &[u8]) -> Result<(), Why> {
    let broken = |fault: &dyn std::fmt::Display| Why::BrokenFile(fault.to_string());
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|fault| broken(&fault))?;
    if zip.len() > MAX_PARTS {
        return Err(Why::FileTooLarge);
    }
    let (mut total, mut buffer) = (0_u64, vec![0_u8; 64 * 1024]);
    for n in 0..zip.len() {
        let mut part = zip.by_index(n).map_err(|fault| broken(&fault))?;
        let name = part.name().map_or_else(|_| String::new(), std::borrow::Cow::into_owned);
        let texts = name.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let mut first = texts;
        loop {
            let read = part.read(&mut buffer).map_err(|fault| broken(&fault))?;
            if read == 0 {
                break;
            }
            total += read as u64;
            if total > MAX_UNZIPPED {
                return Err(Why::FileTooLarge);
            }
            if std::mem::take(&mut first) && announced(&buffer[..read.min(2_048)]) > MAX_TEXTS {
                return Err(Why::FileTooLarge);
            }
        }
    }
    Ok(())
}

/// The number of texts that the part with all texts announces.
fn announced(start: &[u8]) -> u64 {
    let start = String::from_utf8_lossy(start);
    let number = |rest: &str| {
        let digits: String = rest
            .chars()
            .skip_while(|sign| !sign.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().unwrap_or(u64::MAX)
    };
    start.split("uniqueCount").nth(1).map_or(0, number)
}

/// Walks through the records of the workbook: where cells stand, and what sizes are announced.
///
/// # Errors
/// Too large, or no workbook.
pub fn xls(bytes: &[u8]) -> Result<(), Why> {
    let broken = |fault: std::io::Error| Why::BrokenFile(fault.to_string());
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    let name =
        ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"].into_iter().find(|name| file.is_stream(name));
    let name = name.ok_or_else(|| Why::BrokenFile("no workbook".to_owned()))?;
    let mut stream = Vec::new();
    let part = file.open_stream(name).map_err(broken)?;
    part.take(bytes.len() as u64 * 2).read_to_end(&mut stream).map_err(broken)?;
    let mut rest = stream.as_slice();
    let mut corner = Corner::default();
    while let [a, b, c, d, tail @ ..] = rest {
        let (kind, length) =
            (u16::from_le_bytes([*a, *b]), usize::from(u16::from_le_bytes([*c, *d])));
        let Some((data, after)) = tail.split_at_checked(length) else { break };
        match kind {
            // The beginning of a sheet.
            0x0809 => corner = Corner::default(),
            // Where the cells of a sheet lie, as it says.
            0x0200 if data.len() >= 12 => {
                let rows = u32::from_le_bytes([data[4], data[5], data[6], data[7]]);
                corner.see(u64::from(rows), u64::from(u16::from_le_bytes([data[10], data[11]])))?;
            }
            // Cells: number, text, value, formula, several numbers, blank ones, errors.
            0x0203 | 0x0204 | 0x00fd | 0x0006 | 0x00bd | 0x00be | 0x027e | 0x0205 | 0x0201
            | 0x00d6
                if data.len() >= 4 =>
            {
                let row = u16::from_le_bytes([data[0], data[1]]);
                let column = u16::from_le_bytes([data[2], data[3]]);
                corner.see(u64::from(row) + 1, u64::from(column) + 1)?;
            }
            _ => {}
        }
        rest = after;
    }
    Ok(())
}

/// The lowest row and the last column seen in a sheet.
#[derive(Default)]
struct Corner {
    row: u64,
    column: u64,
}

impl Corner {
    fn see(&mut self, row: u64, column: u64) -> Result<(), Why> {
        (self.row, self.column) = (self.row.max(row), self.column.max(column));
        if self.row > 65_536 || self.column > 256 || self.row * self.column > MAX_RECTANGLE {
            return Err(Why::FileTooLarge);
        }
        Ok(())
    }
}
