# What the scripts beside this one share: where things are, and how they speak.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Outside the checkout, so that a fresh clone finds what an earlier one has compiled.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$HOME/.cache/linli/target}"
export PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
logs="$CARGO_TARGET_DIR/logs"

have() { command -v "$1" >/dev/null 2>&1; }

say() { printf '== %s\n' "$*"; }

fail() {
  printf 'linli: %s\n' "$*" >&2
  exit 1
}

# Tenths of minutes since the given value of $SECONDS.
minutes() {
  local tenths=$(((SECONDS - $1) * 10 / 60))
  printf '%d.%d min' $((tenths / 10)) $((tenths % 10))
}

# Debian's server programs are not on the path.
postgres_programs() {
  local dir
  have initdb && have pg_ctl && return 0
  for dir in /usr/lib/postgresql/*/bin; do
    [ -x "$dir/initdb" ] && return 0
  done
  return 1
}

browser_program() {
  local name
  for name in "${LINLI_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && have "$name" && { command -v "$name"; return 0; }
  done
  return 1
}
