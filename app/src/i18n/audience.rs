//! Who may book a space, in plain words; and why somebody may not.

use super::{Lang, format};
use linli_domain::audience::{Audience, AudienceLevel, AudienceWho};
use linli_domain::refusal::NotPermitted;
use linli_domain::zone::{self, Tz};

/// 本社区居民 · people of this community
pub const fn people(level: AudienceLevel, lang: Lang) -> &'static str {
    match level {
        AudienceLevel::Anyone => lang.pick("所有人", "everybody"),
        AudienceLevel::City => lang.pick("本市居民", "people of this city"),
        AudienceLevel::District => lang.pick("本区县居民", "people of this district"),
        AudienceLevel::Street => lang.pick("本街道居民", "people of this street or town"),
        AudienceLevel::Community => lang.pick("本社区居民", "people of this community"),
        AudienceLevel::Listed => lang.pick("指定区域的居民", "people of certain areas"),
    }
}

/// Who may book, as one line; nothing where everybody may at any time.
pub fn said(audience: &Audience, lang: Lang) -> Option<String> {
    if audience.level == AudienceLevel::Anyone
        && audience.who == AudienceWho::Both
        && audience.priority.is_none()
    {
        return None;
    }
    let who = people(audience.level, lang);
    let desk = audience.level == AudienceLevel::Community;
    let mut parts = vec![match (audience.who, lang) {
        (AudienceWho::Both, Lang::Zh) => format!("{who}可以预约"),
        (AudienceWho::Individual, Lang::Zh) => format!("{who}可以预约，只限个人"),
        (AudienceWho::Team, Lang::Zh) => format!("{who}的团队可以预约"),
        (AudienceWho::Both, Lang::En) => format!("For {who}"),
        (AudienceWho::Individual, Lang::En) => format!("For {who}, individuals only"),
        (AudienceWho::Team, Lang::En) => format!("For teams of {who}"),
    }];
    if desk {
        parts.push(
            lang.pick("需先在社区服务台核实", "checked once at the community desk").to_owned(),
        );
    }
    if let Some(priority) = audience.priority {
        let (first, days) = (people(priority.level, lang), priority.until_days);
        parts.push(match lang {
            Lang::Zh => format!("{first}优先，使用日前 {days} 天零点起其他人可约"),
            Lang::En => format!("{first} come first; others from midnight {days} days before"),
        });
    }
    Some(parts.join(lang.pick("；", "; ")))
}

/// Why this person may not, or not yet.
pub fn refused(why: NotPermitted, lang: Lang, zone: Tz) -> String {
    match why {
        NotPermitted::Audience { level } => {
            let who = people(level, lang);
            match lang {
                Lang::Zh => {
                    format!("这里面向{who}，你登记的住处不在其中。住处有误，请联系社区服务台更正。")
                }
                Lang::En => format!(
                    "This is for {who}, and your home is elsewhere as we know it. If that is wrong, ask the community desk."
                ),
            }
        }
        NotPermitted::Unverified { level } => {
            let who = people(level, lang);
            match lang {
                Lang::Zh => format!("这里面向{who}，请先到社区服务台核实一次，证件只看不存。"),
                Lang::En => format!(
                    "This is for {who}. Please have it checked once at the community desk; documents are seen, not kept."
                ),
            }
        }
        NotPermitted::TeamsOnly => {
            lang.pick("这里只接受团队预约。", "Only teams can book here.").to_owned()
        }
        NotPermitted::Priority { level, opens_at, .. } => {
            let (first, day) = (people(level, lang), zone::local_day(zone, opens_at));
            let day = format::day(day, lang);
            match lang {
                Lang::Zh => format!("这个时段先留给{first}，{day}零点起你也可以预约。"),
                Lang::En => format!(
                    "This time is kept for {first} first; you can book it from midnight on {day}."
                ),
            }
        }
        NotPermitted::Suspended => lang
            .pick(
                "这个账号暂时不能预约，请联系社区服务台。",
                "This account cannot book for now. Please ask the community desk.",
            )
            .to_owned(),
        NotPermitted::Role => {
            lang.pick("这件事需要别的权限。", "Your role does not allow this.").to_owned()
        }
        NotPermitted::Separated => lang
            .pick(
                "系统、安全、审计三个管理员不能是同一个账号。",
                "The system, security and audit administrators must be three accounts.",
            )
            .to_owned(),
    }
}
