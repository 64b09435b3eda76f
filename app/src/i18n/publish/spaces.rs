//! Texts of the form of areas and spaces.

texts! {
    /// Parts of the floor and the spaces made of them.
    Spaces {
        help: "一个场地可以是整个厅，也可以是厅的一部分。能分开用的厅，先说有几块地方，再说每个场地占哪几块。", "A space is a whole hall or a part of one. For a hall that can be divided, say which parts it has, then which parts each space takes.";
        divide: "这个厅能分开用吗", "Can the hall be divided";
        divide_count: "分成几块", "Into how many parts";
        divide_button: "分成这么多块", "Divide";
        divide_help: "会填好每一块和“全场”，原来的名称和规则照旧，保存前都能改。", "Fills in each part and the whole; change anything before saving.";
        draw: "或者画出来", "Or draw it";
        draw_help: "选一块，选方向，移动线，再切开。", "Choose a part and a direction, move the line, then cut.";
        draw_use: "用这张图", "Use this drawing";
        part: "块", "Part";
        parts: "有几块地方", "Parts of the floor";
        parts_help: "只给工作人员看；居民看到的是下面的场地。", "For staff only; residents see the spaces below.";
        part_name: "这一块叫什么", "Name of the part";
        area: "面积（平方米）", "Size (m²)";
        add_part: "再加一块", "Add a part";
        drop_part: "去掉这一块", "Remove this part";
        list: "居民能用的场地", "Spaces for residents";
        name: "场地名称", "Name";
        name_en: "英文名称", "Name in English";
        mode: "怎么用", "How it is used";
        capacity: "最多容纳几人", "People it holds";
        takes: "占哪几块", "Parts it takes";
        add: "再加一个场地", "Add a space";
        drop: "去掉这个场地", "Remove this space";
        fixed: "已有预约，占哪几块和怎么用不能再改。", "It has been booked: parts and use can no longer change.";
        save: "保存场地", "Save the spaces";
        plan: "平面示意", "Plan";
        plan_of: "平面示意图，分成：", "Plan with the parts: ";
        vertical: "竖着切", "Cut top to bottom";
        horizontal: "横着切", "Cut left to right";
        line: "线的位置", "Where the line is";
        cut: "切开", "Cut";
        undo: "退一步", "Undo";
        again: "重画", "Start over";
        choose: "切哪一块", "Which part to cut";
    }
}
