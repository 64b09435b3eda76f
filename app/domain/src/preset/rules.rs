//! House rules to start from: short lines that a unit can keep or change.

use crate::facility::Category;
use crate::name::Name;

/// Lines that hold everywhere.
const ALWAYS: [(&str, &str); 3] = [
    (
        "请爱护物品，离开时带走垃圾、关灯。",
        "Take care of the things here; take your rubbish along and switch off the lights.",
    ),
    ("室内外请勿吸烟。", "No smoking."),
    (
        "有人受伤或东西坏了，请马上告诉值守人员。",
        "Tell the person on duty at once when somebody is hurt or something breaks.",
    ),
];

/// The lines of a category, one a line, in both languages.
pub(super) fn of(category: Category) -> Name {
    use Category as C;
    let own: &[(&str, &str)] = match category {
        C::Library => &[
            ("请保持安静，通话请到室外。", "Please keep quiet; make calls outside."),
            ("图书看完放回原处或还书车。", "Put books back or on the trolley."),
        ],
        C::SportsVenue | C::Gym | C::Court => &[
            (
                "请穿运动鞋入场，运动前热身，量力而行。",
                "Wear sports shoes, warm up, and know your limits.",
            ),
            ("十四周岁以下请由监护人陪同。", "Children under 14 come with a guardian."),
        ],
        C::SchoolSports => &[
            (
                "请从指定校门进出，只在开放区域活动，不进教学楼。",
                "Use the gate named, stay in the open area, and keep out of the teaching buildings.",
            ),
            (
                "教学时间不开放；学校临时使用时会提前公示。",
                "Closed during teaching; the school posts ahead when it needs the place.",
            ),
            (
                "请穿运动鞋入场，十四周岁以下请由监护人陪同。",
                "Wear sports shoes; children under 14 come with a guardian.",
            ),
        ],
        C::Outdoor => &[
            (
                "雷雨、大风天气请勿使用器材。",
                "Do not use the equipment in thunderstorms or strong wind.",
            ),
            (
                "晚间请降低音量，不影响附近居民。",
                "Keep the volume low in the evening for the neighbours.",
            ),
        ],
        C::Youth => &[("十四周岁以下请由监护人陪同。", "Children under 14 come with a guardian.")],
        C::Elderly => &[(
            "身体不适请马上告诉值守人员。",
            "Tell the person on duty at once if you feel unwell.",
        )],
        _ => &[
            (
                "请按预约时间使用，结束后把桌椅放回原处。",
                "Keep to the booked time and put tables and chairs back.",
            ),
            ("请不要在墙上打钉或粘贴。", "No nails or tape on the walls."),
        ],
    };
    let lines: Vec<(&str, &str)> = own.iter().copied().chain(ALWAYS).collect();
    let zh: Vec<&str> = lines.iter().map(|(zh, _)| *zh).collect();
    let en: Vec<&str> = lines.iter().map(|(_, en)| *en).collect();
    Name::new(zh.join("\n"), en.join("\n"))
}
