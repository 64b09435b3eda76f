//! Contacts, rates, and joining two entries.

use super::*;
use chrono::DateTime;
use proptest::prelude::*;

#[test]
fn one_number_has_one_form() {
    let same = ["13800138000", "138 0013 8000", "+86 138-0013-8000", "0086 13800138000"];
    for text in same.into_iter().chain(["８613800138000".replace('８', "8").as_str()]) {
        assert_eq!(phone_key(text).as_deref(), Some("+8613800138000"), "{text}");
    }
    assert_eq!(phone_key("１３８００１３８０００").as_deref(), Some("+8613800138000"));
    assert_eq!(phone_key("0559-5522001").as_deref(), Some("+865595522001"));
    assert_eq!(phone_key("+852 2345 6789").as_deref(), Some("+85223456789"));
    assert_eq!(phone_key("5522001").as_deref(), Some("5522001"));
    for wrong in ["", "138", "call me", "1380013800x", "+1", "123456789012345678901"] {
        assert_eq!(phone_key(wrong), None, "{wrong}");
    }
}

#[test]
fn codes_go_to_mobiles_with_a_country() {
    assert!(can_text("+8613800138000") && can_text("+85223456789"));
    assert!(!can_text("+865595522001") && !can_text("5522001"));
}

#[test]
fn one_mail_address_has_one_form() {
    assert_eq!(email_key(" Li@Example.CN ").as_deref(), Some("li@example.cn"));
    for wrong in ["li", "@a.b", "li@host", "l i@a.b", "li@.b", "li@a."] {
        assert_eq!(email_key(wrong), None, "{wrong}");
    }
}

fn at(minute: i64) -> Instant {
    DateTime::from_timestamp(minute * 60, 0).expect("in range")
}

#[test]
fn a_rate_lets_so_many_through_and_says_how_long_to_wait() {
    let rate = Rate { most: 2, window_min: 60 };
    let first = rate.counted(None, at(0)).expect("counts");
    let second = rate.counted(Some(first), at(10)).expect("counts");
    assert_eq!(second, (2, at(0)));
    assert_eq!(rate.counted(Some(second), at(50)), Err(601));
    assert_eq!(rate.counted(Some(second), at(60)), Ok((1, at(60))), "a new window");
}

fn entry(id: &str, has_account: bool, assurance: Assurance) -> Entry {
    Entry { id: id.to_owned(), merged: false, assurance, has_account, is_staff: false }
}

#[test]
fn joining_keeps_the_better_assurance_and_one_account() {
    let (desk, own) = (Assurance::Desk, Assurance::Own);
    let merged = |kept: bool, other: bool| merge(&entry("a", kept, own), &entry("b", other, desk));
    assert_eq!(merged(false, true), Ok((desk, Accounts::GoOver)));
    assert_eq!(merged(true, true), Ok((desk, Accounts::CloseOther)));
    assert_eq!(merged(true, false), Ok((desk, Accounts::Stay)));
    let a = entry("a", true, own);
    assert_eq!(merge(&a, &a), Err(MergeFault::Same));
    let gone = Entry { merged: true, ..entry("b", false, own) };
    assert_eq!(merge(&a, &gone), Err(MergeFault::Merged));
    assert_eq!(merge(&gone, &a), Err(MergeFault::Merged));
    let staff = Entry { is_staff: true, ..entry("b", true, own) };
    assert_eq!(merge(&a, &staff), Err(MergeFault::Staff));
    assert!(merge(&staff, &a).is_ok());
    assert_eq!(merge_at_desk(&staff, &a, "worker"), Err(MergeFault::Staff));
    let b = entry("b", true, own);
    assert_eq!(merge_at_desk(&a, &b, "a"), Err(MergeFault::Staff), "nobody joins to oneself");
    assert_eq!(merge_at_desk(&a, &b, "worker"), merge(&a, &b));
}

#[test]
fn what_a_phone_gave_ends_with_the_phone() {
    assert_eq!(assured(Assurance::Phone, false), Assurance::Own);
    assert_eq!(assured(Assurance::Phone, true), Assurance::Phone);
    assert_eq!(assured(Assurance::Desk, false), Assurance::Desk);
}

proptest! {
    /// Normalising what is normal changes nothing.
    #[test]
    fn a_key_is_its_own_key(text in "[+0]{0,2}[0-9 -]{5,16}") {
        if let Some(key) = phone_key(&text).filter(|key| key.starts_with('+')) {
            prop_assert_eq!(phone_key(&key), Some(key.clone()));
        }
    }

    /// No window lets more through than it may, whatever the times.
    #[test]
    fn no_window_is_exceeded(steps in prop::collection::vec(0i64..20, 1..60)) {
        let rate = Rate { most: 3, window_min: 30 };
        let (mut state, mut minute, mut taken) = (None, 0, Vec::new());
        for step in steps {
            minute += step;
            if let Ok(next) = rate.counted(state, at(minute)) {
                state = Some(next);
                taken.push((next.1, minute));
            }
        }
        for (begun, _) in &taken {
            prop_assert!(taken.iter().filter(|(other, _)| other == begun).count() <= 3);
        }
    }
}
