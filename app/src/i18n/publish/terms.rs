//! Texts of the booking rules and fees of one space.

texts! {
    /// Booking rules and fees of one space.
    Terms {
        help: "每个场地各有自己的规则；不改就用现在的。", "Each space has its own rules; unchanged ones stay.";
        booking: "预约规则", "Booking rules";
        min: "一次最短（分钟）", "Shortest booking (minutes)";
        max: "一次最长（分钟）", "Longest booking (minutes)";
        grid: "开始时间隔多少分钟一档（分钟）", "Starts every (minutes)";
        grid_help: "30 就是 18:00、18:30、19:00 开始。", "30 means starts at 18:00, 18:30, 19:00.";
        lead: "最晚提前多久预约（分钟）", "Least time ahead (minutes)";
        lead_help: "0 就是随时能约；1440 就是提前一天。", "0 is any time; 1440 is a day ahead.";
        horizon: "最早提前几天", "Most days ahead";
        before: "开始前留空（分钟）", "Kept free before (minutes)";
        after: "结束后留空（分钟）", "Kept free after (minutes)";
        after_help: "用来打扫、换场。", "For cleaning and changing over.";
        walk_in: "给直接来的人留几个位子", "Places kept for walk-ins";
        walk_in_help: "只对可以同时使用的场地有用。", "Only for shared spaces.";
        week_hours: "每人每周最多几小时", "Hours a week for each person";
        week_hours_help: "不限就不填。", "Empty for no limit.";
        check_in: "要不要签到", "Check-in";
        check_in_recorded: "签到只作记录", "Recorded";
        check_in_none: "不用签到", "Not asked for";
        all: "所有场地都用这套规则", "Use these for all spaces";
        save: "保存规则", "Save the rules";
        fees: "收费", "Fees";
        fees_help: "居民页面上会写成一句话。收多少要按批准的标准。", "Shown to residents as one sentence. Charge what has been approved.";
        fees_now: "居民会看到：", "Residents will read: ";
        tariff: "怎么收", "How it is charged";
        free: "免费", "Free";
        per_hour: "按小时", "By the hour";
        per_session: "按次", "By the booking";
        per_visit: "按人", "By the person";
        yuan: "多少元", "How many yuan";
        step: "不满多少分钟按这么多算", "Rounded up to (minutes)";
        step_help: "只对按小时有用。", "Only by the hour.";
        free_times: "哪些时间免费", "Free times";
        concessions: "优惠", "Concessions";
        concessions_help: "这些人付百分之几：0 是免费，50 是半价，不填就没有优惠。到场核验。", "What they pay in percent: 0 is free, 50 half price, empty none. Checked on site.";
        save_fees: "保存收费", "Save the fees";
        open_space: "这里直接来，不用预约，没有预约规则。", "Walk-in space: no booking, so no booking rules.";
    }
}
