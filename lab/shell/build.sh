#!/bin/bash
# Make all that the lab needs in $LAB_DIR: packages, programs, images, releases, the Debian root. Only what changed.
. "$(dirname "$0")/lib.sh"
only_one "$LAB_DIR/build.lock"

missing=
for p in systemd-container debootstrap busybox-static gcc libc6-dev openssh-client python3-minimal iproute2 curl e2fsprogs openssl; do
  case $(dpkg-query -W -f '${Status}' $p 2> /dev/null) in *'ok installed') ;; *) missing="$missing $p" ;; esac
done
if [ -n "$missing" ]; then
  step "packages:$missing"
  DEBIAN_FRONTEND=noninteractive apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing > /dev/null
fi
[ -f "$LAB_DIR/id" ] || ssh-keygen -q -t ed25519 -N '' -C lab -f "$LAB_DIR/id"

# The K3s of the lab, one per Kubernetes version.
for v in $LAB_VERSIONS; do
  out=$LAB_DIR/releases/$v+k3s1/k3s minor=$(cut -d. -f1,2 <<< "${v#v}")
  set -- "$here"/k3s/*.go "$here"/k3s/builtin "$here/k3s/build.sh" "$here/k3s/go-$minor.mod" "$here/k3s/go-$minor.sum"
  if ! fresh "$out" "$@"; then
    step "k3s $v+k3s1"
    mkdir -p "${out%/*}"; "$here/k3s/build.sh" "$v" "$out.new" 2> >(grep -vE 'dlopen|pluginOpen|# lions.local' >&2); mv "$out.new" "$out"; made "$out" "$@"
  fi
done
ls "$LAB_DIR/releases" | grep '^v' | sort -V | head -1 > "$LAB_DIR/releases/stable"
ls "$LAB_DIR/releases" | grep '^v' | sort -V | tail -1 > "$LAB_DIR/releases/latest"

# Programs of others, by their module path; static, for they go into images with nothing else in them.
from_module() { # name version module
  [ ! -e "$LAB_DIR/bin/$1-$2" ] || return 0
  step "$1 $2"
  GOBIN=$LAB_DIR/bin CGO_ENABLED=0 GOFLAGS="-buildvcs=false -trimpath -ldflags=-s" go install "$3@$2"; mv "$LAB_DIR/bin/$1" "$LAB_DIR/bin/$1-$2"
}
from_module coredns v1.13.2 github.com/coredns/coredns
from_module metrics-server v0.9.0 sigs.k8s.io/metrics-server/cmd/metrics-server
from_module pebble v2.8.0 github.com/letsencrypt/pebble/v2/cmd/pebble
from_module pebble-challtestsrv v2.8.0 github.com/letsencrypt/pebble/v2/cmd/pebble-challtestsrv
# Ours.
ours() { # name module-folder package input…
  local name=$1 folder=$2 package=$3 out=$LAB_DIR/bin/$1; shift 3
  ! fresh "$out" "$@" || return 0
  step "$name"
  (cd "$here/$folder" && CGO_ENABLED=0 go build -trimpath -ldflags -s -o "$out.new" "$package")
  # The same program again keeps its date, so that its image and the registry are left alone.
  if cmp -s "$out.new" "$out"; then rm "$out.new"; else mv "$out.new" "$out"; fi
  made "$out" "$@"
}
a=$here/addons
ours local-path-provisioner addons ./local-path "$a"/go.* "$a/local-path"
ours ingress addons ./ingress "$a"/go.* "$a/ingress"
ours outside addons ./outside "$a"/go.* "$a/outside"
ours cert-manager cert-manager . "$here/cert-manager"
ours pause images pause.go "$here/images/pause.go"
if ! fresh "$LAB_DIR/crds/.done" "$here/cert-manager/go.mod"; then
  mkdir -p "$LAB_DIR/crds"
  cp "$(cd "$here/cert-manager" && go list -m -f '{{.Dir}}' github.com/cert-manager/cert-manager)"/deploy/crds/*.yaml "$LAB_DIR/crds/"; touch "$LAB_DIR/crds/.done"; made "$LAB_DIR/crds/.done" "$here/cert-manager/go.mod"
fi

if [ ! -e "$LAB_DIR/rootfs/.done" ]; then
  step "Debian root"
  rm -rf "$LAB_DIR/rootfs"
  debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,openssh-server,iproute2,iptables,containerd,containernetworking-plugins,runc,conntrack,ethtool,socat,ca-certificates,curl,openssl,procps,kmod,iputils-ping,sqlite3,libcap2-bin \
    bookworm "$LAB_DIR/rootfs" > "$LAB_DIR/debootstrap.log"
  chroot "$LAB_DIR/rootfs" apt-get clean; touch "$LAB_DIR/rootfs/.done"
fi
. "$here/shell/images.sh"
step "built"
