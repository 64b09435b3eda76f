//! One line a form: the text, and the rules it stands for.

use super::short;
use crate::hours_text::{ReadAs, read, read_posted};

const EVERY_DAY: &str = "workday makeup weekend statutory off";

/// `every` in the expected rules stands for all five day types.
fn check(read_as: ReadAs, forms: &[(&str, &str)]) {
    for (text, expected) in forms {
        let rules =
            read(text, read_as).map_or_else(|fault| fault.to_string(), |rules| short(&rules));
        assert_eq!(rules, expected.replace("every ", &format!("{EVERY_DAY} ")), "{text}");
    }
}

#[test]
fn times_of_one_day() {
    check(
        ReadAs::Mainland,
        &[
            ("24小時開放", "every 00:00-24:00"),
            ("24-hour", "every 00:00-24:00"),
            ("全天开放", "every 00:00-24:00"),
            ("whole day", "every 00:00-24:00"),
            ("上午7時至晚上11時", "every 07:00-23:00"),
            ("7am to 11PM", "every 07:00-23:00"),
            ("7:00 am - 11:00 p.m.", "every 07:00-23:00"),
            ("7am to 1030pm", "every 07:00-22:30"),
            ("6.30am to 10pm", "every 06:30-22:00"),
            ("０９：００—１７：００", "every 09:00-17:00"),
            ("09:00~17:00", "every 09:00-17:00"),
            ("7时-22时", "every 07:00-22:00"),
            ("每天上午8点至下午4点半", "every 08:00-16:30"),
            ("上午8:30至晚上20:30", "every 08:30-20:30"),
            ("上午5時至晚上12時", "every 05:00-24:00"),
            ("5am to 12 mid night", "every 05:00-24:00"),
            ("18:00-00:00", "every 18:00-24:00"),
            ("18:00至次日2:00", "every 18:00-26:00"),
            ("6pm to 2am", "every 18:00-26:00"),
            ("6:30am to 12nn; 1 to 5pm; 6 to 10pm", "every 06:30-12:00 13:00-17:00 18:00-22:00"),
            ("8:00--12:00,14:00--18:00", "every 08:00-12:00 14:00-18:00"),
            ("上午8:00-12:00下午3:00-6:00", "every 08:00-12:00 15:00-18:00"),
            ("上午十時至下午六時三十分", "every 10:00-18:30"),
            ("上午6時30分至晚上10時(暫停開放時間:中午12時至1時)", "every 06:30-12:00 13:00-22:00"),
            ("09:00-17:00(16:00后停止入馆)", "every 09:00-17:00"),
        ],
    );
}

#[test]
fn days_of_the_mainland() {
    check(
        ReadAs::Mainland,
        &[
            (
                "周一至周五18:00-21:00;周末及节假日8:00-21:00",
                "mon tue wed thu fri makeup 18:00-21:00; weekend statutory off 08:00-21:00",
            ),
            ("工作日 9:00-17:00", "workday makeup 09:00-17:00"),
            ("周末9:00-12:00", "weekend 09:00-12:00"),
            ("周一至周日 8:00-22:00", "every 08:00-22:00"),
            ("周一至周六 9:00-17:00", "mon tue wed thu fri makeup sat 09:00-17:00"),
            ("周二至周日9:00-17:00，周一闭馆", "tue wed thu fri sat sun 09:00-17:00"),
            (
                "周二至周日9:00-17:00，周一闭馆（法定节假日除外）",
                "tue wed thu fri sat sun statutory off 09:00-17:00",
            ),
            ("周一闭馆,周二至周日9:00-17:00", "tue wed thu fri sat sun 09:00-17:00"),
            (
                "周二至周日9:00-17:00,周一闭馆,法定节假日除外",
                "tue wed thu fri sat sun statutory off 09:00-17:00",
            ),
            ("逢周一闭馆。每天9:00-17:00", "tue wed thu fri sat sun 09:00-17:00"),
            (
                "周一至周五（法定节假日除外）8:00-16:00",
                "mon tue wed thu fri makeup 08:00-16:00; statutory off closed",
            ),
            ("每天9:00-17:00(周一除外)", "tue wed thu fri sat sun 09:00-17:00"),
            ("周三、周六 9:00-11:00", "wed sat 09:00-11:00"),
            (
                "周一至周四 11:00-01:00；周五至周六 11:00-02:00",
                "mon tue wed thu 11:00-25:00; fri sat 11:00-26:00",
            ),
            (
                "工作日9:00-17:00\n周六10:00-12:00\n周日及节假日休息",
                "workday makeup 09:00-17:00; sat 10:00-12:00; statutory off closed",
            ),
        ],
    );
}

#[test]
fn days_of_hong_kong() {
    check(
        ReadAs::HongKong,
        &[
            (
                "Mon – Fri: 9am-5pm; Sat., Sun. & Public Holidays: 8am - 7pm",
                "mon tue wed thu fri 09:00-17:00; sat sun statutory off 08:00-19:00",
            ),
            (
                "星期一至三、五至六：9:00a.m.~8:00p.m. 星期四：12:00 noon~8:00p.m.",
                "mon tue wed fri sat 09:00-20:00; thu 12:00-20:00",
            ),
            (
                "9am - 6pm (Weekdays) & 8am - 7pm (Saturdays, Sundays & Public Holidays)",
                "mon tue wed thu fri 09:00-18:00; sat sun statutory off 08:00-19:00",
            ),
            (
                "上午9時至下午6時 (週日) 及 上午8時至下午7時 (星期六、日及公眾假期)",
                "mon tue wed thu fri 09:00-18:00; sat sun statutory off 08:00-19:00",
            ),
            ("7am - 11pm daily", "every 07:00-23:00"),
        ],
    );
}

