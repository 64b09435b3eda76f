//! The few interactive parts. Each works as a plain form before its code has arrived; words come
//! as props, answers from the server.

mod booking_fields;

pub use booking_fields::{BookingFields, LiveWords};
