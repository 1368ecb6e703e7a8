package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
)

// store fills a registry through its own protocol.
type store struct {
	host    string
	busybox v1.Image
	corrupt map[string]bool // blobs that are served damaged, by digest
}

func newStore(reg http.Handler) (*store, error) {
	server := httptest.NewServer(reg)
	return &store{host: strings.TrimPrefix(server.URL, "http://"), corrupt: map[string]bool{}}, nil
}

// at is where the registry keeps an image: under its repository's path, the registry's own host left out.
func (s *store) at(tag string) (name.Tag, error) {
	from, err := name.NewTag(tag)
	if err != nil {
		return from, err
	}
	return name.NewTag(s.host + "/" + from.RepositoryStr() + ":" + from.TagStr())
}

func (s *store) put(tag string, image v1.Image) error {
	to, err := s.at(tag)
	if err == nil {
		err = remote.Write(to, image)
	}
	log.Println("serving", tag, err)
	return err
}

func (s *store) loadArchives(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.tar"))
	for _, file := range files {
		manifest, err := tarball.LoadManifest(func() (io.ReadCloser, error) { return os.Open(file) })
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for _, entry := range manifest {
			for _, tag := range entry.RepoTags {
				from, err := name.NewTag(tag)
				if err != nil {
					return err
				}
				image, err := tarball.ImageFromPath(file, &from)
				if err != nil {
					return err
				}
				if strings.HasSuffix(tag, "library/busybox:1.36") {
					s.busybox = image
				}
				if err := s.put(tag, image); err != nil {
					return err
				}
			}
		}
	}
	return err
}
