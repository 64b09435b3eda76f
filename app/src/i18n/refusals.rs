//! What the system says when it says no, in words a neighbour would use. Pages and the REST
//! interface take their sentences from here.

mod slots;

use super::{Lang, audience, format, names, terms};
use crate::error::AppError;
use linli_domain::refusal::{FieldFault, Invalid, Policy, Reason, Refusal};
use linli_domain::zone::Tz;
use slots::{closed, taken};

/// A few words that name the kind of error.
pub fn title(error: &AppError, lang: Lang) -> String {
    let title = match error {
        AppError::NotFound => lang.pick("没找到", "Not found"),
        AppError::Refused(refusal) => match refusal.reason {
            Reason::Invalid(_) => lang.pick("这样填不行", "This does not work"),
            Reason::SignedOut => lang.pick("需要登录", "Please sign in"),
            Reason::NotPermitted(_) => lang.pick("没有权限", "Not permitted"),
            Reason::Policy(_) => lang.pick("不合这里的规则", "Against the rules of this space"),
            Reason::Closed { .. } => lang.pick("那时不开放", "Closed then"),
            Reason::Taken { .. } => lang.pick("已被预约", "Already taken"),
            Reason::Quota(_) => lang.pick("已经约满份额", "Your share is used up"),
        },
        AppError::WrongState => lang.pick("现在改不了", "No longer possible"),
        AppError::Stale => lang.pick("内容已变", "Changed meanwhile"),
        AppError::PreconditionRequired => lang.pick("缺少版本", "Version missing"),
        AppError::IdempotencyMismatch => lang.pick("重复的请求", "Request used before"),
        AppError::Affected { .. } => lang.pick("会影响已有预约", "Bookings are affected"),
        AppError::Incomplete { .. } => lang.pick("还没填全", "Incomplete"),
        AppError::WrongPassword | AppError::WrongCode => lang.pick("没能登录", "Could not sign in"),
        AppError::RateLimited { .. } => lang.pick("请稍等", "Please wait"),
        AppError::TooLarge => lang.pick("太大了", "Too large"),
        AppError::Internal { .. } => lang.pick("我们出了点问题", "Something broke on our side"),
    };
    title.to_owned()
}

/// The whole sentence, with the facts; times in the zone of the place.
pub fn sentence(error: &AppError, lang: Lang, zone: Tz) -> String {
    match error {
        AppError::Refused(refusal) => refused(refusal, lang, zone),
        AppError::NotFound => lang.pick("没有这个内容，或者它不公开。", "There is no such thing, or it is not public.").to_owned(),
        AppError::WrongState => {
            lang.pick("它已经结束或取消，不能再改。", "It is over or cancelled and cannot be changed.").to_owned()
        }
        AppError::Stale => {
            lang.pick("别人刚改过，请看看最新的再改。", "It was changed meanwhile. Look at it again, then change it.").to_owned()
        }
        AppError::PreconditionRequired => {
            lang.pick("请带上 If-Match 版本号。", "Send the version in If-Match.").to_owned()
        }
        AppError::IdempotencyMismatch => lang
            .pick("这份内容之前用别的内容提交成功过。要另约一次，请再提交一次。", "This was sent successfully before with other content. To book another one, send it again.")
            .to_owned(),
        AppError::Affected { bookings } => match lang {
            Lang::Zh => format!("有 {bookings} 个将来的预约会受影响。"),
            Lang::En => format!("{bookings} future bookings would be affected."),
        },
        AppError::Incomplete { fields } => incomplete(fields, lang),
        AppError::WrongPassword => {
            lang.pick("登录名或密码不对，请再看一眼。", "The sign-in name or password is not right.").to_owned()
        }
        AppError::WrongCode => WRONG_CODE[usize::from(lang.is_english())].to_owned(),
        AppError::RateLimited { retry_after_s } => {
            let wait = format::length((retry_after_s + 59) / 60, lang);
            match lang {
                Lang::Zh => format!("试得太多了，请 {wait}后再试。"),
                Lang::En => format!("Too many tries. Please try again in {wait}."),
            }
        }
        AppError::TooLarge => lang.pick("内容超过了限制。", "It is larger than allowed.").to_owned(),
        AppError::Internal { id } => match lang {
            Lang::Zh => format!("请过一会儿再试；来电时可以报编号 {id}。"),
            Lang::En => format!("Please try again in a while. When you phone, name the number {id}."),
        },
    }
}

