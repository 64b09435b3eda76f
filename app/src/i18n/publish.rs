//! Texts of the form with which a unit publishes a facility.

mod fields;
mod hours;
mod spaces;
mod terms;

pub use fields::field;
pub use hours::Hours;
pub use spaces::Spaces;
pub use terms::Terms;

use super::{Lang, format};
use linli_domain::hours_text::Why;
use linli_domain::space::Mode;

texts! {
    /// The overview of one facility, publishing it, its history.
    Publish {
        new_title: "新增设施", "Add a facility";
        new_help: "先说三件事，其余按类别填好常用的内容，您再改。", "Three things first; the rest is filled in as usual for the kind, for you to change.";
        category: "是什么地方", "What kind of place";
        name: "名称", "Name";
        name_help: "居民在列表里看到的名字，例如：碧阳小学体育馆。", "What residents see in the list, such as Biyang School gym.";
        name_en: "英文名称", "Name in English";
        en_help: "没有可以不填，英文页面会注明仅有中文。", "May stay empty; English pages then say Chinese only.";
        unit: "哪个单位管理", "Which unit runs it";
        start: "继续", "Continue";
        breadcrumb: "全部设施", "All facilities";
        steps: "要填的内容", "What to fill in";
        step_done: "已填", "Filled in";
        step_missing: "还缺", "Missing";
        step_open: "可以补充", "Can be added";
        basics: "名称、地址、电话", "Name, address, phone";
        hours: "开放时间", "Opening hours";
        spaces: "场地", "Spaces";
        rules: "场地须知", "House rules";
        photos: "照片", "Photos";
        access: "无障碍", "Accessibility";
        terms: "预约规则与收费", "Booking rules and fees";
        saved: "已保存", "Saved";
        saved_public: "已保存，居民看到的页面已更新", "Saved; the public page is up to date";
        next: "下一步", "Next";
        elements: "公示五项", "The five public elements";
        elements_help: "公示之前，这五项都要有。", "All five are needed before publishing.";
        element_unit: "机构名称", "Run by";
        element_hours: "开放时间", "Opening hours";
        element_address: "机构地址", "Address";
        element_phone: "联系电话", "Phone";
        element_stops: "临时停止开放信息", "Temporary closures";
        stops_none: "目前没有；在开放时间里加“某天不开放”就会自动列出", "None now; days marked closed in the opening hours are listed by themselves";
        stops_some: "已按开放时间自动列出", "Listed from the opening hours";
        unit_phone: "用单位电话", "the unit's phone is used";
        publish: "公示", "Publish";
        publish_help: "公示后居民马上能看到，也能预约。以后随时可以改。", "Residents see it at once and can book. You can change it at any time.";
        published: "已公示", "Published";
        draft: "草稿，居民看不到", "Draft, not visible to residents";
        preview: "看看居民看到的样子", "See it as residents do";
        preview_title: "预览", "Preview";
        preview_note: "这是预览，只有您能看到草稿。", "This is a preview; only you can see the draft.";
        public_page: "打开公开页面", "Open the public page";
        back: "返回修改", "Back to the form";
        unpublish: "撤下公示", "Take the page down";
        unpublish_help: "撤下后居民看不到，也不能再预约。已有的预约仍然有效。", "Residents no longer see it nor book. Bookings that were made stay.";
        unpublish_confirm: "我知道有人已经预约，会另行告诉他们", "I know that people have booked and will tell them";
        copy: "复制一份", "Make a copy";
        copy_help: "复制成新的草稿，内容都带上，不带预约。", "A new draft with everything but bookings.";
        more: "其他操作", "More";
        history: "公示记录", "Posting history";
        history_help: "每次改动都留一份，旧的不会被改写。", "Every change is kept; old postings are never rewritten.";
        version: "第", "Version";
        first: "第一次保存", "First saved";
        save: "保存", "Save";
        stale: "别人刚改过。您填的内容还在，再按一次保存就用您的。", "Somebody changed it meanwhile. What you typed is still here; save again to use it.";
    }
}

texts! {
    /// Name, address, phone, place.
    Basics {
        address: "地址", "Address";
        address_help: "写到门牌，最好写清从哪个门进。", "Down to the number, and which gate to use.";
        address_en: "英文地址", "Address in English";
        phone: "联系电话", "Phone";
        phone_help: "白天有人接的号码。不填就用单位的电话。", "One that is answered during the day. The unit's phone is used where it is empty.";
        place: "地图上的位置", "Place on the map";
        place_help: "不知道可以不填；填了居民能看到走路要几分钟。", "May stay empty; with it residents see how many minutes they walk.";
        lat: "纬度", "Latitude";
        lon: "经度", "Longitude";
        datum: "坐标来自", "Coordinates from";
        wgs84: "GPS（WGS-84）", "GPS (WGS-84)";
        gcj02: "高德、腾讯等国内地图（GCJ-02）", "A mainland map (GCJ-02)";
    }
}

