//! The few interactive parts. Each works as a plain form before its code has arrived; words come
//! as props, answers from the server.

mod booking_fields;
mod hours_live;
mod plan_draw;
mod press;
mod read_aloud;
mod week_grid;

pub use booking_fields::{BookingFields, LiveWords};
pub use hours_live::{HoursLive, HoursWords};
pub use plan_draw::{PlanDraw, PlanWords};
pub use press::{CopyButton, CopyWords, PrintButton};
pub use read_aloud::{AloudWords, ReadAloud};
pub use week_grid::{GridWords, WeekGrid};
