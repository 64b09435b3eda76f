//! Photos: taken in, described, put in order, removed.

use super::{Section, with_sheet};
use crate::components::{Line, LineError};
use crate::context::{form_state, lang};
use crate::i18n::publish::{Pages as Words, Publish};
use crate::ports::facilities::PhotoView;
use crate::ports::publishing::Sheet;
use leptos::prelude::*;
use linli_domain::limits::MAX_PHOTOS;

/// The page.
#[component]
pub fn UnitPhotos() -> impl IntoView {
    with_sheet(|sheet| view! { <Photos sheet/> })
}

#[component]
fn Photos(sheet: Sheet) -> impl IntoView {
    let (words, common) = (Words::of(lang()), Publish::of(lang()));
    let base = format!("/unit/facilities/{}/photos", sheet.id);
    let none = sheet.photos.is_empty().then(|| view! { <p>{words.no_photos}</p> });
    let full = sheet.photos.len() >= MAX_PHOTOS;
    let rows: Vec<_> = sheet
        .photos
        .iter()
        .enumerate()
        .map(|(n, photo)| view! { <Photo n photo=photo.clone() base=base.clone()/> })
        .collect();
    let value = |name: &str| form_state().value("photos", name);
    let add = if full {
        view! { <p class="note">{words.full}</p> }.into_any()
    } else {
        view! {
            <form class="sheet narrow-form" method="post" action=base enctype="multipart/form-data" novalidate>
                <div class="field line">
                    <label for="photos-file">{words.file}</label>
                    <input id="photos-file" name="file" type="file" accept="image/jpeg,image/png,image/webp"
                        aria-describedby="photos-file-help"/>
                    <LineError form="photos" name="file"/>
                    <p class="help" id="photos-file-help">{words.file_help}</p>
                </div>
                <Line form="photos" name="alt_zh" label=words.alt help=words.alt_help written_in="zh-CN" value=value("alt_zh")/>
                <Line form="photos" name="alt_en" label=words.alt_en help=common.en_help written_in="en" optional=true
                    value=value("alt_en")/>
                <button class="button primary" type="submit">{words.add_photo}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <Section sheet title=common.photos form="photos">
            <p class="lead">{words.photos_help}</p>
            {none}
            <ol class="photo-list">{rows}</ol>
            {add}
        </Section>
    }
}

#[component]
fn Photo(n: usize, photo: PhotoView, base: String) -> impl IntoView {
    let words = Words::of(lang());
    let action = format!("{base}/{}", photo.id);
    let small = format!("/photos/{}/small", photo.id);
    let up = (n > 0).then(|| {
        view! { <button class="button quiet" type="submit" name="do" value="up">{words.up}<span class="hidden">" "{n + 1}</span></button> }
    });
    view! {
        <li>
            <img src=small alt=photo.alt.zh.clone() lang="zh-CN" width=photo.width.to_string()
                height=photo.height.to_string() loading="lazy"/>
            <form class="photo-form" method="post" action=action novalidate>
                <button type="submit" name="do" value="describe" hidden></button>
                <label>{words.alt}<input name="alt_zh" value=photo.alt.zh lang="zh-CN"/></label>
                <label>{words.alt_en}<input name="alt_en" value=photo.alt.en lang="en"/></label>
                <div class="row tight">
                    <button class="button quiet" type="submit" name="do" value="describe">
                        {words.save_alt}<span class="hidden">" "{n + 1}</span>
                    </button>
                    {up}
                    <button class="button danger" type="submit" name="do" value="remove">
                        {words.remove}<span class="hidden">" "{n + 1}</span>
                    </button>
                </div>
            </form>
        </li>
    }
}
