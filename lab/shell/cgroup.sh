# A machine's control groups on this host: lab-NAME in every hierarchy. Sourced by lib.sh.
# They are the one sure list of a machine's processes: they hold even when every pid file and parent is gone.

# hierarchies: one on a cgroup v2 host, one per controller on v1.
hierarchies() {
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then echo /sys/fs/cgroup; return; fi
  for h in /sys/fs/cgroup/*/; do [ ! -e "$h/cgroup.procs" ] || echo "${h%/}"; done
}

# processes NAME: the pids of a machine, seen from this host.
processes() {
  for h in $(hierarchies); do
    [ ! -d "$h/lab-$1" ] || find "$h/lab-$1" -name cgroup.procs -exec cat {} + 2> /dev/null || true
  done | sort -un
}

# freeze NAME, thaw NAME: stop and continue everything in a machine at one instant, as a hung hypervisor does.
freezer() {
  if [ -e "/sys/fs/cgroup/lab-$1/cgroup.freeze" ]; then echo "$2" > "/sys/fs/cgroup/lab-$1/cgroup.freeze"
  elif [ -e "/sys/fs/cgroup/freezer/lab-$1/freezer.state" ]; then echo "$3" > "/sys/fs/cgroup/freezer/lab-$1/freezer.state"; fi
}
freeze() { freezer "$1" 1 FROZEN; }
# Also the filesystem, which a killed `snapshot.sh save` leaves frozen.
thaw() { fsfreeze -u "$LAB_DIR/machines/$1" 2> /dev/null || true; freezer "$1" 0 THAWED; }

# pull_plug NAME: end a machine as a power cut would; nothing of it survives, and nothing is saved.
pull_plug() {
  thaw "$1"   # a frozen process on cgroup v1 would take the signal only later
  for _ in $(seq 100); do
    local pids; pids=$(processes "$1")
    [ -n "$pids" ] || break
    echo "$pids" | xargs -r kill -9 2> /dev/null || true
    sleep 0.1
  done
  [ -z "$(processes "$1")" ] || die "processes of $1 do not end: $(processes "$1" | tr '\n' ' ')"
  rm -f "$run/$1.pid"
}

# forget_groups NAME: the empty groups of a machine that is off.
forget_groups() {
  for h in $(hierarchies); do
    [ ! -d "$h/lab-$1" ] || find "$h/lab-$1" -depth -type d -exec rmdir {} \; 2> /dev/null || true
  done
}
