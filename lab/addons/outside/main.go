// The outside world of the lab: an image registry, K3s releases, channels and the install script, on one address.
//
//	outside -listen 10.78.0.1:80 -images DIR -releases DIR -install install.sh
//
// images/*.tar are served as a registry that mirrors every other; releases/VERSION/k3s as downloads. See faulty.go
// for images that fail on purpose, and mood.go for a registry that refuses.
package main

import (
	"flag"
	"io"
	"log"
	"net/http"

	"github.com/google/go-containerregistry/pkg/registry"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:8080", "")
	secure := flag.String("tls", "", "a second address, speaking HTTPS with -cert and -key")
	cert, key := flag.String("cert", "", ""), flag.String("key", "", "")
	images := flag.String("images", "", "")
	releases := flag.String("releases", "", "")
	install := flag.String("install", "", "")
	mood := flag.String("mood", "", "a file whose text makes the whole registry fail, see mood.go")
	flag.Parse()
	reg := registry.New(registry.Logger(log.New(io.Discard, "", 0)))
	store, err := newStore(reg)
	if err != nil {
		log.Fatal(err)
	}
	if err := store.loadArchives(*images); err != nil {
		log.Fatal(err)
	}
	if err := store.loadFaulty(); err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/v2/", moody(*mood, refusing(store.corrupting(reg))))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") })
	serveReleases(mux, *releases, *install)
	if *secure != "" {
		go func() { log.Fatal(http.ListenAndServeTLS(*secure, *cert, *key, mux)) }()
	}
	log.Fatal(http.ListenAndServe(*listen, mux))
}
