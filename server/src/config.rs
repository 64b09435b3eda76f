//! The settings: the only reader of the environment (contract §2).

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use std::net::{IpAddr, SocketAddr};

/// How the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// For people.
    #[default]
    Text,
}

/// Where the database is; every command needs it.
#[derive(Clone, Debug, Args)]
pub struct DatabaseArgs {
    /// `sqlite://PATH` or `postgres://…`.
    #[arg(
        long,
        env = "LINLI_DATABASE_URL",
        default_value = "sqlite://data/linli.db",
        hide_env_values = true
    )]
    pub database_url: String,
    /// Clock start for tests and demos, RFC 3339; it then ticks. Needs `--allow-fake-clock`.
    #[arg(long, env = "LINLI_CLOCK", requires = "allow_fake_clock")]
    pub clock: Option<DateTime<Utc>>,
    /// Allows `LINLI_CLOCK`.
    #[arg(long)]
    pub allow_fake_clock: bool,
    /// How the log is written.
    #[arg(long, env = "LINLI_LOG", value_enum, default_value_t)]
    pub log: LogFormat,
}

/// Settings of `linli serve`.
#[derive(Clone, Debug, Args)]
pub struct ServeArgs {
    /// Database, clock and log.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// Address to listen on.
    #[arg(long, env = "LINLI_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The address people type; with `https:` cookies are marked Secure. Default: `http://LISTEN`.
    #[arg(long, env = "LINLI_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed, separated by commas.
    #[arg(long, env = "LINLI_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpAddr>,
    /// Where messages to phones go: `https://…` takes a POST of `{"to","text","id"}`, `file:///PATH`
    /// keeps them in a file. Without it nobody is sent a code.
    #[arg(long, env = "LINLI_SMS_URL", hide_env_values = true)]
    pub sms_url: Option<String>,
    /// Where mail goes: `smtps://NAME:PASSWORD@HOST`, `smtp://HOST`, or `file:///FOLDER`.
    #[arg(long, env = "LINLI_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Whom mail comes from: `Linli <linli@example.cn>`.
    #[arg(long, env = "LINLI_MAIL_FROM")]
    pub mail_from: Option<String>,
}

/// What the web layer needs to know.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address people type, without a slash at the end.
    pub public_url: String,
    /// Cookies are marked Secure.
    pub secure_cookies: bool,
    /// Proxies whose forwarded address is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The database holds the demo: every page says so.
    pub demo: bool,
}

impl Config {
    /// The settings of a server that listens on `listen`.
    pub fn new(args: &ServeArgs, listen: SocketAddr, demo: bool) -> Self {
        let url = args.public_url.clone().unwrap_or_else(|| format!("http://{listen}"));
        Self {
            secure_cookies: url.starts_with("https:"),
            public_url: url.trim_end_matches('/').to_owned(),
            trusted_proxies: args.trusted_proxies.clone(),
            demo,
        }
    }
}
