//! `linli serve`: migrate, listen, run the timers, stop cleanly.

use super::{Ended, migrated};
use crate::config::{Config, ServeArgs};
use crate::services::demo;
use crate::{jobs, web};
use axum::serve::ListenerExt;
use std::net::SocketAddr;
use std::process::ExitCode;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Serves until the process is asked to stop; requests in flight are answered first.
pub async fn run(args: ServeArgs) -> Result<ExitCode, Ended> {
    let core = migrated(&args.database).await?;
    let listener = TcpListener::bind(args.listen)
        .await
        .map_err(|error| Ended(format!("cannot listen on {}: {error}", args.listen)))?;
    let address = listener.local_addr().map_err(|error| Ended(error.to_string()))?;
    let demo = demo::state(&core).await? == demo::State::Demo;
    let config = Config::new(&args, address, demo);
    println!("listening on {}", config.public_url);
    let router = web::build(config, &core);
    let (stop, stopped) = watch::channel(false);
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
