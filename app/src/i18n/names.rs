//! What kinds of things are called: categories, purposes, day types, accessibility.

use super::Lang;
use linli_domain::account::Role;
use linli_domain::booking::{BookingState, Purpose};
use linli_domain::day_type::DayType;
use linli_domain::facility::Category;
use linli_domain::person::Assurance;

/// The kind of place.
pub const fn category(category: Category, lang: Lang) -> &'static str {
    match category {
        Category::Library => lang.pick("图书馆·图书室", "Library"),
        Category::CultureCentre => lang.pick("文化馆", "Culture centre"),
        Category::CultureStation => lang.pick("文化站", "Culture station"),
        Category::ActivityRoom => lang.pick("活动室", "Activity room"),
        Category::PartyMassRoom => lang.pick("党群服务中心", "Community service centre"),
        Category::SportsVenue => lang.pick("体育场馆", "Sports venue"),
        Category::SchoolSports => lang.pick("学校体育设施", "School sports"),
        Category::Gym => lang.pick("健身房", "Gym"),
        Category::Court => lang.pick("球场", "Court"),
        Category::Classroom => lang.pick("教室", "Classroom"),
        Category::MeetingRoom => lang.pick("会议室", "Meeting room"),
        Category::Hall => lang.pick("礼堂·多功能厅", "Hall"),
        Category::Youth => lang.pick("青少年", "Youth"),
        Category::Elderly => lang.pick("老年", "Older people"),
        Category::Outdoor => lang.pick("户外", "Outdoors"),
        Category::Other => lang.pick("其他", "Other"),
    }
}

/// What a booking is for.
pub const fn purpose(purpose: Purpose, lang: Lang) -> &'static str {
    match purpose {
        Purpose::Meeting => lang.pick("会议", "Meeting"),
        Purpose::Class => lang.pick("上课·培训", "Class"),
        Purpose::Rehearsal => lang.pick("排练", "Rehearsal"),
        Purpose::Sport => lang.pick("运动", "Sport"),
        Purpose::Reading => lang.pick("阅读", "Reading"),
        Purpose::Children => lang.pick("亲子·儿童", "Children"),
        Purpose::Elderly => lang.pick("老年活动", "Older people"),
        Purpose::Party => lang.pick("聚会", "Party"),
        Purpose::Lecture => lang.pick("讲座", "Lecture"),
        Purpose::Exhibition => lang.pick("展览", "Exhibition"),
        Purpose::Volunteering => lang.pick("志愿服务", "Volunteering"),
        Purpose::Other => lang.pick("其他", "Other"),
    }
}

/// The type of a day.
pub const fn day_type(day_type: DayType, lang: Lang) -> &'static str {
    match day_type {
        DayType::Makeup => lang.pick("调休上班", "Make-up workday"),
        DayType::Statutory => lang.pick("法定节假日", "Public holiday"),
        DayType::Off => lang.pick("放假", "Day off"),
        DayType::Weekend => lang.pick("周末", "Weekend"),
        DayType::Workday => lang.pick("工作日", "Workday"),
    }
}

/// The name of a holiday; notices give it in Chinese.
pub fn holiday(name: &str, lang: Lang) -> &str {
    let english = match name {
        "元旦" => "New Year's Day",
        "春节" => "Spring Festival",
        "清明节" => "Qingming Festival",
        "劳动节" => "Labour Day",
        "端午节" => "Dragon Boat Festival",
        "中秋节" => "Mid-Autumn Festival",
        "国庆节" => "National Day",
        "国庆节、中秋节" => "National Day and Mid-Autumn Festival",
        other => other,
    };
    lang.pick(name, english)
}

/// Where a booking stands.
pub const fn state(state: BookingState, lang: Lang) -> &'static str {
    match state {
        BookingState::Confirmed => lang.pick("已预约", "Booked"),
        BookingState::CheckedIn => lang.pick("已签到", "Signed in"),
        BookingState::NoShow => lang.pick("爽约", "Nobody came"),
        BookingState::Completed => lang.pick("已结束", "Over"),
        BookingState::Cancelled => lang.pick("已取消", "Cancelled"),
    }
}