const WRONG_CODE: [&str; 2] =
    ["验证码不对，或者已经过期。", "The code is not right, or it has run out."];

fn incomplete(fields: &[String], lang: Lang) -> String {
    let named: Vec<&str> = fields.iter().map(|name| names::field(name, lang)).collect();
    match lang {
        Lang::Zh => format!("还缺：{}。", named.join("、")),
        Lang::En => format!("Still missing: {}.", named.join(", ")),
    }
}

fn refused(refusal: &Refusal, lang: Lang, zone: Tz) -> String {
    match &refusal.reason {
        Reason::Invalid(fault) => invalid(fault, lang, zone),
        Reason::SignedOut => lang.pick("请先登录。", "Please sign in first.").to_owned(),
        Reason::NotPermitted(why) => audience::refused(*why, lang, zone),
        Reason::Policy(rule) => policy(rule, lang),
        Reason::Closed { open } => closed(open, lang, zone),
        Reason::Taken { conflicts } => taken(conflicts, &refusal.alternatives, lang, zone),
        Reason::Quota(hit) => terms::used_up(hit, lang, zone),
    }
}

fn invalid(fault: &Invalid, lang: Lang, zone: Tz) -> String {
    match fault {
        Invalid::Reversed => {
            lang.pick("结束时间要在开始之后。", "The end must come after the start.").to_owned()
        }
        Invalid::Past => lang.pick("这个时间已经过去了。", "This time has gone by.").to_owned(),
        Invalid::SubMinute => {
            lang.pick("时间请精确到整分钟。", "Times must be whole minutes.").to_owned()
        }
        Invalid::TooLong => lang.pick("一次最长 31 天。", "At most 31 days at a time.").to_owned(),
        Invalid::NoPersons => lang
            .pick("请填来几个人，至少 1 人。", "Say how many people come, at least 1.")
            .to_owned(),
        Invalid::AboveCapacity { capacity } => match lang {
            Lang::Zh => format!("这里最多容纳 {capacity} 人。"),
            Lang::En => format!("This space holds {capacity} people at most."),
        },
        Invalid::OffGrid { grid_min, nearest } => {
            let grid = format::length(*grid_min, lang);
            match (nearest, lang) {
                (Some(at), Lang::Zh) => {
                    format!("这里按 {grid}一段预约，可以从 {} 开始。", format::clock(*at, zone))
                }
                (Some(at), Lang::En) => {
                    format!(
                        "Times here go in steps of {grid}; you could start at {}.",
                        format::clock(*at, zone)
                    )
                }
                (None, Lang::Zh) => format!("这里按 {grid}一段预约。"),
                (None, Lang::En) => format!("Times here go in steps of {grid}."),
            }
        }
        Invalid::Field { name, fault } => field(name, *fault, lang),
    }
}

