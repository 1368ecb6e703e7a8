#!/bin/bash
# Put extras into a ready cluster: extras.sh postgres|cert-manager|acme…
. "$(dirname "$0")/lib.sh"
only_one "$run/lock"
kc() { "$LAB_DIR/releases/$LAB_VERSION+k3s1/k3s" kubectl --kubeconfig "$run/kubeconfig" "$@" 9>&-; }
for extra; do
  case $extra in
    postgres)
      kc apply -f "$here/manifests/postgres.yaml" > /dev/null
      kc -n postgres-development rollout status statefulset/postgres --timeout=120s > /dev/null ;;
    cert-manager)
      kc apply --server-side -f "$LAB_DIR/crds" > /dev/null
      kc wait --for=condition=Established crd --all --timeout=30s > /dev/null
      kc apply -f "$here/manifests/cert-manager.yaml" > /dev/null
      kc wait --for=condition=Ready clusterissuer/lab-ca --timeout=120s > /dev/null ;;
    acme)
      sed "s#@ACME@#$LAB_NET.1:14000#; s#@CA@#$(base64 -w0 "$run/acme-ca.crt")#" "$here/manifests/acme.yaml" | kc apply -f - > /dev/null
      wait_for 30 "the certificate" kc get certificate site-tls
      kc wait --for=condition=Ready certificate/site-tls --timeout=120s > /dev/null ;;
    *) die "unknown extra $extra" ;;
  esac
  step "$extra ready"
done