/// An accessibility attribute; unknown ones as they are.
pub fn accessible(word: &str, lang: Lang) -> &str {
    match word {
        "step_free" => lang.pick("无障碍通道", "Step-free way in"),
        "low_desk" => lang.pick("低位服务台", "Low desk"),
        "hearing_loop" => lang.pick("助听环路", "Hearing loop"),
        "accessible_toilet" => lang.pick("无障碍卫生间", "Accessible toilet"),
        "lift" => lang.pick("电梯", "Lift"),
        "braille" => lang.pick("盲文标识", "Braille signs"),
        "accessible_parking" => lang.pick("无障碍停车位", "Accessible parking"),
        "large_print" => lang.pick("大字版说明", "Large-print notices"),
        "tactile_paving" => lang.pick("盲道通到门口", "Tactile paving to the door"),
        "guide_dogs" => lang.pick("导盲犬可以进", "Guide dogs welcome"),
        "wheelchair_loan" => lang.pick("可借轮椅", "Wheelchair to borrow"),
        other => other,
    }
}

/// A role.
pub const fn role(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Resident => lang.pick("居民", "Resident"),
        Role::GroupLeader => lang.pick("团队负责人", "Group leader"),
        Role::FacilityKeeper => lang.pick("设施管理员·值守", "Facility keeper"),
        Role::UnitLiaison => lang.pick("单位联络员", "Unit liaison"),
        Role::CommunityWorker => lang.pick("社区工作者", "Community worker"),
        Role::StreetOfficer => lang.pick("街道·镇工作人员", "Street officer"),
        Role::DistrictOfficer => lang.pick("区·县工作人员", "District officer"),
        Role::CityOfficer => lang.pick("市工作人员", "City officer"),
        Role::Inspector => lang.pick("检查人员", "Inspector"),
        Role::AdminSystem => lang.pick("系统管理员", "System administrator"),
        Role::AdminSecurity => lang.pick("安全管理员", "Security administrator"),
        Role::AdminAudit => lang.pick("审计管理员", "Audit administrator"),
    }
}

/// How sure we are of somebody.
pub const fn assurance(assurance: Assurance, lang: Lang) -> &'static str {
    match assurance {
        Assurance::Own => lang.pick("自己填写", "As they say"),
        Assurance::Phone => lang.pick("手机已核实", "Phone proved"),
        Assurance::Desk => lang.pick("服务台已核实", "Vouched for at the desk"),
    }
}

/// The label of a form field, for sentences about it; unknown ones as they are.
pub fn field(name: &str, lang: Lang) -> &str {
    if let Some(word) = super::publish::field(name, lang) {
        return word;
    }
    match name {
        "login" | "contact" => lang.pick("手机号或邮箱", "phone or email"),
        "phone" => lang.pick("电话", "phone"),
        "opening" => lang.pick("开放时间", "opening hours"),
        "address" => lang.pick("地址", "address"),
        "email" => lang.pick("邮箱", "email"),
        "name" => lang.pick("名字", "name"),
        "password" => lang.pick("密码", "password"),
        "current" => lang.pick("现在的密码", "current password"),
        "code" => lang.pick("验证码", "code"),
        "scope" => lang.pick("范围", "scope"),
        "role" => lang.pick("角色", "role"),
        "duplicate_id" => lang.pick("重复的登记", "duplicate entry"),
        "date" => lang.pick("日期", "date"),
        "first" => lang.pick("放假第一天", "first day off"),
        "last" => lang.pick("放假最后一天", "last day off"),
        "stages" => lang.pick("学段", "stages"),
        "source" => lang.pick("来源", "source"),
        "file" => lang.pick("文件或粘贴的内容", "file or pasted text"),
        "from" | "start" => lang.pick("开始时间", "start time"),
        "to" | "end" => lang.pick("结束时间", "end time"),
        "persons" => lang.pick("人数", "number of people"),
        "purpose" => lang.pick("做什么", "purpose"),
        "note" => lang.pick("备注", "note"),
        "at" => lang.pick("时间", "time"),
        "mark" => lang.pick("开门记录", "opening mark"),
        "reason" | "reason_code" => lang.pick("原因", "reason"),
        "division" => lang.pick("所在社区", "community"),
        "space_id" => lang.pick("场地", "space"),
        other => other,
    }
}
