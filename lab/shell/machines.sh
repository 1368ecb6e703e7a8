# Disks and boots of machines. Sourced by up.sh and the fault scripts.

# make_disk NAME NUMBER: a Debian host with systemd and SSH on a disk image of its own, made once.
make_disk() {
  local name=$1 number=$2 disk=$LAB_DIR/machines/$1.ext4 root=$LAB_DIR/machines/$1
  [ ! -e "$disk" ] || return 0
  truncate -s "$LAB_DISK" "$disk.new"; mkfs.ext4 -q -m 0 -E lazy_itable_init=1,lazy_journal_init=1 "$disk.new"
  mount -o loop "$disk.new" "$root"; cp -a "$LAB_DIR/rootfs/." "$root/"
  rm -f "$root"/etc/machine-id "$root"/etc/ssh/ssh_host_*; systemd-machine-id-setup --root="$root" 2> /dev/null
  ssh-keygen -q -A -f "$root" > /dev/null
  echo "$name" > "$root/etc/hostname"
  printf '127.0.0.1 localhost\n%s %s\n%s get.k3s.lab\n' "$LAB_NET.$number" "$name" "$LAB_NET.1" > "$root/etc/hosts"
  echo "nameserver $LAB_NET.1" > "$root/etc/resolv.conf"
  printf '[Match]\nName=host0\n[Network]\nAddress=%s/24\nGateway=%s\nLinkLocalAddressing=no\n' "$LAB_NET.$number" "$LAB_NET.1" > "$root/etc/systemd/network/10-host0.network"
  install -d -m 700 "$root/root/.ssh"; install -m 600 "$LAB_DIR/id.pub" "$root/root/.ssh/authorized_keys"
  install -d "$root/etc/rancher/k3s"; printf 'mirrors:\n  "*":\n    endpoint: ["http://%s"]\n' "$LAB_NET.1" > "$root/etc/rancher/k3s/registries.yaml"
  install -m 644 "$here/shell/lab-kernel.service" "$root/etc/systemd/system/"
  chroot "$root" systemctl -q enable systemd-networkd ssh lab-kernel
  chroot "$root" systemctl -q mask systemd-networkd-wait-online containerd
  umount "$root"; mv "$disk.new" "$disk"
}

# boot NAME NUMBER: the machine runs and answers over SSH, whatever state an earlier run or a kill left it in.
boot() {
  local name=$1 number=$2 disk=$LAB_DIR/machines/$1.ext4 root=$LAB_DIR/machines/$1
  mkdir -p "$root"
  thaw "$name"
  if ! living "$name" > /dev/null; then
    pull_plug "$name"   # its keeper is gone: what still runs would hold the disk and the name
    pull_cable "$name"
    if mountpoint -q "$root" && [ ! -e "$disk" ]; then umount "$root"; fi
  fi
  make_disk "$name" "$number"
  mountpoint -q "$root" || mount -o loop "$disk" "$root"
  # From a copy: bash reads a script while it runs, and this one runs for as long as the machine.
  cp "$here/shell/machine.sh" "$run/machine.sh.$name"; mv "$run/machine.sh.$name" "$run/machine.sh"
  # shellcheck disable=SC2046
  keep "$name" bash "$run/machine.sh" "$name" "$root" "$bridge" $(hierarchies)
  wait_for 60 "$name" answers "$name" "$number"
}

# answers NAME NUMBER: over SSH; a machine whose keeper has ended will never.
answers() { living "$1" > /dev/null || die "$1 ended while it booted; its console is $run/$1.log"; on "$2" true; }

# pull_cable NAME: the kernel takes a dead machine's interface away when it finds the time, and until then its name is taken.
pull_cable() { ip link delete "vb-$1" 2> /dev/null || true; }

# power_off NAME: in order; containers that ignore SIGTERM make it slow, as on a real host.
power_off() { thaw "$1"; drop "$1" 60; pull_plug "$1"; }

# unplug NAME: what a machine that is off still has on this host.
unplug() {
  local root=$LAB_DIR/machines/$1 disk
  while mountpoint -q "$root"; do umount "$root"; done
  for disk in "$LAB_DIR/machines/$1".ext4*; do
    losetup -j "$disk" | cut -d: -f1 | xargs -r -n1 losetup -d
    for _ in $(seq 25); do [ -n "$(losetup -j "$disk")" ] || break; sleep 0.2; done
    # Seen after machines were killed: the kernel keeps the filesystem although no process and no mount has it. It does no
    # harm as long as nobody writes into its disk, and a new disk is always a new file.
    [ -z "$(losetup -j "$disk")" ] || step "the kernel still holds $disk"
  done
  pull_cable "$1"
  forget_groups "$1"
}

# machine_names: the machines of this lab, by number; number_of: the last part of a machine's address.
machine_names() { echo "$LAB_NAME"; for i in $(seq 2 $((1 + LAB_AGENTS))); do echo "$LAB_NAME-$i"; done; }
number_of() { case $1 in "$LAB_NAME") echo 2 ;; *) echo $((${1##*-} + 1)) ;; esac; }
