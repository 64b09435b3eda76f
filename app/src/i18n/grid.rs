//! Texts of the week grid and of the lists beside it.

texts! {
    /// The grid.
    Grid {
        label: "一周空档", "The week";
        help: "拖动选一段时间。键盘：方向键移动，Shift 加方向键拉长，回车确定。", "Drag over a stretch. Keyboard: arrows move, Shift and an arrow makes it longer, Enter takes it.";
        hint: "在表里拖一段，或按回车选一小时。", "Drag over a stretch, or press Enter for an hour.";
        free: "空着", "Free";
        taken: "约不了", "Not free";
        past: "已过", "Over";
        shut: "不开放", "Closed";
        time: "时间", "Time";
        book: "约这段时间", "Book this time";
        nothing: "这一格约不了，换一格试试。", "Not free there. Try another cell.";
        stop_taken: "，{} 起约不了", ", not free from {}";
        stop_shut: "，{} 关门", ", closes at {}";
        stop_longest: "，单次最长就这么久", ", that is the longest at a time";
        hour: "小时", "hour";
        hours: "小时", "hours";
        minutes: "分钟", "minutes";
        before: "前一周", "Week before";
        after: "后一周", "Week after";
        next: "接下来空着的时段", "Next free times";
        all: "按天看全部空档", "All free times by day";
        by_week: "按周看空档", "See the week";
        none_this_week: "这一周没有空档。", "Nothing free this week.";
    }
}
