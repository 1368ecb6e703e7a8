# The outside world on .1: registry, releases and channels (80, 443), DNS (53), an ACME authority (14000). Sourced.

bridge_up() {
  ip link show "$bridge" > /dev/null 2>&1 || ip link add "$bridge" type bridge
  ip addr replace "$LAB_NET.1/24" dev "$bridge"
  ip link set "$bridge" up
}

# acme_files: the ACME directory's own certificate; the registry's HTTPS side shows the same one, which no host trusts.
acme_files() { (
  [ ! -f "$run/acme.json" ] || exit 0
  cd "$run"; new="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
  openssl req -x509 $new -keyout acme-ca.key -out acme-ca.crt -days 3650 -subj "/CN=lab directory CA" 2> /dev/null
  openssl req $new -keyout acme.key -out acme.csr -subj /CN=acme 2> /dev/null
  openssl x509 -req -in acme.csr -CA acme-ca.crt -CAkey acme-ca.key -CAcreateserial -out acme.crt -days 3650 -extfile <(printf 'subjectAltName=IP:%s\nextendedKeyUsage=serverAuth' "$LAB_NET.1") 2> /dev/null
  printf '{"pebble":{"listenAddress":"%s:14000","managementListenAddress":"%s:15000","certificate":"%s/acme.crt","privateKey":"%s/acme.key","httpPort":80,"tlsPort":443,"retryAfter":{"authz":1,"order":1},"profiles":{"default":{"description":"lab","validityPeriod":7776000}}}}' "$LAB_NET.1" "$LAB_NET.1" "$run" "$run" > acme.json
) }

registry_up() {
  if ! fresh_files "$run/outside.pid" "$LAB_DIR/images" "$LAB_DIR/bin/outside"; then drop outside; fi
  keep outside "$LAB_DIR/bin/outside" -listen "$LAB_NET.1:80" -tls "$LAB_NET.1:443" -cert "$run/acme.crt" -key "$run/acme.key" \
    -images "$LAB_DIR/images" -releases "$LAB_DIR/releases" -install "$here/k3s/install.sh" -mood "$run/registry-mood"
  wait_for 120 "the outside registry" curl -fs "http://$LAB_NET.1/healthz"
}

outside_up() {
  bridge_up; acme_files; registry_up
  keep dns "$LAB_DIR/bin/pebble-challtestsrv-v2.8.0" -dns01 "$LAB_NET.1:53" -defaultIPv4 "$LAB_NET.2" -defaultIPv6 "" -http01 "" -https01 "" -tlsalpn01 "" -doh "" -management "$LAB_NET.1:8055"
  keep acme env PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0 "$LAB_DIR/bin/pebble-v2.8.0" -config "$run/acme.json" -dnsserver "$LAB_NET.1:53"
}
