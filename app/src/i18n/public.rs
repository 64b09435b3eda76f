//! Texts of the pages of units and communities, and of open data.

use super::Lang;
use linli_domain::facility::UnitKind;

texts! {
    /// The page of a unit.
    Unit {
        kind: "单位性质", "Kind of unit";
        place: "所在社区", "Community";
        phone: "联系电话", "Phone";
        shared: "开放给大家的地方", "What it opens to everybody";
        nothing: "这个单位还没有公示可用的场地。", "This unit has not posted a place yet.";
        stops: "临时停止开放", "Temporary closures";
        no_stops: "未来 60 天没有临时停开。", "None in the next 60 days.";
        contact: "怎么联系", "Contact";
        no_phone: "没有公示电话。", "No phone posted.";
    }
}

texts! {
    /// The page of a community, or of a division above one.
    Community {
        today: "今天能去的地方", "Where you can go today";
        nothing: "这里还没有公示可用的场地。", "No place is posted here yet.";
        all: "按条件找这里的场地", "Search the places here";
        below: "下面的街道和社区", "Streets and communities in it";
        units: "开放场地的单位", "Units that open places";
        desk: "社区服务台", "Community desk";
        no_desk: "还没有公示社区服务台的电话；可以直接打给要去的场地。", "No desk phone is posted; you can phone the place itself.";
        stops: "临时停止开放", "Temporary closures";
        no_stops: "未来 60 天没有临时停开。", "None in the next 60 days.";
        elsewhere: "看看能去的所有地方", "See every place";
    }
}

texts! {
    /// What programs and calendars can read.
    OpenData {
        title: "开放数据", "Open data";
        intro: "网页上公示的场地和时间，程序和日历也能读到。里面没有任何人的名字和电话号码，只有单位公示的电话。", "Programs and calendars can read what the pages post. Nobody's name or number is in it, only the phones that units post.";
        api: "接口", "API";
        api_text: "REST 接口和它的 OpenAPI 3.1 说明：", "The REST interface and its OpenAPI 3.1 document:";
        table: "场地表（CSV）", "Table of places (CSV)";
        table_text: "所有公示的场地：名称、类别、单位、地址、电话、开放时间、坐标（WGS-84）。", "Every posted place: name, kind, unit, address, phone, opening hours, coordinates (WGS-84).";
        calendars: "日历订阅", "Calendars to subscribe to";
        calendars_text: "每个场地页下方有开放时间的日历（.ics）；每个可预约的空间有忙闲日历（.ics 与 .ifb），只有时段，没有是谁。", "Each place has a calendar of its opening hours (.ics), and each bookable space one of busy times (.ics and .ifb): times only, never who.";
        sitemap: "网站地图", "Sitemap";
        subscribe: "订阅开放时间（日历）", "Subscribe to the hours (calendar)";
        busy: "忙闲日历", "Busy times (calendar)";
    }
}

/// The kind of a unit.
pub const fn unit_kind(kind: UnitKind, lang: Lang) -> &'static str {
    match kind {
        UnitKind::Agency => lang.pick("机关", "Government agency"),
        UnitKind::PublicInstitution => lang.pick("事业单位", "Public institution"),
        UnitKind::SchoolPublic => lang.pick("公办学校", "Public school"),
        UnitKind::SchoolPrivate => lang.pick("民办学校", "Private school"),
        UnitKind::Enterprise => lang.pick("企业", "Enterprise"),
        UnitKind::SocialOrganisation => lang.pick("社会组织", "Social organisation"),
        UnitKind::CommunityBody => lang.pick("社区组织", "Community body"),
        UnitKind::PropertyManager => lang.pick("物业服务企业", "Property manager"),
        UnitKind::OwnersCommittee => lang.pick("业主委员会", "Owners' committee"),
    }
}

/// One sentence about a unit.
pub fn about_unit(name: &str, count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => {
            format!("{name}开放给大家的 {count} 处场地：今天的开放时间、停开信息和联系电话。")
        }
        (Lang::En, 1) => {
            format!("The place that {name} opens to everybody: today's hours, closures, contact.")
        }
        (Lang::En, _) => format!(
            "The {count} places that {name} opens to everybody: today's hours, closures, contact."
        ),
    }
}

/// One sentence about a community.
pub fn about_division(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{name}今天能去的地方：开放时间、停开信息和社区服务台电话。"),
        Lang::En => {
            format!("Where you can go today in {name}: hours, closures, and the desk to phone.")
        }
    }
}
