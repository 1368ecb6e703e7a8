package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// serveReleases answers where K3s's install script looks: the script, channels, hashes and binaries.
func serveReleases(mux *http.ServeMux, releases, install string) {
	mux.HandleFunc("GET /install.sh", func(w http.ResponseWriter, r *http.Request) {
		text, err := os.ReadFile(install)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		io.WriteString(w, strings.ReplaceAll(string(text), "@OUTSIDE@", r.Host))
	})
	mux.HandleFunc("GET /k3s-io/k3s/releases/download/{version}/{file}", func(w http.ResponseWriter, r *http.Request) {
		binary := filepath.Join(releases, filepath.Base(r.PathValue("version")), "k3s")
		if r.PathValue("file") == "k3s" {
			http.ServeFile(w, r, binary)
			return
		}
		f, err := os.Open(binary)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer f.Close()
		sum := sha256.New()
		io.Copy(sum, f)
		fmt.Fprintf(w, "%x  k3s\n", sum.Sum(nil))
	})
	// A channel is a file whose text is a version: releases/stable, releases/latest.
	mux.HandleFunc("GET /v1-release/channels/{channel}", func(w http.ResponseWriter, r *http.Request) {
		version, err := os.ReadFile(filepath.Join(releases, filepath.Base(r.PathValue("channel"))))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		http.Redirect(w, r, "/k3s-io/k3s/releases/tag/"+url.PathEscape(strings.TrimSpace(string(version))), http.StatusFound)
	})
	mux.HandleFunc("GET /k3s-io/k3s/releases/tag/{version}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.PathValue("version")) })
}
