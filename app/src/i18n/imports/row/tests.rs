//! Every reason has a sentence in both languages.
use super::*;

#[test]
fn sentences_name_the_column_and_what_can_stand_there() {
    let why = Why::cell("mode", Slip::Word, "随便");
    assert_eq!(
        sentence(&why, Lang::Zh),
        "使用方式：“随便”认不出，可以填：直接来、整场预约、按人预约"
    );
    assert!(sentence(&why, Lang::En).contains("How it is used: \"随便\""));
}

#[test]
fn every_reason_without_facts_has_its_sentence() {
    let all = [
        Why::NoRecord,
        Why::Code,
        Why::Moved,
        Why::Note,
        Why::Example,
        Why::ByHand,
        Why::BookedSpace,
        Why::NoDay,
        Why::TooMany,
        Why::ChangedSince,
        Why::InUse,
        Why::FileTooLarge,
        Why::Encoding,
        Why::Locked,
        Why::Html,
        Why::NoList,
        Why::Calendar,
    ];
    for why in all {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!sentence(&why, lang).is_empty(), "{why:?}");
        }
    }
}
