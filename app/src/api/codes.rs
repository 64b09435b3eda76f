//! What can be sent from here.

use crate::context::door;
use crate::ports::codes::Channels;

/// The gateways that are set up.
pub fn channels() -> Channels {
    door().0.codes.channels()
}
