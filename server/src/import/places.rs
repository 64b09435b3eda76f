//! Names of places (小区, roads, landmarks): a CSV with the columns
//! `name,name_en,kind,division,lat,lon,datum,also` or 名称,英文名,类型,区划,纬度,经度,坐标系,别名.

use linli_app::ports::facilities::{Datum, Location};
use linli_app::ports::nearby::PlaceKind;
use linli_domain::geo::Point;
use linli_domain::limits::MAX_NAME;
use linli_domain::name::Name;

/// Most rows of one file.
const MOST: usize = 100_000;
/// Most other names of one place.
const MOST_ALSO: usize = 20;
/// The columns, in both languages.
const COLUMNS: [(&str, &str); 8] = [
    ("name", "名称"),
    ("name_en", "英文名"),
    ("kind", "类型"),
    ("division", "区划"),
    ("lat", "纬度"),
    ("lon", "经度"),
    ("datum", "坐标系"),
    ("also", "别名"),
];

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRow {
    /// Line of the file.
    pub row: usize,
    /// What kind of place; an estate where nothing is said.
    pub kind: PlaceKind,
    /// Its name.
    pub name: Name,
    /// Other names, between `;` or 、.
    pub also: Vec<String>,
    /// Code or name of the division it lies in; may be empty.
    pub division: String,
    /// Where it is, WGS-84.
    pub at: Option<Point>,
}

/// A row that cannot be taken: line, name, and why.
pub type PlaceFault = (usize, String, String);

/// Reads a file in UTF-8 (with or without a mark) or GB18030.
///
/// # Errors
/// One line on what makes the file as a whole unreadable.
pub fn read(bytes: &[u8]) -> Result<(Vec<PlaceRow>, Vec<PlaceFault>), String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else {
        let (text, _, wrong) = encoding_rs::GB18030.decode(bytes);
        if wrong {
            return Err("neither UTF-8 nor GB18030 编码无法识别".to_owned());
        }
        text.into_owned()
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let head = reader.headers().map_err(|fault| fault.to_string())?.clone();
    let column = |(english, chinese): &(&str, &str)| {
        head.iter().position(|cell| cell.trim() == *english || cell.trim() == *chinese)
    };
    let columns: Vec<Option<usize>> = COLUMNS.iter().map(column).collect();
    if columns[0].is_none() {
        return Err("no column `name` 没有“名称”一列".to_owned());
    }
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(|fault| fault.to_string())?;
        let row = record.position().map_or(0, |at| at.line() as usize);
        let cell = |at: usize| columns[at].and_then(|at| record.get(at)).unwrap_or("").trim();
        if (0..COLUMNS.len()).all(|at| cell(at).is_empty()) {
            continue;
        }
        if rows.len() == MOST {
            return Err(format!("more than {MOST} rows: split the file 行数过多，请拆分"));
        }
        match place(row, &cell) {
            Ok(place) => rows.push(place),
            Err(why) => faults.push((row, cell(0).to_owned(), why.to_owned())),
        }
    }
    Ok((rows, faults))
}

fn place<'a>(row: usize, cell: &impl Fn(usize) -> &'a str) -> Result<PlaceRow, &'static str> {
    let name = Name::new(cell(0), cell(1));
    if name.zh.is_empty() {
        return Err("no name 没有名称");
    }
    let also: Vec<String> = cell(7)
        .split([';', '；', '、', '\n'])
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    let long = |name: &String| name.chars().count() > MAX_NAME;
    if !name.is_fit() || also.len() > MOST_ALSO || also.iter().any(long) {
        return Err("a name is too long, or there are too many 名称过长或别名过多");
    }
    let kind = match cell(2) {
        "" => PlaceKind::Estate,
        word => {
            PlaceKind::parse(word).ok_or("kind: estate, road or landmark 类型：小区、道路或地标")?
        }
    };
    let at = match (cell(4), cell(5)) {
        ("", "") => None,
        (lat, lon) => Some(point(lat, lon, cell(6))?),
    };
    if at.is_none() && cell(3).is_empty() {
        return Err("neither a division nor coordinates 区划和坐标至少要有一项");
    }
    Ok(PlaceRow { row, kind, name, also, division: cell(3).to_owned(), at })
}

fn point(lat: &str, lon: &str, datum: &str) -> Result<Point, &'static str> {
    let wrong = "lat, lon: degrees 经纬度有误";
    let datum = match datum.to_ascii_lowercase().replace('-', "").as_str() {
        "" | "wgs84" => Datum::Wgs84,
        "gcj02" | "高德" | "腾讯" => Datum::Gcj02,
        _ => return Err("datum: wgs84 or gcj02 坐标系有误"),
    };
    let degrees = |text: &str| text.parse::<f64>().map_err(|_| wrong);
    Location { lat: degrees(lat)?, lon: degrees(lon)?, datum }.point().ok_or(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_in_both_languages_and_encodings() {
        let text = "名称,类型,区划,纬度,经度,坐标系,别名\n柳溪苑,小区,x-demo-1,29.9272,117.9376,,柳苑、老柳苑\n石桥街,道路,石桥社区,,,,\n";
        let (gb, ..) = encoding_rs::GB18030.encode(text);
        for bytes in
            [text.as_bytes().to_vec(), gb.into_owned(), format!("\u{feff}{text}").into_bytes()]
        {
            let (rows, faults) = read(&bytes).expect("is read");
            assert_eq!((rows.len(), faults.len()), (2, 0));
            assert_eq!(rows[0].also, ["柳苑", "老柳苑"]);
            assert_eq!((rows[1].kind, rows[1].row), (PlaceKind::Road, 3));
        }
    }

    #[test]
    fn coordinates_of_mainland_maps_are_converted() {
        let text = "name,lat,lon,datum\nA,29.9223482,117.9430931,GCJ-02\n";
        let (rows, _) = read(text.as_bytes()).expect("is read");
        let wgs = Point::new(29.925, 117.938).expect("a point");
        assert!(rows[0].at.expect("a point").metres_to(wgs) < 0.1);
    }

    #[test]
    fn what_is_wrong_is_said_by_line() {
        let text = "name,kind,division,lat,lon,datum\n,,x,,,\nA,castle,x,,,\nB,,,,,\nC,,,91,0,\nD,,,1,2,mars\nE,,x,,,\n\n";
        let (rows, faults) = read(text.as_bytes()).expect("is read");
        assert_eq!(rows.len(), 1);
        assert_eq!(faults.iter().map(|fault| fault.0).collect::<Vec<_>>(), [2, 3, 4, 5, 6]);
        assert!(read(b"title\nA\n").is_err());
    }
}
