//! Picture files of people made into two plain JPEGs: bounded before they are decoded, turned the
//! way they were held, without what the camera wrote beside them.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits,
    RgbImage,
};
use linli_domain::limits::{MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS};
use std::io::Cursor;

/// Widest large picture, in pixels.
pub const LARGE: u32 = 1600;
/// Widest small picture.
pub const SMALL: u32 = 480;

/// Why a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No JPEG, PNG or WebP, or a damaged one.
    #[error("not a picture that can be read")]
    NoPicture,
    /// More bytes or pixels than allowed.
    #[error("too large")]
    TooLarge,
}

/// The two pictures, as JPEG.
#[derive(Clone, Debug)]
pub struct Pictures {
    /// Width of the large one.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// At most [`LARGE`] wide.
    pub large: Vec<u8>,
    /// At most [`SMALL`] wide.
    pub small: Vec<u8>,
}

/// Makes both pictures of a file. Takes a while: call it where nobody waits for the thread.
///
/// # Errors
/// What is wrong with the file.
pub fn pictures(file: &[u8]) -> Result<Pictures, Fault> {
    if file.len() > MAX_PHOTO_BYTES {
        return Err(Fault::TooLarge);
    }
    let image = decoded(file)?;
    let large = narrowed(&image, LARGE);
    let small = narrowed(&large, SMALL);
    Ok(Pictures {
        width: large.width(),
        height: large.height(),
        large: jpeg(&large)?,
        small: jpeg(&small)?,
    })
}

fn decoded(file: &[u8]) -> Result<DynamicImage, Fault> {
    let reader = ImageReader::new(Cursor::new(file)).with_guessed_format();
    let mut reader = reader.map_err(|_| Fault::NoPicture)?;
    let known = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
    if !reader.format().is_some_and(|format| known.contains(&format)) {
        return Err(Fault::NoPicture);
    }
    let mut limits = Limits::default();
    // A decoder may need the picture twice, at up to eight bytes a pixel.
    limits.max_alloc = Some(MAX_PHOTO_PIXELS * 16);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    // The header tells the size; nothing has been decoded yet.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PHOTO_PIXELS {
        return Err(Fault::TooLarge);
    }
    if width == 0 || height == 0 {
        return Err(Fault::NoPicture);
    }
    let held = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    image.apply_orientation(held);
    Ok(image)
}

fn fault(error: &ImageError) -> Fault {
    if matches!(error, ImageError::Limits(_)) { Fault::TooLarge } else { Fault::NoPicture }
}

/// The picture at most so wide; never widened.
fn narrowed(image: &DynamicImage, most: u32) -> DynamicImage {
    if image.width() <= most {
        return image.clone();
    }
    let height = u64::from(image.height()) * u64::from(most) / u64::from(image.width());
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    image.resize_exact(most, height, FilterType::Triangle)
}

fn jpeg(image: &DynamicImage) -> Result<Vec<u8>, Fault> {
    let flat = on_white(image);
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 82)
        .encode(&flat, flat.width(), flat.height(), ExtendedColorType::Rgb8)
        .map_err(|_| Fault::NoPicture)?;
    Ok(out)
}

/// JPEG knows no transparency: what shines through is paper.
fn on_white(image: &DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.to_rgb8();
    }
    let rgba = image.to_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [red, green, blue, alpha] = rgba.get_pixel(x, y).0;
        let mix = |part: u8| {
            let (part, alpha) = (u32::from(part), u32::from(alpha));
            ((part * alpha + 255 * (255 - alpha)) / 255) as u8
        };
        image::Rgb([mix(red), mix(green), mix(blue)])
    })
}

#[cfg(test)]
mod tests;
