//! Texts about which days are which: holiday notices, calendars, school vacations.

use super::Lang;
use linli_domain::division::CalendarId;
use linli_domain::vacation::Stage;

texts! {
    /// `/admin/holidays` and below, `/admin/vacations` and below.
    Days {
        nav: "日历", "Calendars";
        holidays: "放假安排", "Holiday notices";
        vacations: "寒暑假", "School vacations";
        lead: "每年的放假通知从这里导入。旧的通知都留着；后来的更正会列出受影响的预约，但不取消任何一个。", "Each year's notice is imported here. Earlier ones are kept; a later correction lists the bookings it affects and cancels none.";
        year: "年份", "Year";
        state: "状态", "State";
        dates: "日期数", "Dates";
        source: "来源", "Source";
        imported: "导入时间", "Imported";
        state_imported: "已导入", "Imported";
        state_provisional: "暂定", "Provisional";
        provisional_help: "还没有这一年的通知：按周末和推算的法定节日处理，依赖它的统计一律写“数据不足”。", "No notice for this year yet: weekends and computed statutory days serve, and figures that depend on it say “insufficient data”.";
        versions: "各次通知", "Notices of this year";
        version: "第几次", "No.";
        by: "导入人", "By";
        command_line: "命令行", "Command line";
        changed: "与上一次不同", "Differs from the one before";
        first: "第一次", "The first";
        import: "导入通知", "Import a notice";
        file: "文件（JSON 或 CSV：date,kind,name）", "File (JSON, or CSV with date,kind,name)";
        text: "或者把内容粘贴在这里", "Or paste its content here";
        calendar: "日历", "Calendar";
        check: "先看看会改什么", "See what would change";
        file_missing: "请选择文件或粘贴内容", "Choose a file or paste its content";
        preview: "将要导入", "What will be imported";
        save: "确认导入", "Import it";
        nothing: "与现有的通知相同，没有要导入的。", "The same as the notice that stands: nothing to import.";
        no_notice: "文件里这一年还没有放假安排，保持暂定：", "The file has no notice for this year; it stays provisional: ";
        faults: "读不了的行", "Rows that cannot be taken";
        new_year: "这一年的第一份通知", "The first notice of this year";
        changes: "变化的日期", "Dates that change";
        ordinary: "照常", "ordinary";
        affected: "受影响的预约", "Bookings affected";
        affected_help: "这些预约仍然有效，只是不再在开放时间内。请与预约人联系，或为那一天补开放时间。", "These bookings stand; they only lie outside opening hours now. Get in touch, or open on that day.";
        affected_none: "没有预约受影响。", "No booking is affected.";
        affected_more: "还有更多，只列出前 200 个。", "There are more; the first 200 are listed.";
        then_open: "改后开放", "Open then";
        then_closed: "不开放", "closed";
        done: "已导入。", "Imported.";
        of_days: "全年", "The whole year";
        list: "一览", "At a glance";
        mark_makeup: "班", "work";
        mark_statutory: "节", "hol.";
        mark_off: "休", "off";
        key: "班＝调休上班，节＝法定节假日，休＝放假", "work = make-up workday, hol. = public holiday, off = day off";
        calendars: "哪里用哪种日历", "Which calendar holds where";
        calendars_help: "设在一个区划上，其下的都跟着；没有另设的跟随上一级，默认是内地日历。", "Set on a division it holds for everything below; without one a division follows the one above, by default the mainland's.";
        division: "区划代码", "Division code";
        follow: "跟随上一级", "Follow the one above";
        set: "设定", "Set";
        confirm: "已知道受影响的预约，确认", "I have seen whom it affects: confirm";
        set_done: "日历已设定。", "The calendar is set.";
        vacations_lead: "开放规则里写了“寒暑假”的设施按这里的日期开放。学校设了自己的，就按学校的；没有设的按所在区县、市的。", "Places whose hours name school vacations open by these dates. A school's own dates come first, then those of its district and city.";
        who: "谁的", "Whose";
        ranges: "未结束的", "Not over yet";
        own: "自己的日期", "Own dates";
        own_none: "还没有设。", "None set yet.";
        above: "上级的日期", "Dates of divisions above";
        above_help: "没有自己日期的学年，按这些。", "In school years without own dates these hold.";
        add: "增加一段", "Add a range";
        edit: "修改这一段", "Change this range";
        change: "修改", "Change";
        withdraw: "撤回", "Take back";
        stages: "哪些学段", "Which stages";
        stages_help: "一个地方要所有学段都放假才算寒暑假。", "It counts as vacation where every stage is free.";
        taught: "这所学校有哪些学段", "Stages of this school";
        taught_help: "不选就按全部有日期的学段。", "None chosen: all stages that have dates.";
        first_day: "放假第一天", "First day off";
        last_day: "放假最后一天", "Last day off";
        source_help: "比如教育局的通知或校历", "Such as the bureau's notice or the school's calendar";
        keep: "保存", "Save";
        kept: "已保存。", "Saved.";
        withdrawn: "已撤回。", "Taken back.";
        cancel: "不改了", "Leave it as it is";
    }
}

/// Whose calendar.
pub const fn calendar(id: CalendarId, lang: Lang) -> &'static str {
    match id {
        CalendarId::Cn => lang.pick("内地", "Mainland"),
        CalendarId::Hk => lang.pick("香港", "Hong Kong"),
        CalendarId::Tw => lang.pick("台湾", "Taiwan"),
        CalendarId::None => lang.pick("只有周末", "Weekends only"),
    }
}

/// A stage of school.
pub const fn stage(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Primary => lang.pick("小学", "Primary"),
        Stage::Junior => lang.pick("初中", "Junior"),
        Stage::Senior => lang.pick("高中", "Senior"),
    }
}

/// 33 天 · 33 days
pub fn days(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 天"),
        Lang::En if count == 1 => "1 day".to_owned(),
        Lang::En => format!("{count} days"),
    }
}
