//! What the operator says of the site itself: the lines that a public site in China shows at its foot.

use super::{Answer, Caller};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// The port.
#[async_trait]
pub trait Site: Send + Sync {
    /// What is set. Read for every page: kept in memory for a few seconds.
    async fn site_facts(&self) -> Answer<SiteFacts>;
    /// Sets all of it; administrators only.
    async fn save_site_facts(&self, caller: &Caller, facts: SiteFacts) -> Answer<()>;
}

/// The fields; an empty one is not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteFacts {
    /// 主办单位: who runs the site.
    pub sponsor: String,
    /// ICP 备案号.
    pub icp: String,
    /// 公安备案号.
    pub police: String,
    /// 网站标识码, of government sites.
    pub site_id: String,
    /// Phone of whoever answers questions about the site.
    pub phone: String,
    /// Their mail address.
    pub email: String,
    /// Their postal address.
    pub address: String,
}

impl SiteFacts {
    /// Names and values, in the order of the form.
    pub fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("sponsor", &self.sponsor),
            ("icp", &self.icp),
            ("police", &self.police),
            ("site_id", &self.site_id),
            ("contact_phone", &self.phone),
            ("contact_email", &self.email),
            ("address", &self.address),
        ]
    }
}
