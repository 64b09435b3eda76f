//! What the fields of the form are called in sentences about them.

use crate::i18n::Lang;

/// The label of a field of this form; nothing for fields of others.
pub fn field(name: &str, lang: Lang) -> Option<&'static str> {
    let (zh, en) = match numberless(name) {
        "days" => ("哪些日子", "which days"),
        "from0" | "from1" | "from2" | "from3" => ("开始时间", "start time"),
        "to0" | "to1" | "to2" | "to3" => ("结束时间", "end time"),
        "until" | "valid_to" => ("到哪天", "last date"),
        "valid_from" => ("从哪天开始", "first date"),
        "season_from" => ("季节", "season"),
        "not_dates" => ("例外日期", "dates left out"),
        "m2" => ("面积", "size"),
        "capacity" | "spaces.capacity" => ("容纳人数", "people it holds"),
        "parts" | "spaces.areas" => ("占哪几块", "parts it takes"),
        "mode" => ("怎么用", "how it is used"),
        "zh" | "name_zh" => ("名称", "name"),
        "divide_count" => ("分成几块", "number of parts"),
        "category" => ("是什么地方", "kind of place"),
        "unit" | "unit_id" => ("单位", "unit"),
        "lat" => ("纬度", "latitude"),
        "lon" => ("经度", "longitude"),
        "datum" => ("坐标来源", "datum"),
        "yuan" => ("多少元", "yuan"),
        "step_min" => ("计费单位", "charged step"),
        "week_hours" => ("每周最多几小时", "hours a week"),
        "min_min" => ("一次最短", "shortest booking"),
        "max_min" => ("一次最长", "longest booking"),
        "grid_min" => ("几分钟一档", "minutes between starts"),
        "lead_min" => ("最晚提前多久", "least time ahead"),
        "horizon_days" => ("最早提前几天", "most days ahead"),
        "walk_in_places" | "spaces.policy.walk_in_places" => {
            ("留给直接来的位子", "places for walk-ins")
        }
        "file" => ("照片", "photo"),
        "photos" => ("照片", "photos"),
        "alt_zh" => ("照片说明", "description"),
        "rules" => ("场地须知", "house rules"),
        pays if pays.starts_with("pays_") => ("优惠", "concession"),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}

/// `r3_days` as `days`: fields of numbered rows are called what they are called in every row.
fn numberless(name: &str) -> &str {
    let (row, rest) = name.split_once('_').unwrap_or(("", name));
    let number = row.strip_prefix(['r', 'p', 's']).unwrap_or_default();
    let is_row = !number.is_empty() && number.bytes().all(|one| one.is_ascii_digit());
    if is_row { rest } else { name }
}
