//! Texts of the form of opening hours.

texts! {
    /// The opening hours.
    Hours {
        help: "按日子写：哪些日子、几点到几点。右边随时显示算出来的一周。", "Line by line: which days, from when to when. The resolved week is shown as you type.";
        notice: "已经有一份公告？", "Do you have a notice already?";
        notice_label: "把公告里的开放时间粘贴到这里", "Paste its opening hours here";
        notice_help: "例如：周一至周五18:00-21:00；周末及节假日8:00-21:00", "For example: Mon-Fri 18:00-21:00; weekends and holidays 8:00-21:00";
        read: "读一读", "Read it";
        read_done: "读懂了，已经填在下面。请对照右边的一周核对，再保存。", "It was read and filled in below. Compare the week, then save.";
        read_failed: "没有读懂这一处，没有猜：", "This was not understood, and nothing was guessed:";
        read_then: "可以改一改再读，或者直接在下面填。", "Change it and read again, or fill in below.";
        keep_text: "就按这段原文公示", "Post this text as it is";
        keep_help: "按原文公示的时间不能用来预约。", "Hours posted as text cannot be used for booking.";
        text_now: "现在按原文公示：", "Posted as text now:";
        week_rows: "平时", "Regular days";
        overlay_rows: "寒暑假与全民健身日", "School holidays and 8 August";
        date_rows: "某一天或某几天", "Particular dates";
        date_rows_help: "比平时的规则优先。选“不开放”的日子会自动列在临时停止开放信息里。", "Comes before the regular days. Dates marked closed are listed as temporary closures.";
        which: "哪些日子", "Which days";
        by_kind: "按日子的类型", "By kind of day";
        by_weekday: "按星期几", "By weekday";
        from: "从", "From";
        to: "到", "Until";
        times_help: "例如 18:00 到 21:00；过零点就写 22:00 到 2:00。", "Such as 18:00 to 21:00; past midnight 22:00 to 2:00.";
        shut: "这些日子不开放", "Closed on these days";
        more_hours: "再加一段时间", "Another stretch";
        drop: "去掉这一条", "Remove this line";
        add_week: "再加一条平时的时间", "Add regular days";
        add_overlay: "加上寒暑假或全民健身日", "Add school holidays or 8 August";
        add_date: "加上某一天", "Add a date";
        limits: "例外、季节、起止日期", "Exceptions, season, first and last date";
        except: "其中这些日子除外", "Except on";
        except_dates: "这些日期除外", "Except on these dates";
        except_dates_help: "例如 2026-12-24，几个日期用空格隔开。", "Such as 2026-12-24; spaces between several.";
        season_from: "每年从", "Every year from";
        season_to: "到", "until";
        season_help: "例如夏季 05-01 到 09-30；全年就不填。", "Such as 05-01 to 09-30 for summer; empty for the whole year.";
        valid_from: "从哪天开始有效", "Valid from";
        valid_to: "到哪天为止", "Valid until";
        date: "日期", "Date";
        until: "到哪天（只有一天就不填）", "Until (empty for one day)";
        look: "看看算出来的一周", "Show the resolved week";
        week: "算出来是这样", "This is what it comes to";
        ahead: "以后要留意的日子", "Days ahead worth a look";
        none: "还没有填时间。", "No hours yet.";
        checking: "正在算…", "Working it out…";
        unreachable: "现在连不上，保存时会再检查。", "Cannot be reached now; it is checked again when you save.";
        save: "保存开放时间", "Save the hours";
        row: "第", "Line";
    }
}
