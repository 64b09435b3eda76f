//! Twenty notices of the mainland as pages and map services give them: each is read rightly, or
//! refused with the piece that is not understood.

use super::{hours, shared};
use crate::day_type::DayType;
use crate::hours_text::{ReadAs, Why, read};

/// What one notice is expected to give.
enum Expected {
    /// Hours of Monday to Sunday of a plain week, then of a make-up Sunday, a statutory Thursday
    /// and a day off on a Monday.
    Week([&'static str; 10]),
    /// Why, and the beginning of the piece.
    Refused(Why, &'static str),
}
use Expected::{Refused, Week};

const DAY: &str = "09:00-17:00";
const LATE: &str = "11:00-25:00";
const LATER: &str = "11:00-26:00";
const AFTERNOON: &str = "16:00-18:00";
const ALL: &str = "00:00-24:00";

/// Written by hand after reading each of them.
const NOTICES: [(&str, Expected); 20] = [
    // Courts with hours and fees of their own.
    ("anqing-tyg-2023", Refused(Why::Unknown, "安庆市体育馆")),
    // Basketball free on some days, charged on others, and one figure missing.
    ("zhongshan", Refused(Why::Unknown, "篮球:周六")),
    // A table of fees; 夏季 and 冬季 without dates.
    ("nanjing-aoti-hours", Refused(Why::Unknown, "主场足球")),
    ("nanjing-aoti-badminton", Refused(Why::Unknown, "羽毛球 A/C 馆")),
    // Seasons without dates, and slots by appointment beside the ordinary hours.
    ("kaijiang-lib", Refused(Why::Unknown, "预约时段")),
    // 17:0017:00 is two times glued: cleared at 17:00, shut at 18:00.
    ("kaijiang-museum", Refused(Why::Unknown, "清场")),
    ("fangcheng-lib", Refused(Why::Unknown, "全馆")),
    // Three places in one text.
    ("quanzhou-art", Refused(Why::Unknown, "泉州市藝術館")),
    // Dates of one Spring Festival.
    ("luxi-lib-cny-2022", Refused(Why::Unknown, "放假期间")),
    ("lechang-cny-2024", Refused(Why::Unknown, "圖書館對外開放")),
    ("changsha-2026-winter", Refused(Why::Unknown, "年寒假期间")),
    ("changsha-county", Refused(Why::Unknown, "长沙县实验中学")),
    // School days are no day type, and the dashes of the times are lost.
    ("school-rule-wenke", Refused(Why::Inexpressible, "上课日")),
    // No clock times at all.
    ("tongxiang-schools", Refused(Why::Unknown, "不少于8小时")),
    ("zhuqiao-pudong", Refused(Why::Unknown, "健身房、乒乓房")),
    // 每个工作日下午的16:00至18:00,节假日全天开放: nothing is said of weekends.
    (
        "juyuan-jiading",
        Week([AFTERNOON, AFTERNOON, AFTERNOON, AFTERNOON, AFTERNOON, "", "", AFTERNOON, ALL, ALL]),
    ),
    // 每天上午8点至下午4点
    ("she-huangtian", Week(["08:00-16:00"; 10])),
    // 周一至周四 11:00-01:00；周五至周六 11:00-02:00
    ("amap-huda", Week([LATE, LATE, LATE, LATE, LATER, LATER, "", "", LATE, LATE])),
    // 周一至周日 10:00-07:00
    ("amap-hangzhou-hotpot", Week(["10:00-31:00"; 10])),
    // 周二至周日 09:00—17:00（16:00后停止入馆），周一闭馆（法定节假日除外…)
    ("tianjin-eco", Week(["", DAY, DAY, DAY, DAY, DAY, DAY, DAY, DAY, DAY])),
];

const DAYS: [(&str, DayType); 10] = [
    ("2026-11-23", DayType::Workday),
    ("2026-11-24", DayType::Workday),
    ("2026-11-25", DayType::Workday),
    ("2026-11-26", DayType::Workday),
    ("2026-11-27", DayType::Workday),
    ("2026-11-28", DayType::Weekend),
    ("2026-11-29", DayType::Weekend),
    ("2026-09-20", DayType::Makeup),
    ("2026-10-01", DayType::Statutory),
    ("2026-10-05", DayType::Off),
];

#[test]
fn each_is_refused_or_right() {
    let Some(text) = shared("data/cn-mainland-hours-text/hours.jsonl") else { return };
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines.len(), NOTICES.len());
    let mut count = 0;
    for (line, (id, expected)) in lines.into_iter().zip(NOTICES) {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(record["id"], id);
        let text = record["text"].as_str().expect("a text");
        match (read(text, ReadAs::Mainland), expected) {
            (Ok(rules), Week(week)) => {
                let found = DAYS.map(|(date, day_type)| hours(&rules, date, day_type));
                assert_eq!(found, week.map(str::to_owned), "{id}");
                count += 1;
            }
            (Err(fault), Refused(why, at)) => {
                assert_eq!(fault.why, why, "{id}: {fault}");
                assert!(fault.at.starts_with(at), "{id}: {fault}");
            }
            (Ok(rules), Refused(..)) => panic!("{id} is read: {}", super::short(&rules)),
            (Err(fault), Week(_)) => panic!("{id}: {fault}"),
        }
    }
    println!("mainland notices: {count} of 20 read rightly, {} refused", 20 - count);
}
