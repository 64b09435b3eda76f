//! Texts of the unit's screen of today, of 到了没开门, and of the desk's list.

use super::{Lang, format};
use crate::ports::locked::LockedCounts;
use linli_domain::closure::ClosureReason;
use linli_domain::opening_log::{MarkKind, Proof};
use linli_domain::time::Instant;
use linli_domain::zone::Tz;

texts! {
    /// The unit's screen of today.
    Today {
        title: "今天", "Today";
        none: "这个单位还没有设施。", "This unit has no facilities yet.";
        no_unit: "这个账号没有对应的单位。", "This account belongs to no unit.";
        to_facilities: "去公示设施", "Post a facility";
        open_door: "开门", "Open";
        close_door: "关门", "Close";
        again: "又开门了", "Open again";
        stands_open: "门开着", "Door open";
        stands_shut: "门没开", "Door not open";
        posted_today: "今天公示", "Posted today";
        not_today: "今天不开放", "Not open today";
        due_now: "现在是公示的开放时间，还没有开门记录。", "These are posted hours, and nobody has marked the door open.";
        heads: "今天来了", "Came today";
        heads_whole: "全馆", "Whole place";
        heads_all: "合计", "In all";
        more: "加一位", "One more";
        fewer: "减一位", "One fewer";
        bookings: "今天的预约", "Bookings today";
        no_bookings: "今天没有预约。", "No bookings today.";
        to_relocate: "需改期", "To be moved";
        duty: "值守", "On duty";
        me: "我", "me";
        volunteer: "志愿值守", "volunteer";
        offered: "想换班", "Swap wanted";
        offer: "我想换班", "Offer a swap";
        take_over: "我来值", "I take it";
        take_off: "撤下", "Take off";
        gaps: "三天内没人值守", "Nobody on duty within three days";
        no_gaps: "三天内都有人值守。", "Somebody is on duty for the next three days.";
        assign: "安排", "Assign";
        who: "谁来值守", "Who";
        new_volunteer: "新的志愿者（写下面两项）", "A new volunteer (fill in below)";
        volunteer_name: "志愿者姓名", "Volunteer's name";
        volunteer_contact: "志愿者联系方式", "How to reach the volunteer";
        stop_today: "今日停开放", "Stop today";
        stop_help: "从现在到今天结束都不开放，公示页马上更新。", "Closed from now to the end of today; the public page says so at once.";
        stop_why: "原因", "Reason";
        stop_button: "今天不再开放", "Stop for today";
        stop_sure: "知道了，仍然停开放", "I have seen them, stop anyway";
        stop_hit: "这些预约会受影响，预约人会收到通知：", "These bookings are affected; their holders will be told:";
        stops: "停开放与内部使用", "Closures and own use";
        lift: "恢复开放", "Open again";
        late: "补记，等另一位确认", "Written afterwards, waiting for a second person";
        confirm: "确认属实", "I confirm it";
        paper: "补记开关门", "Write down afterwards";
        paper_help: "忘了点？72 小时内可以补记，另一位同事确认后才算数。", "Forgot to tap? It can be written down for 72 hours and counts once a colleague confirms it.";
        paper_at: "什么时候", "When";
        done_open: "已记下：开门", "Marked: open";
        done_close: "已记下：关门", "Marked: closed";
        done_count: "人数已更新", "Count updated";
        done_stop: "今天已停开放", "Closed for today";
        done_duty: "值守已更新", "Duty updated";
        done_answer: "已答复", "Answered";
        done_lift: "已恢复开放", "Open again";
        done_confirm: "已确认", "Confirmed";
    }
}

texts! {
    /// 到了没开门.
    Locked {
        title: "到了没开门？", "Found it locked?";
        link: "到了没开门？一键告诉我们", "Found it locked? Tell us in one tap";
        help: "不用登录。单位马上会看到，24 小时内要答复。", "No account needed. The unit sees it at once and answers within 24 hours.";
        note: "补充一句", "A few words";
        note_help: "只有工作人员看得到，不用写姓名电话。", "Only staff read it. No name or phone needed.";
        send: "告诉单位：到了没开门", "Tell the unit: it is locked";
        told: "已经告诉单位了，谢谢您。", "The unit has been told. Thank you.";
        back: "回到设施页", "Back to the place";
        not_now: "现在不在公示的开放时间，门关着是正常的。", "These are not posted hours: a closed door is to be expected.";
        questions: "有人到了没开门", "Somebody found it locked";
        found: "到门口的时间", "Stood there at";
        left: "还剩", "Time left";
        overdue: "已过答复时限", "Answer overdue";
        confirmed: "确实没开", "It was locked";
        was_open: "当时开着，有开门记录", "It was open, and marked so";
        exempt: "有正当原因", "There was a good reason";
        answer: "答复", "Answer";
        desk_title: "到了没开门：没有答复的", "Found locked: not answered";
        desk_none: "没有超过 24 小时还没答复的。", "None is waiting for more than 24 hours.";
        desk_help: "单位 24 小时内没有答复，转到这里。打个电话，问清楚，替他们答复。", "The unit has not answered within 24 hours. Phone them, ask, and answer for them.";
        came_of_it: "近 90 天有人告诉“到了没开门”", "Told in the last 90 days";
    }
}

/// What was done at the door.
pub const fn mark(kind: MarkKind, lang: Lang) -> &'static str {
    match kind {
        MarkKind::Open => lang.pick("开门", "Opened"),
        MarkKind::Close => lang.pick("关门", "Closed"),
    }
}

/// What says so.
pub const fn proof(proof: Proof, lang: Lang) -> &'static str {
    match proof {
        Proof::Keeper => lang.pick("值守点按", "keeper"),
        Proof::CheckIn => lang.pick("签到", "check-in"),
        Proof::DoorDevice => lang.pick("门口设备", "door device"),
        Proof::HeadCount => lang.pick("计数", "head count"),
        Proof::SiteVisit => lang.pick("现场查看", "site visit"),
        Proof::Paper => lang.pick("纸面补记", "paper"),
    }
}

/// Reasons for stopping today, in the order in which they are offered.
pub const STOP_REASONS: [ClosureReason; 7] = [
    ClosureReason::Weather,
    ClosureReason::Utilities,
    ClosureReason::Safety,
    ClosureReason::Staff,
    ClosureReason::OwnUse,
    ClosureReason::Repair,
    ClosureReason::Other,
];

/// 8:05 起
pub fn since(at: Instant, zone: Tz, lang: Lang) -> String {
    let clock = format::clock(at, zone);
    match lang {
        Lang::Zh => format!("{clock} 起"),
        Lang::En => format!("since {clock}"),
    }
}

/// 12 人次
pub fn heads(count: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 人次"),
        Lang::En if count == 1 => "1 visit".to_owned(),
        Lang::En => format!("{count} visits"),
    }
}

/// What came of the reports, in numbers.
pub fn came_of_it(counts: &LockedCounts, lang: Lang) -> String {
    let LockedCounts { told, confirmed, was_open, exempt, waiting } = counts;
    match lang {
        Lang::Zh => format!(
            "{told} 次：确实没开 {confirmed}，当时开着 {was_open}，有正当原因 {exempt}，待答复 {waiting}"
        ),
        Lang::En => format!(
            "{told}: locked {confirmed}, open by its marks {was_open}, with good reason {exempt}, waiting {waiting}"
        ),
    }
}
