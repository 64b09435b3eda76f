//! The columns of each kind, in the order of its template.

use super::Column;

const fn column(key: &'static str, zh: &'static str, en: &'static str) -> Column {
    Column { key, zh, en, also: &[], needed: false, digits: false, example: ["", ""] }
}

const ID: Column = column("id", "系统编号", "System number").digits();
const NAME_EN: Column = column("name_en", "英文名称", "English name").also(&["英文名", "英文"]);
const PHONE: Column =
    column("phone", "联系电话", "Phone").digits().example("0559-0000000", "0559-0000000").also(&[
        "电话",
        "联系方式",
        "电话号码",
        "咨询电话",
        "手机",
        "手机号",
        "固定电话",
        "telephone",
        "tel",
    ]);
const DIVISION: Column = column("division", "所在社区", "Community")
    .needed()
    .digits()
    .example("郭门社区居委会", "郭门社区居委会")
    .also(&[
        "社区",
        "所属社区",
        "社区名称",
        "社区代码",
        "区划代码",
        "村社区",
        "社区村",
        "division code",
    ]);

pub(super) static DIVISIONS: [Column; 6] =
    [
        column("code", "区划代码", "Code")
            .needed()
            .digits()
            .example("341023100001", "341023100001")
            .also(&["代码", "行政区划代码", "编码", "统计用区划代码", "division code"]),
        column("name", "名称", "Name")
            .needed()
            .example("郭门社区居委会", "郭门社区居委会")
            .also(&["区划名称", "行政区划名称", "社区名称", "名字"]),
        column("level", "层级", "Level").example("社区", "community").also(&["级别", "行政级别"]),
        column("parent", "上级代码", "Parent code")
            .digits()
            .example("341023100", "341023100")
            .also(&["上级", "上级区划代码", "父级代码"]),
        column("calendar", "节假日日历", "Calendar").also(&["日历"]),
        NAME_EN,
    ];

pub(super) static UNITS: [Column; 6] = [
    ID,
    column("name", "单位名称", "Unit").needed().example("碧阳小学", "碧阳小学").also(&[
        "名称",
        "单位",
        "机构名称",
        "单位全称",
        "学校名称",
        "unit name",
    ]),
    NAME_EN,
    column("unit_kind", "单位类型", "Kind of unit")
        .needed()
        .example("公办学校", "school_public")
        .also(&["类型", "单位性质", "性质", "类别", "kind"]),
    DIVISION,
    PHONE,
];

pub(super) static FACILITIES: [Column; 23] = [
    ID,
    column("name_zh", "设施名称", "Facility")
        .needed()
        .example("郭门社区图书室", "郭门社区图书室")
        .also(&[
            "名称",
            "场馆名称",
            "场所名称",
            "活动室名称",
            "图书室名称",
            "场馆",
            "设施",
            "场所",
            "中文名称",
            "name",
            "facility name",
        ]),
    column("category", "类别", "Category").needed().example("图书室", "library").also(&[
        "类型",
        "设施类别",
        "设施类型",
        "场馆类型",
        "场所类型",
        "分类",
    ]),
    column("unit", "所属单位", "Unit").needed().example("郭门社区居委会", "郭门社区居委会").also(
        &[
            "单位",
            "单位名称",
            "管理单位",
            "主管单位",
            "责任单位",
            "产权单位",
            "机构名称",
            "运营单位",
        ],
    ),
    column("unit_kind", "单位类型", "Kind of unit")
        .example("社区居委会", "community_body")
        .also(&["单位性质"]),
    DIVISION,
    column("address", "地址", "Address").example("碧阳镇郭门路1号", "碧阳镇郭门路1号").also(&[
        "详细地址",
        "设施地址",
        "场馆地址",
        "所在地址",
        "地点",
        "位置",
        "机构地址",
    ]),
    PHONE,
    column("hours", "开放时间", "Opening hours")
        .example("周一至周五18:00-21:00", "Monday to Friday 18:00-21:00")
        .also(&[
            "开放时段",
            "开放日及时间",
            "对外开放时间",
            "营业时间",
            "服务时间",
            "开馆时间",
            "hours",
        ]),
    column("closed_on", "休息日", "Closed on").also(&["闭馆日", "闭馆时间", "不开放日"]),
    column("holiday_hours", "节假日开放时间", "Holiday hours").also(&["节假日时间"]),
    column("space", "场地名称", "Space").example("阅览区", "阅览区").also(&[
        "场地",
        "房间",
        "房间名称",
        "功能室",
        "具体场地",
        "room",
    ]),
    column("mode", "使用方式", "How it is used").example("直接来", "open").also(&[
        "方式",
        "预约方式",
        "开放方式",
        "是否预约",
        "是否需要预约",
    ]),
    column("capacity", "容纳人数", "People").example("30", "30").also(&[
        "人数",
        "容量",
        "座位数",
        "可容纳人数",
        "最大人数",
        "seats",
    ]),
    column("rules", "使用须知", "House rules").also(&[
        "须知",
        "备注",
        "注意事项",
        "说明",
        "remarks",
        "notes",
    ]),
    column("publish", "是否公示", "Shown to the public").example("是", "yes").also(&[
        "公示",
        "公开",
        "是否公开",
    ]),
    NAME_EN,
    column("address_en", "英文地址", "English address"),
    column("lat", "纬度", "Latitude").also(&["北纬"]),
    column("lon", "经度", "Longitude").also(&["东经", "lng"]),
    column("timezone", "时区", "Time zone"),
    column("space_key", "场地编号", "Space number").digits(),
    column("key", "自编号", "Own number").digits().also(&["编号", "设施编号", "场馆编号"]),
];

