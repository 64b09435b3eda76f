//! `linli serve`: migrate, listen, run the timers, stop cleanly.

use super::{Ended, migrated};
use crate::config::{Config, ServeArgs};
use crate::gateway::Gateways;
use crate::services::demo;
use crate::{jobs, web};
use axum::serve::ListenerExt;
use std::net::SocketAddr;
use std::process::ExitCode;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Serves until the process is asked to stop; requests in flight are answered first.
pub async fn run(args: ServeArgs) -> Result<ExitCode, Ended> {
    let mut core = migrated(&args.database).await?;
    let listener = TcpListener::bind(args.listen)
        .await
        .map_err(|error| Ended(format!("cannot listen on {}: {error}", args.listen)))?;
    let address = listener.local_addr().map_err(|error| Ended(error.to_string()))?;
    let demo = demo::state(&core).await? == demo::State::Demo;
    let config = Config::new(&args, address, demo);
    let (sms, smtp, from) =
        (args.sms_url.as_deref(), args.smtp_url.as_deref(), args.mail_from.as_deref());
    let gateways = Gateways::new(&config.public_url, sms, smtp, from).map_err(Ended)?;
    core.channels = gateways.available();
    println!("listening on {}", config.public_url);
    let router = web::build(config, &core);
    let (stop, stopped) = watch::channel(false);
    let sender = tokio::spawn(jobs::send(core.clone(), gateways, stopped.clone()));
    let timers = tokio::spawn(jobs::run(core.clone(), stopped));
    // Small answers go out at once: without this they wait for the peer's acknowledgement.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::warn!(%error, "TCP_NODELAY");
        }
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(asked_to_stop())
        .await
        .map_err(|error| Ended(format!("serving: {error}")))?;
    let _ = stop.send(true);
    sender.await.map_err(|error| Ended(format!("sender: {error}")))?;
    timers.await.map_err(|error| Ended(format!("timers: {error}")))?;
    core.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Ctrl-C or SIGTERM.
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    tracing::info!("stopping");
}
