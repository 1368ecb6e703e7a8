#!/bin/bash
# Boot the machines of one lab and have K3s on each. Safe to run again: it makes only what is missing.
# Whether the cluster is ready is for the caller to see (lab/ready.ts): after a boot the API first tells the past.
. "$(dirname "$0")/lib.sh"
. "$here/shell/outside.sh"
. "$here/shell/machines.sh"
only_one "$run/lock"

outside_up
pids=
for name in $(machine_names); do
  boot "$name" "$(number_of "$name")" & pids="$pids $!"
done
for pid in $pids; do wait "$pid" || die "a machine does not boot; its console is in $run/*.log"; done
step "machines answer"

# settled NUMBER UNIT: a unit that starts with the machine gets its time; install.sh would restart it in mid-start.
settled() { on "$1" "! systemctl -q is-enabled $2 2> /dev/null || timeout 60 systemctl start $2 || true"; }

install="curl -sfL http://get.k3s.lab/install.sh | INSTALL_K3S_VERSION=$LAB_VERSION+k3s1"
settled 2 k3s
on 2 "$install INSTALL_K3S_EXEC='${LAB_EXEC:-}' sh -s -" > "$run/install.log" || die "K3s does not install: $run/install.log"
on 2 cat /etc/rancher/k3s/k3s.yaml | sed "s/127.0.0.1/$LAB_NET.2/" > "$run/kubeconfig.new"
mv "$run/kubeconfig.new" "$run/kubeconfig"
step "k3s $LAB_VERSION+k3s1 answers"
for name in $(machine_names); do
  number=$(number_of "$name")
  [ "$number" != 2 ] || continue
  settled "$number" k3s-agent
  on "$number" "$install K3S_URL=https://$LAB_NET.2:6443 K3S_TOKEN=$(on 2 k3s token) sh -s -" > "$run/install-$number.log" || die "agent $name does not join: $run/install-$number.log"
  step "agent $name joined"
done