pub(super) static HOLIDAYS: [Column; 7] = [
    column("date", "日期", "Date").needed().example("2026-10-01", "2026-10-01").also(&[
        "放假日期",
        "起始日期",
        "开始日期",
        "day",
    ]),
    column("until", "至", "Until").example("2026-10-07", "2026-10-07").also(&[
        "到",
        "结束日期",
        "截止日期",
    ]),
    column("kind", "类型", "Kind").needed().example("放假", "holiday").also(&[
        "性质",
        "安排",
        "放假或上班",
    ]),
    column("name", "节日", "Holiday").needed().example("国庆节", "国庆节").also(&[
        "名称",
        "节日名称",
        "假期",
    ]),
    column("calendar", "日历", "Calendar").also(&["节假日日历"]),
    column("year", "通知年份", "Year of the notice").also(&["年份"]),
    column("source", "来源", "Source").also(&["文号", "依据"]),
];

pub(super) static BLOCKS: [Column; 12] = [
    column("facility", "设施名称", "Facility")
        .needed()
        .digits()
        .example("碧阳小学体育馆", "碧阳小学体育馆")
        .also(&["设施", "场馆", "场馆名称", "场所", "名称", "地点", "上课地点"]),
    column("space", "场地名称", "Space").also(&["场地", "房间", "教室"]),
    column("weekday", "星期", "Weekday").example("周一至周五", "mon-fri").also(&[
        "周几",
        "星期几",
        "上课日",
        "weekdays",
        "day of week",
    ]),
    column("period", "节次", "Lesson").also(&["节", "第几节", "课节", "period"]),
    column("time", "时间", "Time").example("08:00-11:30", "08:00-11:30").also(&[
        "上课时间",
        "起止时间",
        "时段",
        "使用时间",
    ]),
    column("from", "开始日期", "From").needed().example("2026-09-01", "2026-09-01").also(&[
        "起始日期",
        "学期开始",
        "开学日期",
        "自",
        "start date",
    ]),
    column("to", "结束日期", "To").needed().example("2027-01-15", "2027-01-15").also(&[
        "截止日期",
        "学期结束",
        "放假日期",
        "至",
        "end date",
    ]),
    column("on_holidays", "节假日也用", "Also on holidays")
        .example("否", "no")
        .also(&["节假日是否上课", "节假日上课"]),
    column("extra", "另加日期", "Extra dates").also(&["调休补课日期", "补课日期"]),
    column("except", "停课日期", "Left out dates").also(&["除外日期", "停用日期"]),
    column("label", "课程", "Course").example("体育课", "体育课").also(&[
        "课程名称",
        "用途",
        "内容",
        "说明",
        "备注",
        "班级课程",
    ]),
    column("block_kind", "占用类型", "Kind of use")
        .example("教学", "teaching")
        .also(&["类型", "性质"]),
];
