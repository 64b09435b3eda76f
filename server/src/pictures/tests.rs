//! Files as phones send them, and files that are none.

use super::*;
use image::ImageEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;

/// Red on the left, blue on the right.
fn two_colours(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        image::Rgb(if x < width / 2 { [220, 20, 20] } else { [20, 20, 220] })
    })
}

fn jpeg_of(image: &RgbImage) -> Vec<u8> {
    jpeg(&DynamicImage::ImageRgb8(image.clone())).expect("a jpeg")
}

fn png_of(image: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    let encoder = PngEncoder::new(&mut out);
    encoder
        .write_image(image, image.width(), image.height(), ExtendedColorType::Rgb8)
        .expect("a png");
    out
}

/// The JPEG with an EXIF block as phones write it: held upright (6: turn right), and a place.
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    // An ASCII field that holds what must not come out again.
    tiff.extend(b"\x01\x0e\0\x02\0\0\0\x0a\0\0\0\x26\0\0\0\0GPS29.925\0");
    let mut block = b"Exif\0\0".to_vec();
    block.extend(tiff);
    let length = u16::try_from(block.len() + 2).expect("short").to_be_bytes();
    let mut out = jpeg[..2].to_vec();
    out.extend([0xff, 0xe1]);
    out.extend(length);
    out.extend(block);
    out.extend(&jpeg[2..]);
    out
}

fn colour(file: &[u8], x: u32, y: u32) -> [u8; 3] {
    image::load_from_memory(file).expect("a picture").to_rgb8().get_pixel(x, y).0
}

#[test]
fn a_wide_picture_is_narrowed_in_two_sizes_and_a_small_one_is_left() {
    let made = pictures(&png_of(&two_colours(2000, 1000))).expect("is taken");
    assert_eq!((made.width, made.height), (1600, 800));
    let small = image::load_from_memory(&made.small).expect("a picture");
    assert_eq!((small.width(), small.height()), (480, 240));
    let made = pictures(&jpeg_of(&two_colours(300, 200))).expect("is taken");
    assert_eq!((made.width, made.height), (300, 200));
}

#[test]
fn webp_is_taken_and_everything_comes_out_as_jpeg() {
    let mut webp = Vec::new();
    let image = two_colours(64, 32);
    WebPEncoder::new_lossless(&mut webp)
        .encode(&image, 64, 32, ExtendedColorType::Rgb8)
        .expect("a webp");
    let made = pictures(&webp).expect("is taken");
    for file in [&made.large, &made.small] {
        assert_eq!(image::guess_format(file).ok(), Some(ImageFormat::Jpeg));
    }
}

#[test]
fn a_picture_held_upright_is_turned_and_its_place_is_dropped() {
    let sent = with_exif(&jpeg_of(&two_colours(64, 32)));
    assert!(sent.windows(4).any(|bytes| bytes == b"GPS2"));
    let made = pictures(&sent).expect("is taken");
    assert_eq!((made.width, made.height), (32, 64));
    let (top, bottom) = (colour(&made.large, 16, 8), colour(&made.large, 16, 56));
    assert!(top[0] > 150 && bottom[2] > 150, "left is up now: {top:?} {bottom:?}");
    for file in [&made.large, &made.small] {
        let holds = |sign: &[u8]| file.windows(sign.len()).any(|bytes| bytes == sign);
        assert!(!holds(b"Exif") && !holds(b"GPS"), "nothing of the camera is left");
    }
}

#[test]
fn what_shines_through_becomes_white() {
    let image = image::RgbaImage::from_pixel(8, 8, image::Rgba([0, 0, 0, 0]));
    let mut png = Vec::new();
    let encoder = PngEncoder::new(&mut png);
    encoder.write_image(&image, 8, 8, ExtendedColorType::Rgba8).expect("a png");
    let made = pictures(&png).expect("is taken");
    assert!(colour(&made.large, 4, 4).iter().all(|part| *part > 250));
}

#[test]
fn what_is_no_picture_is_refused() {
    for file in [&b""[..], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"%PDF-1.7"] {
        assert_eq!(pictures(file).err(), Some(Fault::NoPicture), "{file:?}");
    }
    let cut = &jpeg_of(&two_colours(64, 32))[..60];
    assert_eq!(pictures(cut).err(), Some(Fault::NoPicture), "a file that breaks off");
}

#[test]
fn too_many_pixels_are_refused_before_they_are_decoded() {
    // A PNG of a few bytes that says it is 30000 × 30000.
    let mut bomb = png_of(&two_colours(8, 8));
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let sum = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(pictures(&bomb).err(), Some(Fault::TooLarge));
    assert_eq!(pictures(&vec![0; MAX_PHOTO_BYTES + 1]).err(), Some(Fault::TooLarge));
}

/// The checksum of PNG.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}
