//! Numbers with a fraction, some or none, on both databases.

use sqlx::Any;
use sqlx::any::AnyTypeInfo;
use sqlx::encode::{Encode, IsNull};
use sqlx::error::BoxDynError;
use sqlx::{Database, Type};

/// Binds `Option<f64>`. sqlx 0.9's `Any` driver tells PostgreSQL that a missing `f64` is a `float4`
/// and a missing `f32` a `float8`: a statement first run with NULL then refuses a number. A missing
/// number is therefore bound as a missing `f32`.
#[derive(Clone, Copy, Debug)]
pub struct Double(pub Option<f64>);

impl Type<Any> for Double {
    fn type_info() -> AnyTypeInfo {
        <f64 as Type<Any>>::type_info()
    }
}

impl<'q> Encode<'q, Any> for Double {
    fn encode_by_ref(
        &self,
        buffer: &mut <Any as Database>::ArgumentBuffer,
    ) -> Result<IsNull, BoxDynError> {
        match self.0 {
            Some(number) => <f64 as Encode<'q, Any>>::encode_by_ref(&number, buffer),
            None => <Option<f32> as Encode<'q, Any>>::encode_by_ref(&None, buffer),
        }
    }
}
