//! Brotli and gzip copies, made once here so that the server never compresses an asset.

use std::io::{self, Write};

use flate2::{Compression, write::GzEncoder};

/// The strongest setting: it costs a second here and nothing where it is served.
pub fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut packed, &parameters)?;
    Ok(packed)
}

pub fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let text = "邻里 linli ".repeat(200).into_bytes();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(&text).expect("brotli")[..], &mut back)
            .expect("brotli reads it");
        assert_eq!(back, text);
        back.clear();
        flate2::read::GzDecoder::new(&gzip(&text).expect("gzip")[..])
            .read_to_end(&mut back)
            .expect("gzip reads it");
        assert_eq!(back, text);
    }
}
