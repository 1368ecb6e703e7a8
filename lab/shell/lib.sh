# Shared by the lab's scripts: settings, timing, processes. Sourced, not run. lab/settings.ts gives the settings.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LAB_DIR=${LAB_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/lions-lab}   # everything the lab makes
LAB_NAME=${LAB_NAME:-vps}            # the server's machine; agents are NAME-2, NAME-3, …
LAB_NET=${LAB_NET:-10.90.0}          # .1 is this host (the outside world), .2 the server, .3 … agents
LAB_DISK=${LAB_DISK:-20G}            # each machine's own disk, sparse
LAB_VERSIONS=${LAB_VERSIONS:-v1.35.4}            # Kubernetes versions to build
LAB_VERSION=${LAB_VERSION:-${LAB_VERSIONS%% *}}  # the one to install
LAB_AGENTS=${LAB_AGENTS:-0}
run=$LAB_DIR/run/$LAB_NAME           # this lab's processes, keys, kubeconfig
bridge=br-$LAB_NAME
mkdir -p "$LAB_DIR"/{bin,images,releases,machines} "$run"
export GOFLAGS=-buildvcs=false

started=$(date +%s)
step() { printf '%4ds  %s\n' $(($(date +%s) - started)) "$*"; }
die() { echo "lab: $*" >&2; exit 1; }

# Two commands at once on one lab would pull machines from under each other.
only_one() { exec 9> "$1"; flock 9; }

# age PID: the kernel's start time of a process. A pid alone may belong to somebody else after a reboot; and one that is
# dead keeps its entry as a zombie (Z) until its parent asks for it.
age() { sed -n 's/.*) //; /^[^ZX]/p' "/proc/$1/stat" 2> /dev/null | cut -d' ' -f20; }

# living NAME: prints the pid that keep started, or fails when that very process is gone.
living() {
  local pid born
  { read -r pid born < "$run/$1.pid"; } 2> /dev/null || return 1
  [ -n "$born" ] && [ "$(age "$pid")" = "$born" ] && echo "$pid"
}

# keep NAME COMMAND…: a background process with a pid file; left alone while it lives.
keep() {
  local name=$1; shift
  ! living "$name" > /dev/null || return 0
  setsid nohup "$@" > "$run/$name.log" 2>&1 < /dev/null 9>&- &
  echo "$! $(age $!)" > "$run/$name.pid"
}

# drop NAME [SECONDS]: end what keep started, in order; by force when it takes longer.
drop() {
  local pid
  if pid=$(living "$1"); then
    kill "$pid" 2> /dev/null || true
    for _ in $(seq $((${2:-10} * 10))); do living "$1" > /dev/null || break; sleep 0.1; done
    ! living "$1" > /dev/null || kill -9 "$pid" || true
  fi
  rm -f "$run/$1.pid"
}

# on NUMBER COMMAND…: over SSH as root; NUMBER is the last part of the address.
on() {
  local n=$1; shift
  ssh -q -i "$LAB_DIR/id" -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile="$run/known_hosts" -o ConnectTimeout=5 "root@$LAB_NET.$n" "$@" 9>&-
}

wait_for() { # seconds, what, command…
  local limit=$1 what=$2 end=$((SECONDS + $1)); shift 2
  while [ "$SECONDS" -lt "$end" ]; do "$@" > /dev/null && return; sleep 0.25; done 2> /dev/null
  die "$what not ready after ${limit}s"
}

. "$here/shell/cgroup.sh"
. "$here/shell/fresh.sh"