#[test]
fn parts_of_the_year() {
    check(
        ReadAs::HongKong,
        &[
            (
                "上午7時至晚上6時(十月-三月)上午6時至晚上7時(四月-九月)",
                "every 07:00-18:00 [10-01/03-31]; every 06:00-19:00 [04-01/09-30]",
            ),
            (
                "6.30am to 10pm (April - November)Closed (December - March)",
                "every 06:30-22:00 [04-01/11-30]",
            ),
            ("April – 10th September: 9am-5pm", "every 09:00-17:00 [04-01/09-10]"),
            (
                "4, 5, 9, 10月: 上午9:00-下午6:00",
                "every 09:00-18:00 [04-01/05-31]; every 09:00-18:00 [09-01/10-31]",
            ),
            // A part inside a part: it adds hours, so the longer one holds around it.
            (
                "(4 - 10月) 上午9時至下午6時 (6 - 8月) 上午8時至下午7時",
                "every 09:00-18:00 [04-01/05-31]; every 08:00-19:00 [06-01/08-31]; every 09:00-18:00 [09-01/10-31]",
            ),
        ],
    );
}

#[test]
fn three_columns() {
    for (columns, expected) in [
        (
            [
                "Mondays, Wednesdays to Sundays: 10am - 8pm",
                "Tuesday (except Public Holidays)",
                "10am - 8pm",
            ],
            "mon wed thu fri sat sun statutory off 10:00-20:00",
        ),
        // Without the exception the closing day stays closed on a holiday.
        (
            ["星期一、三至日：上午十時至晚上九時", "逢星期二休館", "上午十時至晚上七時"],
            "mon wed thu fri sat sun 10:00-21:00; statutory off 10:00-19:00 !tue",
        ),
        (
            [
                "Mon - Fri: 8:30 am to 6:15 pm (Shroff closes at 4:30 pm)",
                "Saturday, Sunday & public holidays",
                "",
            ],
            "mon tue wed thu fri 08:30-18:15; statutory off closed",
        ),
        (
            [
                "上午7時至晚上11時",
                "每月第一及三個星期一早上9時至下午3時關閉進行清潔及維修。農曆年初一及二。",
                "上午7時至晚上11時",
            ],
            "every 07:00-23:00 !mon#1 mon#3; mon#1 mon#3 07:00-09:00 15:00-23:00; \
             lunar_new_year_1 lunar_new_year_2 closed",
        ),
        (
            [
                "7am to 11pm",
                "Closed on Mondays from 10:00am to 6:30pm for weekly cleansing operation.",
                "",
            ],
            "mon 07:00-10:00 18:30-23:00; tue wed thu fri sat sun 07:00-23:00",
        ),
    ] {
        let [hours, closed, holiday] = columns;
        let rules = read_posted(hours, closed, holiday, ReadAs::HongKong);
        let rules = rules.map_or_else(|fault| fault.to_string(), |rules| short(&rules));
        assert_eq!(rules, expected.replace("every ", &format!("{EVERY_DAY} ")));
    }
}

#[test]
fn places_in_the_month_and_the_new_year() {
    check(
        ReadAs::HongKong,
        &[
            (
                "上午7時至晚上11時每月的第二及第四個星期一為保養日, 是日開放時間為下午一時至晚上11時",
                "every 07:00-23:00 !mon#2 mon#4; mon#2 mon#4 13:00-23:00",
            ),
            (
                "7am to 11 pm(Maintenance day : Ist Mon of each month ,  1pm-11pm open)",
                "every 07:00-23:00 !mon#1; mon#1 13:00-23:00",
            ),
            (
                "8am to 11pm. Closed from 8am to 1pm on the last Thursday of each month",
                "every 08:00-23:00 !thu#-1; thu#-1 13:00-23:00",
            ),
            (
                "9:00-17:00，农历年初一至初三休息",
                "every 09:00-17:00; lunar_new_year_1 lunar_new_year_2 lunar_new_year_3 closed",
            ),
            (
                "8am to 10pm (except 1st - 3rd day of Lunar New Year)",
                "every 08:00-22:00; lunar_new_year_1 lunar_new_year_2 lunar_new_year_3 closed",
            ),
            ("上午8時至下午6時﹝星期二為保養日﹞", "mon wed thu fri sat sun 08:00-18:00"),
        ],
    );
}

#[test]
fn school_holidays_go_before_other_days() {
    check(
        ReadAs::Mainland,
        &[
            (
                "周一至周五17:00-19:00；周末8:00-18:00；寒暑假8:00-20:00",
                "mon tue wed thu fri makeup 17:00-19:00; weekend 08:00-18:00; \
                 school_vacation 08:00-20:00",
            ),
            ("工作日9:00-17:00，周一闭馆", "workday makeup 09:00-17:00 !mon"),
        ],
    );
}
