//! Words of the import pages.

texts! {
    /// The pages.
    Import {
        title: "导入表格", "Import a table";
        admin_title: "导入", "Import";
        lead: "手头的表格直接传上来就行：Excel（新旧都行）或 CSV。先看会发生什么，改好了再导入；导错了可以整批撤销。", "Send the spreadsheet you have: Excel, old or new, or CSV. You first see what will happen, correct it, then import; a whole import can be undone.";
        what: "表里是什么", "What is in it";
        unit: "哪个单位的", "Which unit's";
        file: "选择表格文件", "Choose the file";
        file_help: "XLS、XLSX、CSV 或 JSON，不超过 10 MB", "XLS, XLSX, CSV or JSON, at most 10 MB";
        send: "上传并查看", "Send and look";
        templates: "没有现成的表？下载模板", "No table yet? Take a template";
        template_help: "模板里有一行示例，导入时会跳过。", "The template has one example row, which is skipped.";
        earlier: "最近的导入", "Recent imports";
        none: "还没有导入过。", "Nothing has been imported yet.";
        read_as: "读取方式", "Read as";
        sheet: "读的工作表", "Sheet read";
        other_sheets: "没有读的工作表", "Sheets not read";
        header_row: "表头在第几行", "Headings in row";
        columns: "每一列是什么", "What each column is";
        columns_help: "认不出的列先不用；您可以指定它是什么。", "Columns that are not known are not used; you can say what they are.";
        not_used: "不用这一列", "Not used";
        unused: "没有用到的列", "Columns not used";
        fixed: "整张表都一样的内容", "The same for all rows";
        fixed_help: "表里没有的列，在这里填一次，所有行都用它。", "What the table has no column for: fill it in once for all rows.";
        lessons: "作息时间（每行一节）", "Lessons (one a line)";
        lessons_help: "例：1 08:00-08:40", "Example: 1 08:00-08:40";
        recheck: "保存并重新检查", "Save and check again";
        will_happen: "会发生什么", "What will happen";
        happened: "结果", "What happened";
        all: "全部", "All";
        row: "行", "Row";
        what_row: "名称", "Name";
        what_done: "做什么", "What is done";
        why: "说明", "Notes";
        fix: "改这一行", "Correct this row";
        empty_cell: "空", "empty";
        go: "导入", "Import";
        go_count: "行会写入", "rows will be written";
        nothing_to_do: "没有要写入的行。", "There is nothing to write.";
        skipped_note: "有问题的行不会写入；您可以先改，也可以先导入其余的。", "Rows with a problem are not written. Correct them first, or import the others now.";
        missing: "还缺这些列，请在上面指定或填写", "These columns are missing; say above which they are, or fill them in";
        discard: "放弃这份表", "Throw this away";
        running: "正在导入，可以离开这一页。", "Being imported; you may leave this page.";
        undoing: "正在撤销，可以离开这一页。", "Being undone; you may leave this page.";
        refresh: "看最新进度", "See the latest";
        of: "/", "of";
        interrupted: "上次在中途停下了。", "It stopped in the middle.";
        resume: "接着做", "Go on";
        done: "导入完成。", "The import is done.";
        undone: "这次导入已经撤销。", "This import has been undone.";
        undo: "撤销这次导入", "Undo this import";
        undo_help: "新增的收回，改过的恢复原样；已经有人预约的留下并列出来。", "What is new goes, what was changed becomes what it was; what has bookings stays and is listed.";
        undo_sure: "确定撤销", "Yes, undo it";
        kept: "没能收回的", "What could not be taken back";
        report: "下载结果（CSV）", "Take the report (CSV)";
        more: "后面的行", "Further rows";
        back: "回到导入", "Back to imports";
        unreadable: "这个文件没能读进来", "This file could not be read";
        no_file: "请先选一个文件。", "Choose a file first.";
        to_list: "去看设施公示", "To the facilities";
        rows: "行", "rows";
        digits_note: "代码和电话请用文本格式。", "Keep codes and phones as text.";
        words_sheet: "可填的词", "Words that can be used";
        example: "（示例）", "(example)";
        no_unit: "这个账号还没有管理任何单位，请联系社区或系统管理员。", "This account does not publish for any unit yet. Ask the community or the administrator.";
        changed: "已保存您的更正，重新检查过了。", "Your corrections are saved and checked.";
    }
}
