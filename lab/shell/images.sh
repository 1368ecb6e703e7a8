# The images that the registry serves, as archives. Sourced by build.sh.
img=$here/images/img.py b=$LAB_DIR/bin

image() { # out tag program path [options]
  local out=$LAB_DIR/images/$1.tar tag=$2 program=$3 path=$4; shift 4
  ! fresh "$out" "$program" "$img" || return 0
  python3 "$img" "$out" "$tag" --entrypoint "[\"$path\"]" "$@" "$program:$path:755"; made "$out" "$program" "$img"
}
image pause docker.io/rancher/mirrored-pause:3.6 "$b/pause" /pause --user 65535:65535
image coredns docker.io/rancher/mirrored-coredns-coredns:1.13.2 "$b/coredns-v1.13.2" /coredns
image metrics-server docker.io/rancher/mirrored-metrics-server:v0.9.0 "$b/metrics-server-v0.9.0" /metrics-server --user 1000:1000 dir:/tmp:1777
image local-path docker.io/rancher/local-path-provisioner:v0.0.34 "$b/local-path-provisioner" /usr/bin/local-path-provisioner
image traefik docker.io/rancher/mirrored-library-traefik:lab "$b/ingress" /traefik
image cert-manager quay.io/jetstack/cert-manager-controller:v1.21.2 "$b/cert-manager" /app/cmd/controller/controller --user 1000:1000 dir:/tmp:1777
image acmesolver quay.io/jetstack/cert-manager-acmesolver:v1.21.2 "$b/cert-manager" /app/cmd/acmesolver/acmesolver --user 1000:1000

for tag in library/busybox:1.36 rancher/mirrored-library-busybox:1.36.1; do
  out=$LAB_DIR/images/$(tr '/:' '--' <<< "$tag").tar
  fresh "$out" /bin/busybox "$img" || {
    python3 "$img" "$out" "docker.io/$tag" --cmd '["sh"]' /bin/busybox:/bin/busybox:755 dir:/tmp:1777 dir:/root \
      $(busybox --list | grep -vx busybox | sed 's|.*|link:/bin/&:busybox|')
    made "$out" /bin/busybox "$img"
  }
done

out=$LAB_DIR/images/postgres.tar
set -- "$img" "$here"/images/postgres*
fresh "$out" "$@" || { step "postgres image"; "$here/images/postgres.sh" "$LAB_DIR/rootfs" "$out" > /dev/null; made "$out" "$@"; }
