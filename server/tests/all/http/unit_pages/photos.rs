//! Photos: sent as browsers send files, kept re-encoded, served to those who may see the place.

use super::Liaison;
use crate::http::client::Answer;
use image::{ExtendedColorType, ImageEncoder, RgbImage, codecs::png::PngEncoder};
use serde_json::json;

fn png() -> Vec<u8> {
    let image = RgbImage::from_pixel(800, 400, image::Rgb([20, 120, 80]));
    let mut out = Vec::new();
    let encoder = PngEncoder::new(&mut out);
    encoder.write_image(&image, 800, 400, ExtendedColorType::Rgb8).expect("a png");
    out
}

/// A form with a file, as browsers send it.
async fn upload(liaison: &Liaison, id: &str, file: &[u8], alt: &str) -> Answer {
    let mut body = Vec::new();
    for (name, value) in [("alt_zh", alt), ("alt_en", "")] {
        let part =
            format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.bytes());
    }
    body.extend(b"--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--X--\r\n");
    liaison
        .site
        .post(&format!("/unit/facilities/{id}/photos"))
        .with(&liaison.cookie)
        .header("content-type", "multipart/form-data; boundary=X")
        .header("sec-fetch-site", "same-origin")
        .bytes(body)
        .await
}

#[tokio::test]
async fn a_photo_is_taken_in_described_and_shown_to_everybody_once_published() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let sent = upload(&liaison, &id, &png(), "木地板的体育馆").await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let seen = liaison.seen(&id).await;
    assert_eq!(seen["version"], 2, "a photo is a posting of its own");
    let photo = seen["photos"][0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(
        (&seen["photos"][0]["width"], &seen["photos"][0]["height"]),
        (&json!(800), &json!(400))
    );
    let (large, small) = (format!("/photos/{photo}/large"), format!("/photos/{photo}/small"));
    assert_eq!(liaison.site.get(&large).await.status, 404, "a draft is not for everybody");
    let own = liaison.get(&large).await;
    assert_eq!((own.status, own.header("cache-control")), (200, "private, no-cache"));

    let at = format!("/api/v1/facilities/{id}");
    let publish = json!({ "address": "学校路 8 号", "publish": true });
    let done = liaison
        .site
        .patch(&at)
        .by(&liaison.token)
        .header("if-match", "\"v2\"")
        .json(&publish)
        .await;
    assert_eq!(done.status, 200, "{}", done.json);
    let public = liaison.site.get(&small).await;
    assert_eq!((public.status, public.header("content-type")), (200, "image/jpeg"));
    assert_eq!(public.header("x-content-type-options"), "nosniff");
    assert!(public.header("cache-control").starts_with("public, max-age="));
    let tag = public.header("etag").to_owned();
    assert_eq!(liaison.site.get(&small).header("if-none-match", &tag).await.status, 304);
    assert_eq!(liaison.site.get(&format!("/photos/{photo}/huge")).await.status, 404);
    let page = liaison.site.get(&format!("/facilities/{id}")).await;
    assert!(page.body.contains("alt=\"木地板的体育馆\""), "{}", page.body);
}

#[tokio::test]
async fn photos_are_put_in_order_described_anew_and_removed() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    for alt in ["一", "二"] {
        assert_eq!(upload(&liaison, &id, &png(), alt).await.status, 303);
    }
    let ids = async || {
        let seen = liaison.seen(&id).await;
        let photos = seen["photos"].as_array().expect("photos").clone();
        photos
            .iter()
            .map(|one| one["id"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let before = ids().await;
    let at = |photo: &str| format!("/unit/facilities/{id}/photos/{photo}");
    assert_eq!(liaison.send(&at(&before[1]), &[("do", "up")]).await.status, 303);
    assert_eq!(ids().await, [before[1].clone(), before[0].clone()]);
    let described =
        [("do", "describe"), ("alt_zh", "两侧有窗"), ("alt_en", "Windows on both sides")];
    assert_eq!(liaison.send(&at(&before[0]), &described).await.status, 303);
    assert_eq!(liaison.seen(&id).await["photos"][1]["alt"]["en"], "Windows on both sides");
    assert_eq!(liaison.send(&at(&before[1]), &[("do", "remove")]).await.status, 303);
    assert_eq!(ids().await, [before[0].clone()]);
    assert_eq!(liaison.send(&at("unknown"), &[("do", "remove")]).await.status, 404);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_in_a_clear_sentence() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let text = upload(&liaison, &id, b"not a picture", "说明").await;
    assert_eq!(text.status, 422);
    assert!(text.body.contains("value=\"说明\""), "what was typed is still there");
    assert!(text.body.contains("照片"), "{}", text.body);
    assert_eq!(upload(&liaison, &id, b"", "说明").await.status, 422);
    assert_eq!(upload(&liaison, &id, &png(), "").await.status, 422, "a description is needed");
    let large = vec![0_u8; 9 * 1024 * 1024];
    let refused = upload(&liaison, &id, &large, "说明").await;
    assert!(matches!(refused.status, 413 | 422), "{}", refused.status);
    assert_eq!(liaison.seen(&id).await["photos"], json!([]));
}

#[tokio::test]
async fn twelve_are_enough() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let image = RgbImage::from_pixel(8, 8, image::Rgb([1, 2, 3]));
    let mut tiny = Vec::new();
    let encoder = PngEncoder::new(&mut tiny);
    encoder.write_image(&image, 8, 8, ExtendedColorType::Rgb8).expect("a png");
    for _ in 0..12 {
        assert_eq!(upload(&liaison, &id, &tiny, "一").await.status, 303);
    }
    assert_eq!(upload(&liaison, &id, &tiny, "一").await.status, 422);
}
