//! What people do, one act each, through the ports.

use super::bookings::Fate;
use super::{Replay, tried};
use crate::failure::Failure;
use chrono::Duration;
use linli_app::ports::bookings::{BookingView, CancelInput, CancelReason, NewBooking};
use linli_app::ports::check_ins::CheckInInput;
use linli_app::ports::closures::{Affecting, BlockInput, ClosureInput};
use linli_app::ports::duties::DutyInput;
use linli_app::ports::facilities::Search;
use linli_app::ports::locked::{LockedAnswering, LockedInput};
use linli_app::ports::openings::{CountInput, MarkInput};
use linli_app::ports::{Caller, Paging};
use linli_domain::closure::ClosureReason;
use linli_domain::ids::{BookingId, ClosureId, FacilityId, LockedId, MarkId};
use linli_domain::locked::LockedAnswer;
use linli_domain::opening_log::MarkKind;
use linli_domain::time::{Instant, Slot};

/// How a report is answered, after how many minutes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reply {
    pub(super) after_min: i64,
    pub(super) answer: LockedAnswer,
    pub(super) reason: Option<ClosureReason>,
}

/// One act. Doors are named by their number, residents by theirs.
#[derive(Debug)]
pub(super) enum Act {
    /// A resident books.
    Book { who: usize, door: usize, asked: Box<NewBooking>, fate: Fate },
    /// They come and are signed in; with the code or by the word of the keeper.
    Come { door: usize, id: BookingId, code: Option<String>, persons: i64 },
    /// The keeper says that nobody came.
    Missed { door: usize, id: BookingId },
    /// The resident gives it back.
    GiveBack { who: usize, id: BookingId },
    /// A mark at the door; of an earlier time where it was on paper.
    Mark { door: usize, kind: MarkKind, of: Option<Instant> },
    /// A second person vouches for paper.
    Vouch { door: usize, id: MarkId },
    /// The day's heads.
    Heads { door: usize, count: i64 },
    /// Somebody stands before a locked door.
    Locked { door: usize, network: i64, reply: Option<Reply> },
    /// The unit answers.
    Answer { door: usize, id: LockedId, reply: Reply },
    /// A closure is announced.
    Close { door: usize, new: Box<ClosureInput>, lifted: Option<Instant> },
    /// And ends early.
    Lift { door: usize, id: ClosureId },
    /// The unit withdraws bookings that a closure hit.
    Withdraw { door: usize, slot: Slot, why: ClosureReason },
    /// Inner use.
    Block { door: usize, new: Box<BlockInput> },
    /// A turn on duty.
    Turn { door: usize, slot: Slot },
    /// A search.
    Look { word: String, network: i64 },
}