texts! {
    /// House rules, accessibility, photos.
    Pages {
        rules_help: "一行一条，短一点。预约的人要先看过才能约。", "One a line, short. Those who book must read them first.";
        rules: "场地须知", "House rules";
        rules_en: "英文须知", "House rules in English";
        access_help: "有的才勾。没有的也别紧张，居民至少知道去之前要打电话。", "Tick only what is there. Residents then know whether to phone first.";
        access_usual: "这类地方常有：", "Places of this kind often have: ";
        photos_help: "最多 12 张，每张不超过 8 MB。照片会自动缩小，拍摄地点等信息会去掉。请不要拍到人脸。", "At most 12, each up to 8 MB. They are made smaller, and where they were taken is removed. No faces, please.";
        file: "选一张照片", "Choose a photo";
        file_help: "JPEG、PNG 或 WebP。", "JPEG, PNG or WebP.";
        alt: "照片里有什么", "What it shows";
        alt_help: "给看不见的人听，例如：木地板的大厅，两侧有窗。", "Read to those who cannot see it: a hall with a wooden floor, windows on both sides.";
        alt_en: "英文说明", "In English";
        add_photo: "上传照片", "Upload";
        up: "往前移", "Move forward";
        remove: "删掉这张", "Remove";
        save_alt: "保存说明", "Save the description";
        no_photos: "还没有照片。", "No photos yet.";
        full: "已经有 12 张了，先删一张再传。", "There are 12 already; remove one first.";
    }
}

/// 每次只给一家用
pub const fn mode(mode: Mode, lang: Lang) -> &'static str {
    match mode {
        Mode::Exclusive => lang.pick("一次只给一家用，要预约", "One party at a time, by booking"),
        Mode::Shared => {
            lang.pick("几家一起用，要预约，满了为止", "Several parties together, by booking")
        }
        Mode::Open => lang.pick("直接来，不用预约", "Walk in, no booking"),
    }
}

/// Why a notice was not read.
pub const fn unread(why: Why, lang: Lang) -> &'static str {
    match why {
        Why::Empty => lang.pick("里面没有时间", "there are no hours in it"),
        Why::TooLong => lang.pick("太长了", "it is too long"),
        Why::Unknown => lang.pick("有不认识的词", "an unknown word"),
        Why::Time => lang.pick("时间写法不清楚", "an unclear time"),
        Why::Ambiguous => lang.pick("可以有两种理解", "it can mean two things"),
        Why::Contradiction => lang.pick("同一天说了两种时间", "two hours for one day"),
        Why::Incomplete => lang.pick("中间漏了一天", "a day is left out"),
        Why::Inexpressible => {
            lang.pick("看懂了，但规则写不出来", "understood, but rules cannot say it")
        }
        Why::Unplaced => lang.pick("这个词放在这里看不懂", "a word out of place"),
    }
}

/// 第 3 条
pub fn numbered(word_zh: &str, word_en: &str, number: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {number} {word_zh}"),
        Lang::En => format!("{word_en} {number}"),
    }
}

/// A member of a posting, as the history names it.
pub fn member(name: &str, lang: Lang) -> &'static str {
    match name {
        "name" => lang.pick("名称", "name"),
        "category" => lang.pick("类别", "kind"),
        "address" => lang.pick("地址", "address"),
        "location" => lang.pick("位置", "place on the map"),
        "timezone" => lang.pick("时区", "time zone"),
        "phone" => lang.pick("电话", "phone"),
        "accessible" => lang.pick("无障碍", "accessibility"),
        "opening" | "hours_text" => lang.pick("开放时间", "opening hours"),
        "areas" | "plan" => lang.pick("平面", "floor"),
        "spaces" => lang.pick("场地与规则", "spaces and their rules"),
        "assets" => lang.pick("可借物品", "things to borrow"),
        "rules" => lang.pick("场地须知", "house rules"),
        "photos" => lang.pick("照片", "photos"),
        "publish" => lang.pick("公示状态", "published or not"),
        _ => lang.pick("其他", "other"),
    }
}

/// 20 元 as it is typed: 20 or 12.50.
pub fn yuan(fen: i64) -> String {
    let said = format::money(fen, Lang::En);
    if fen == 0 { "0".to_owned() } else { said.trim_start_matches('¥').to_owned() }
}
