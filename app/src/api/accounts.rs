//! Who is signed in.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::accounts::AccountView;

/// The reader's own account.
///
/// # Errors
/// `SignedOut` where nobody is signed in.
pub async fn me() -> Answer<AccountView> {
    let (services, caller) = door();
    services.accounts.me(&caller).await
}
