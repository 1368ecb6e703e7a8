package main

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"path"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
)

// A program for another processor, as far as the kernel reads it: an ELF header for arm64 and nothing behind it.
var foreign = append([]byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00\x01\x00\x00\x00"), make([]byte, 40)...)

type file struct {
	name string
	mode int64
	body []byte
}

// loadFaulty makes the images that fail on purpose, and two healthy small ones, on top of busybox.
func (s *store) loadFaulty() error {
	if s.busybox == nil {
		return nil
	}
	page := file{"www/index.html", 0o644, []byte("hello from the lab\n")}
	users := file{"etc/passwd", 0o644, []byte("root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/:/bin/sh\n")}
	for _, one := range []struct {
		tag   string
		files []file
		set   func(*v1.Config)
	}{
		{"lab/httpd:1", []file{page}, func(c *v1.Config) { c.Cmd = []string{"httpd", "-f", "-p", "8080", "-h", "/www"} }},
		{"lab/named-user:1", []file{users}, func(c *v1.Config) { c.User, c.Cmd = "app", []string{"sleep", "3600"} }},
		{"lab/root-user:1", []file{users}, func(c *v1.Config) { c.User, c.Cmd = "0", []string{"sleep", "3600"} }},
		{"lab/exec-format:1", []file{{"app", 0o755, foreign}}, func(c *v1.Config) { c.Entrypoint = []string{"/app"} }},
		{"lab/not-executable:1", []file{{"app", 0o644, []byte("#!/bin/sh\n")}}, func(c *v1.Config) { c.Entrypoint = []string{"/app"} }},
		{"lab/no-entrypoint:1", nil, func(c *v1.Config) { c.Cmd = nil }},
		{"lab/corrupt-layer:1", []file{{"corrupt", 0o644, bytes.Repeat([]byte("lab"), 4096)}}, nil},
		{"lab/private:1", []file{page}, nil},
		{"lab/forbidden:1", nil, nil},
		{"lab/rate-limited:1", nil, nil},
		{"lab/server-error:1", nil, nil},
		{"lab/slow:1", nil, nil},
	} {
		image, err := s.derive(one.files, one.set)
		if err == nil && one.tag == "lab/corrupt-layer:1" {
			err = s.damageLast(image)
		}
		if err == nil {
			err = s.put(one.tag, image)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", one.tag, err)
		}
	}
	return s.otherPlatform("lab/arm64-only:1")
}

func (s *store) derive(files []file, set func(*v1.Config)) (v1.Image, error) {
	image := s.busybox
	if len(files) > 0 {
		layer, err := layerOf(files)
		if err == nil {
			image, err = mutate.AppendLayers(image, layer)
		}
		if err != nil {
			return nil, err
		}
	}
	config, err := image.ConfigFile()
	if err != nil || set == nil {
		return image, err
	}
	changed := *config.Config.DeepCopy()
	set(&changed)
	return mutate.Config(image, changed)
}

func layerOf(files []file) (v1.Layer, error) {
	var buffer bytes.Buffer
	w := tar.NewWriter(&buffer)
	for _, f := range files {
		if err := w.WriteHeader(&tar.Header{Name: f.name, Mode: f.mode, Size: int64(len(f.body))}); err != nil {
			return nil, err
		}
		w.Write(f.body)
	}
	w.Close()
	return tarball.LayerFromOpener(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(buffer.Bytes())), nil })
}

// otherPlatform serves an index whose only member is for arm64: no amd64 host finds itself in it.
func (s *store) otherPlatform(tag string) error {
	index := mutate.AppendManifests(empty.Index, mutate.IndexAddendum{Add: s.busybox,
		Descriptor: v1.Descriptor{Platform: &v1.Platform{OS: "linux", Architecture: "arm64"}}})
	to, err := s.at(tag)
	if err == nil {
		err = remote.WriteIndex(to, index)
	}
	return err
}

func (s *store) damageLast(image v1.Image) error {
	layers, err := image.Layers()
	if err != nil {
		return err
	}
	digest, err := layers[len(layers)-1].Digest()
	s.corrupt[digest.String()] = true
	return err
}

// corrupting serves damaged blobs with the right length and the wrong bytes, as a bad disk or a proxy would.
func (s *store) corrupting(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet && s.corrupt[path.Base(r.URL.Path)] {
			w = &flipping{w}
		}
		next.ServeHTTP(w, r)
	})
}

type flipping struct{ http.ResponseWriter }

func (f *flipping) Write(b []byte) (int, error) {
	damaged := bytes.Clone(b)
	if len(damaged) > 0 {
		damaged[len(damaged)/2] ^= 0xff
	}
	return f.ResponseWriter.Write(damaged)
}
