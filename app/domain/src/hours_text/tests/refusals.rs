//! What is not certain is refused, with the reason.

use crate::hours_text::{ReadAs, Why, read, read_posted};
use crate::opening::check;
use proptest::prelude::*;

#[test]
fn doubtful_texts_are_refused() {
    for (text, why) in [
        ("", Why::Empty),
        ("每天", Why::Unplaced),
        ("開放時間", Why::Empty),
        ("视乎节目安排而定", Why::Unknown),
        ("每天不少于8小时", Why::Unknown),
        ("周一至周五 9点", Why::Time),
        ("9-5", Why::Time),
        ("9:00-5:00", Why::Time),
        ("2:30-5:30", Why::Time),
        ("10-2pm", Why::Time),
        ("17:0017:00", Why::Unplaced),
        ("25:00-26:00", Why::Unplaced),
        ("上午12時至下午3時", Why::Time),
        ("下午17:1018:30", Why::Unplaced),
        ("8:00-12:00,6:00-9:00", Why::Ambiguous),
        ("周一至周日9:00-17:00,周六9:00-12:00", Why::Contradiction),
        ("每日8:00-17:30,其中周二8:00-12:00", Why::Unknown),
        ("9:00-12:00 周一 14:00-17:00", Why::Unplaced),
        ("夏季 9:00-18:00", Why::Ambiguous),
        // For the work, or for the rest of the day?
        ("7am to 11pm (Maintenance day: 2nd Mon of each month, from 1pm to 11pm)", Why::Ambiguous),
        ("每天9:00-17:00,初一闭馆", Why::Unplaced),
        ("周一闭馆 9:00-17:00", Why::Unplaced),
        ("周三9:00-12:00 进行清洗", Why::Unplaced),
        ("周一至周五9:00-17:00;寒暑假8:00-20:00;周三闭馆", Why::Ambiguous),
        ("周二至周日9:00-17:00;寒暑假8:00-20:00;周一闭馆", Why::Ambiguous),
        ("上午8時至下午6時(部份全日開放)", Why::Inexpressible),
        ("周二至周日9:00-17:00,周一闭馆,节假日10:00-16:00", Why::Ambiguous),
        ("(4-10月) 9:00-18:00 (9-12月) 10:00-17:00", Why::Contradiction),
        (
            "6am to 10pm (Apr - Oct) 6am to 9pm (Nov - Mar) (session breaks: 12nn - 1pm)",
            Why::Ambiguous,
        ),
    ] {
        match read(text, ReadAs::Mainland) {
            Ok(rules) => panic!("{text}: {}", super::short(&rules)),
            Err(fault) => assert_eq!(fault.why, why, "{text}: {fault}"),
        }
    }
}

#[test]
fn sunday_or_weekdays_must_be_shown() {
    assert_eq!(
        read("週日 9:00-17:00", ReadAs::HongKong).map_err(|fault| fault.why),
        Err(Why::Ambiguous)
    );
    assert!(read("週日 9:00-17:00", ReadAs::Mainland).is_ok());
}

#[test]
fn a_day_left_out_in_the_middle_of_the_week_is_a_slip() {
    let rules =
        read_posted("Monday - Wednesday: 9am - 5pm; Saturday: 9am - 1pm", "", "", ReadAs::HongKong);
    assert_eq!(rules.map_err(|fault| fault.why), Err(Why::Incomplete));
}

#[test]
fn hours_of_holidays_do_not_speak_of_sunday() {
    let hours = "Monday: 12 noon - 8pm; Tuesday to Saturday: 9am - 8pm";
    let fault = read_posted(hours, "", "9am - 5pm", ReadAs::HongKong).expect_err("no Sunday");
    assert_eq!((fault.why, fault.at.as_str()), (Why::Incomplete, "9am - 5pm"));
}

#[test]
fn the_piece_is_named() {
    let fault = read("9:00-17:00 网球场另议", ReadAs::Mainland).expect_err("unknown");
    assert_eq!(fault.to_string(), "unknown word at \"网球场另议\"");
}

proptest! {
    /// Any mixture of words gives rules that can be saved, or a refusal.
    #[test]
    fn nothing_breaks_it(pieces in proptest::collection::vec(
        prop_oneof![
            Just("周一"), Just("至"), Just("五"), Just("、"), Just("9:00"), Just("-"), Just("17时"), Just("上午"),
            Just("下午"), Just("晚上12時"), Just("及"), Just("节假日"), Just("除外"), Just("休息"), Just("("),
            Just("4月"), Just("10月"), Just(";"), Just("每天"), Just("逢"), Just("Sat"), Just("5pm"), Just("closed"),
            Just("from"), Just("维修"), Just("暂停开放时间"), Just("24"), Just("小时"), Just("日"), Just("週日"), Just("1"),
        ], 0..14)) {
        let text = pieces.concat();
        for read_as in [ReadAs::Mainland, ReadAs::HongKong] {
            if let Ok(rules) = read(&text, read_as) {
                prop_assert!(check(&rules).is_ok());
                prop_assert!(rules.iter().any(|rule| !rule.hours.is_empty()));
            }
        }
    }

    #[test]
    fn no_text_breaks_it(text in "\\PC{0,40}") {
        let _ = read(&text, ReadAs::Mainland);
    }
}