impl Replay<'_> {
    /// Lets one act happen.
    pub(super) async fn act(&mut self, at: Instant, act: Act) -> Result<(), Failure> {
        match act {
            Act::Book { who, door, asked, fate } => self.book(at, who, door, *asked, fate).await,
            Act::Come { door, id, code, persons } => {
                if self.is_closed(door, at) {
                    return self.withdraw(at, door, &id, ClosureReason::Other).await;
                }
                let given = CheckInInput { code, persons: Some(persons), source: None };
                let Some(place) = self.door(door) else { return Ok(()) };
                let services = self.at(at).services();
                tried(services.check_ins.check_in(&place.keeper, &id, given).await)?;
                Ok(())
            }
            Act::Missed { door, id } => {
                let Some(place) = self.door(door) else { return Ok(()) };
                tried(self.at(at).services().check_ins.nobody_came(&place.keeper, &id).await)?;
                Ok(())
            }
            Act::GiveBack { who, id } => {
                let Some((.., caller)) = self.world.residents.get(who) else { return Ok(()) };
                let why = CancelInput::default();
                tried(self.at(at).services().bookings.cancel(caller, &id, why).await)?;
                Ok(())
            }
            Act::Look { word, network } => {
                let wanted = Search { q: Some(word), ..Search::default() };
                let caller = passer_by(network);
                let services = self.at(at).services();
                tried(services.facilities.search(&caller, &wanted, &Paging::default()).await)?;
                Ok(())
            }
            act => self.at_the_door(at, act).await,
        }
    }

    async fn at_the_door(&mut self, at: Instant, act: Act) -> Result<(), Failure> {
        match act {
            Act::Mark { door, kind, of } => self.mark(at, door, kind, of).await,
            Act::Vouch { door, id } => {
                let Some(place) = self.door(door) else { return Ok(()) };
                tried(self.at(at).services().openings.confirm_mark(&place.liaison, &id).await)?;
                Ok(())
            }
            Act::Heads { door, count } if !self.is_closed(door, at) => {
                let Some(place) = self.door(door) else { return Ok(()) };
                let id = FacilityId(place.facility.id.clone());
                let given = CountInput { space_id: None, delta: None, count: Some(count) };
                let services = self.at(at).services();
                tried(services.openings.count(&place.keeper, &id, given, None).await)?;
                Ok(())
            }
            Act::Locked { door, network, reply } => {
                let Some(place) = self.door(door) else { return Ok(()) };
                let id = FacilityId(place.facility.id.clone());
                let caller = passer_by(network);
                let services = self.at(at).services();
                let told = services.locked.report(&caller, &id, LockedInput::default()).await;
                if let (Some(told), Some(reply)) = (tried(told)?, reply) {
                    let then = at + Duration::minutes(reply.after_min);
                    self.plan(then, Act::Answer { door, id: told.value.id, reply });
                }
                Ok(())
            }
            Act::Answer { door, id, reply } => {
                let Some(place) = self.door(door) else { return Ok(()) };
                let said = LockedAnswering { answer: reply.answer, reason_code: reply.reason };
                let services = self.at(at).services();
                tried(services.locked.answer_locked(&place.liaison, &id, said).await)?;
                Ok(())
            }
            Act::Turn { door, slot } => {
                let Some(place) = self.door(door) else { return Ok(()) };
                let id = FacilityId(place.facility.id.clone());
                let account_id = place.keeper.identity.as_ref().map(|who| who.account.clone());
                let (start, end) = (slot.start, slot.end);
                let turn =
                    DutyInput { start, end, account_id, volunteer_id: None, volunteer: None };
                let services = self.at(at).services();
                tried(services.duties.assign(&place.liaison, &id, turn, None).await)?;
                Ok(())
            }
            act => self.stop(at, act).await,
        }
    }

    async fn mark(
        &mut self,
        at: Instant,
        door: usize,
        kind: MarkKind,
        of: Option<Instant>,
    ) -> Result<(), Failure> {
        let Some(place) = self.door(door) else { return Ok(()) };
        if self.is_closed(door, of.unwrap_or(at)) {
            return Ok(());
        }
        let id = FacilityId(place.facility.id.clone());
        let new = MarkInput { kind, at: of, source: None, entries: None };
        let services = self.at(at).services();
        let made = tried(services.openings.mark(&place.keeper, &id, new, None).await)?;
        if let (Some(made), true) = (made, of.is_some() && self.chance.happens(80)) {
            let then = at + Duration::minutes(self.chance.between(60, 240));
            self.plan(then, Act::Vouch { door, id: made.value.id });
        }
        Ok(())
    }

    async fn stop(&mut self, at: Instant, act: Act) -> Result<(), Failure> {
        match act {
            Act::Close { door, new, lifted } => {
                let Some(place) = self.door(door) else { return Ok(()) };
                let id = FacilityId(place.facility.id.clone());
                let (slot, why) = (Slot::new(new.start, new.end), new.reason_code);
                let services = self.at(at).services();
                let closed = services.closures.close(&place.liaison, &id, *new, None).await;
                let Some(closed) = tried(closed)? else { return Ok(()) };
                let end = lifted.unwrap_or(slot.end).min(slot.end);
                self.closed.push((door, Slot::new(slot.start, end)));
                if let Some(then) = lifted {
                    self.plan(then, Act::Lift { door, id: closed.value.id });
                }
                let why = why.unwrap_or(ClosureReason::Other);
                self.plan(at + Duration::minutes(50), Act::Withdraw { door, slot, why });
                Ok(())
            }
            Act::Lift { door, id } => {
                let Some(place) = self.door(door) else { return Ok(()) };
                tried(self.at(at).services().closures.lift(&place.liaison, &id).await)?;
                Ok(())
            }
            Act::Withdraw { door, slot, why } => {
                let Some(place) = self.door(door) else { return Ok(()) };
                let id = FacilityId(place.facility.id.clone());
                let wanted = Affecting { slot, space_ids: Vec::new(), areas: Vec::new() };
                let closures = self.at(at).services().closures;
                let hit = tried(closures.affected(&place.liaison, &id, wanted).await)?;
                for one in hit.into_iter().flatten() {
                    // What lies ahead is in part still to be found another place.
                    if slot.start < self.world.now || self.chance.happens(50) {
                        self.withdraw(at, door, &one.id, why).await?;
                    }
                }
                Ok(())
            }
            Act::Block { door, new } => {
                let Some(place) = self.door(door) else { return Ok(()) };
                let id = FacilityId(place.facility.id.clone());
                let closures = self.at(at).services().closures;
                tried(closures.block(&place.liaison, &id, *new, None).await)?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    async fn book(
        &mut self,
        at: Instant,
        who: usize,
        door: usize,
        asked: NewBooking,
        fate: Fate,
    ) -> Result<(), Failure> {
        let Some((.., caller)) = self.world.residents.get(who) else { return Ok(()) };
        let made = self.at(at).services().bookings.create(caller, asked, None).await;
        if let Some(made) = tried(made)? {
            self.follow(at, who, door, &made.value, fate);
        }
        Ok(())
    }

    /// What becomes of a booking.
    fn follow(&mut self, at: Instant, who: usize, door: usize, made: &BookingView, fate: Fate) {
        let id = made.id.clone();
        let min = |minutes| made.start + Duration::minutes(minutes);
        match fate {
            Fate::Comes => {
                let then = min(self.chance.between(-10, 12));
                let code = self.chance.happens(60).then(|| made.code.clone());
                let persons = self.chance.between((made.persons / 2).max(1), made.persons + 1);
                self.plan(then, Act::Come { door, id, code, persons });
            }
            Fate::StaysAway => {
                let then = min(self.chance.between(16, 28));
                self.plan(then, Act::Missed { door, id });
            }
            Fate::GivesBack => {
                let gap = (made.start - at).num_minutes();
                let then = at + Duration::minutes(self.chance.between(gap / 4, gap.max(2) - 1));
                self.plan(then, Act::GiveBack { who, id });
            }
            Fate::Unmarked => {}
        }
    }

    /// The unit withdraws a booking.
    async fn withdraw(
        &self,
        at: Instant,
        door: usize,
        id: &BookingId,
        why: ClosureReason,
    ) -> Result<(), Failure> {
        let Some(place) = self.door(door) else { return Ok(()) };
        let reason = match why {
            ClosureReason::Repair => CancelReason::Repair,
            ClosureReason::OwnUse => CancelReason::OwnUse,
            ClosureReason::Weather => CancelReason::Weather,
            ClosureReason::Safety => CancelReason::Safety,
            _ => CancelReason::Other,
        };
        let why = CancelInput { reason_code: Some(reason), note: None };
        tried(self.at(at).services().bookings.cancel(&place.liaison, id, why).await)?;
        Ok(())
    }
}

/// Somebody without an account.
fn passer_by(network: i64) -> Caller {
    let network = format!("192.0.2.{}", network % 250);
    Caller { network, source: "page", ..Caller::default() }
}
