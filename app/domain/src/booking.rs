//! A booking (预约): its states and the only ways between them, what it is for, its code.

use crate::facility::words;
use serde::{Deserialize, Serialize};

words! {
    /// Where a booking stands.
    BookingState {
        /// Holds its slot.
        Confirmed = "confirmed",
        /// Somebody of it has signed in; holds its slot.
        CheckedIn = "checked_in",
        /// Its time is over and nobody withdrew it.
        Completed = "completed",
        /// 爽约: somebody confirmed that nobody came; its slot is free.
        NoShow = "no_show",
        /// Withdrawn; its slot is free.
        Cancelled = "cancelled",
    }
}

impl BookingState {
    /// Whether the slot is held.
    pub const fn holds_slot(self) -> bool {
        matches!(self, Self::Confirmed | Self::CheckedIn)
    }

    /// Whether this state may follow from `self`.
    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::Confirmed => !matches!(next, Self::Confirmed),
            Self::CheckedIn => matches!(next, Self::Completed),
            Self::Completed | Self::NoShow | Self::Cancelled => false,
        }
    }
}

words! {
    /// What a booking is for; doors and boards show no more than this.
    Purpose {
        /// 会议
        Meeting = "meeting",
        /// 上课·培训
        Class = "class",
        /// 排练
        Rehearsal = "rehearsal",
        /// 运动
        Sport = "sport",
        /// 阅读
        Reading = "reading",
        /// 亲子·儿童
        Children = "children",
        /// 老年活动
        Elderly = "elderly",
        /// 聚会
        Party = "party",
        /// 讲座
        Lecture = "lecture",
        /// 展览
        Exhibition = "exhibition",
        /// 志愿服务
        Volunteering = "volunteering",
        /// 其他
        Other = "other",
    }
}

/// Six digits that stand for a booking at the door, from a random number.
pub fn code_from(random: u32) -> String {
    format!("{:06}", random % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn final_states_stay() {
        for last in [BookingState::Completed, BookingState::NoShow, BookingState::Cancelled] {
            assert!(BookingState::ALL.iter().all(|next| !last.may_become(*next)));
        }
    }

    #[test]
    fn a_code_has_six_digits() {
        assert_eq!(code_from(7), "000007");
        assert_eq!(code_from(4_294_967_295), "967295");
    }
}
