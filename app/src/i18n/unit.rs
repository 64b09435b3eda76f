//! Texts of the unit's area.

texts! {
    /// The frame of the unit's area and the list of its facilities.
    Unit {
        nav: "单位工作区", "Unit area";
        today: "今天", "Today";
        facilities: "设施公示", "Facilities";
        import: "导入", "Import";
        list_title: "设施公示", "Facilities";
        list_help: "居民看到的每一项都从这里来。改一次，公示更新一次，旧的都留着。", "Everything residents see comes from here. Each change makes a new posting; the old ones are kept.";
        add: "新增设施", "Add a facility";
        none: "还没有设施。十分钟就能公示第一处。", "No facilities yet. The first takes ten minutes.";
        no_unit: "这个账号还没有管理任何单位，请联系社区或系统管理员。", "This account does not publish for any unit yet. Ask the community or the administrator.";
        state_published: "已公示", "Published";
        state_draft: "草稿，居民看不到", "Draft, not visible to residents";
        posted: "更新于", "Updated";
        next: "下一步", "Next";
        next_fill: "补上", "Fill in";
        next_publish: "检查并公示", "Check and publish";
        next_edit: "修改", "Change";
    }
}
