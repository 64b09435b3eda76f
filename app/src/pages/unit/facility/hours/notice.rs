//! 粘贴公告: the text of a notice, read into rows or refused with what was not understood.

use crate::components::{self, Line, NoticeKind};
use crate::context::{form_state, lang};
use crate::i18n::publish::Hours as Words;
use crate::ports::publishing::Sheet;
use leptos::prelude::*;

/// The box, open where there is something in it.
#[component]
pub fn Notice(
    /// The facility.
    sheet: Sheet,
    /// Where the form goes.
    action: String,
) -> impl IntoView {
    let words = Words::of(lang());
    let typed = form_state();
    let posted = sheet.input.hours_text.clone().unwrap_or_default();
    let text =
        if typed.form == "hours" { typed.value("hours", "notice") } else { posted.zh.clone() };
    // What the reader answered is put beside the text by the form's handler.
    let (read, unread) =
        (typed.value("hours", "notice_read"), typed.value("hours", "notice_unread"));
    let answer = if !read.is_empty() {
        view! { <components::Notice kind=NoticeKind::Good role="status">{words.read_done}</components::Notice> }
            .into_any()
    } else if !unread.is_empty() {
        view! {
            <components::Notice kind=NoticeKind::Wait role="alert">
                <p>{words.read_failed}<strong>{unread}</strong></p>
                <p>{words.read_then}</p>
                <button class="button quiet" type="submit" name="do" value="keep">{words.keep_text}</button>
                <p class="help">{words.keep_help}</p>
            </components::Notice>
        }
        .into_any()
    } else {
        ().into_any()
    };
    let now = (!posted.is_empty() && sheet.input.opening.is_empty()).then(|| {
        view! { <p class="help">{words.text_now}{posted.zh}</p> }
    });
    let open = !text.is_empty();
    let target = format!("{action}#notice");
    view! {
        <details class="step notice-box" id="notice" open=open>
            <summary>{words.notice}</summary>
            {now}
            <Line form="hours" name="notice" label=words.notice_label help=words.notice_help rows=4
                written_in="zh-CN" value=text/>
            {answer}
            <p class="row">
                <button class="button" type="submit" name="do" value="read" formaction=target>{words.read}</button>
            </p>
        </details>
    }
}