fn field(name: &str, fault: FieldFault, lang: Lang) -> String {
    let label = names::field(name, lang);
    let (zh, en) = match (name, fault) {
        ("password", FieldFault::TooShort) => (
            "密码至少 8 个字符，也别用太常见的。".to_owned(),
            "The password needs at least 8 characters and must not be a common one.".to_owned(),
        ),
        ("code", FieldFault::Unknown) => (WRONG_CODE[0].to_owned(), WRONG_CODE[1].to_owned()),
        ("token", FieldFault::Unknown) => (
            "这个链接已经用过或过期，请再要一个。".to_owned(),
            "This link was used or has run out. Please ask for another.".to_owned(),
        ),
        ("agreed", FieldFault::Missing) => (
            "请先把隐私说明念给对方听，对方同意后打勾。".to_owned(),
            "Read the privacy sentence out first, and tick the box once they agree.".to_owned(),
        ),
        ("login" | "phone" | "email", FieldFault::InUse) => (
            format!("这个{label}已经注册过，可以直接登录。"),
            format!("This {label} is registered already; you can sign in."),
        ),
        ("file", fault) => file(fault),
        ("spaces.areas", FieldFault::InUse) => (
            "有预约的场地不能再改占哪几块；两个几家一起用的场地不能占同一块。".to_owned(),
            "A space that has been booked keeps its parts, and two shared spaces share none."
                .to_owned(),
        ),
        (name, FieldFault::InUse) if name.contains("_from") => {
            ("这段时间和上面的重叠了。".to_owned(), "These hours overlap those above.".to_owned())
        }
        (name, FieldFault::InUse) if name.ends_with("_parts") => (
            "两个几家一起用的场地不能占同一块。".to_owned(),
            "Two shared spaces cannot take the same part.".to_owned(),
        ),
        (_, FieldFault::Missing) => {
            (format!("请填写{label}。"), format!("Please fill in the {label}."))
        }
        (_, FieldFault::Malformed) => {
            (format!("{label}的格式看不懂。"), format!("The {label} cannot be read as it stands."))
        }
        (_, FieldFault::Unknown) => {
            (format!("没有找到这个{label}。"), format!("This {label} is not known."))
        }
        (_, FieldFault::TooLong) => {
            (format!("{label}太长或太大了。"), format!("The {label} is more than allowed."))
        }
        (_, FieldFault::TooShort) => {
            (format!("{label}太短了。"), format!("The {label} is too short."))
        }
        (_, FieldFault::InUse) => {
            (format!("这个{label}已经有人用了。"), format!("This {label} is in use already."))
        }
        (_, FieldFault::OutOfRange) => (
            format!("{label}不在可以填的范围内。"),
            format!("The {label} is outside what can be given."),
        ),
        (_, FieldFault::Unsupported) => {
            (format!("{label}现在还不支持这样填。"), format!("This {label} is not offered yet."))
        }
    };
    if lang.is_english() { en } else { zh }
}

fn policy(rule: &Policy, lang: Lang) -> String {
    let said = |minutes: &i64| format::length(*minutes, lang);
    match (rule, lang) {
        (Policy::Lead { lead_min }, Lang::Zh) => format!("这里至少要提前 {}预约。", said(lead_min)),
        (Policy::Lead { lead_min }, Lang::En) => {
            format!("This space must be booked at least {} ahead.", said(lead_min))
        }
        (Policy::Horizon { horizon_days }, Lang::Zh) => {
            format!("这里最早只能提前 {horizon_days} 天预约。")
        }
        (Policy::Horizon { horizon_days }, Lang::En) => {
            format!("This space can be booked up to {horizon_days} days ahead.")
        }
        (Policy::MinLength { min_min }, Lang::Zh) => format!("这里一次至少 {}。", said(min_min)),
        (Policy::MinLength { min_min }, Lang::En) => {
            format!("A booking here is at least {}.", said(min_min))
        }
        (Policy::MaxLength { max_min }, Lang::Zh) => format!("这里一次最长 {}。", said(max_min)),
        (Policy::MaxLength { max_min }, Lang::En) => {
            format!("A booking here is at most {}.", said(max_min))
        }
        (Policy::Rules, Lang::Zh) => "请先看过场地须知并打勾。".to_owned(),
        (Policy::Rules, Lang::En) => "Please read the house rules and tick the box.".to_owned(),
        (Policy::WalkIn, Lang::Zh) => "这里不用预约，开放时间内直接来。".to_owned(),
        (Policy::WalkIn, Lang::En) => {
            "This space needs no booking: come during opening hours.".to_owned()
        }
    }
}

/// What is wrong with a file of a photo.
fn file(fault: FieldFault) -> (String, String) {
    let (zh, en) = match fault {
        FieldFault::Missing => ("请选一张照片。", "Please choose a photo."),
        FieldFault::TooLong => (
            "这张照片太大了：最多 8 MB、4000 万像素。",
            "This photo is too large: at most 8 MB and 40 megapixels.",
        ),
        _ => (
            "这个文件不是能读的照片，请用 JPEG、PNG 或 WebP。",
            "This file is no photo that can be read: use JPEG, PNG or WebP.",
        ),
    };
    (zh.to_owned(), en.to_owned())
}

#[cfg(test)]
mod tests;
