//! Sixteen clients at once, fifty rounds, on both databases: one wins, the others hear 409, and
//! nobody waits for ever.

mod arena;
mod capacity;
mod closures;
mod halves;
mod keepers;
mod keys;
mod moves;
mod quota;
mod slots;
mod wall_three;
