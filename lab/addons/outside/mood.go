package main

import (
	"net/http"
	"os"
	"strings"
	"time"
)

// moody makes the registry fail while a file says how: a mood, and perhaps the one repository that it is for. The file
// is read at each request, so that a fault begins and ends without a restart. No file, or an unknown word: all is well.
func moody(file string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, _ := os.ReadFile(file)
		mood, repository, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
		if repository != "" && !strings.HasPrefix(r.URL.Path, "/v2/"+repository+"/") {
			mood = ""
		}
		if !refuse(mood, w, r) {
			next.ServeHTTP(w, r)
		}
	})
}

// refusing makes single repositories fail always, so that a test needs not break the registry for everybody.
func refusing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mood := ""
		for repository, m := range map[string]string{"private": "unauthorized", "forbidden": "forbidden", "rate-limited": "rate-limited",
			"server-error": "server-error", "slow": "slow"} {
			if strings.HasPrefix(r.URL.Path, "/v2/lab/"+repository+"/") {
				mood = m
			}
		}
		if !refuse(mood, w, r) {
			next.ServeHTTP(w, r)
		}
	})
}

// refuse answers as registries do when they will not serve; false when there is nothing to refuse.
func refuse(mood string, w http.ResponseWriter, r *http.Request) bool {
	code, text := 0, ""
	switch mood {
	case "unauthorized":
		if user, password, _ := r.BasicAuth(); user == "lab" && password == "lab" {
			return false
		}
		w.Header().Set("WWW-Authenticate", `Basic realm="lab"`)
		code, text = http.StatusUnauthorized, `{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}`
	case "forbidden":
		code, text = http.StatusForbidden, `{"errors":[{"code":"DENIED","message":"requested access to the resource is denied"}]}`
	case "rate-limited":
		code, text = http.StatusTooManyRequests, `{"errors":[{"code":"TOOMANYREQUESTS","message":"You have reached your pull rate limit."}]}`
	case "server-error":
		code, text = http.StatusServiceUnavailable, `{"errors":[{"code":"UNAVAILABLE","message":"the registry is being maintained"}]}`
	case "missing":
		code, text = http.StatusNotFound, `{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}`
	case "slow":
		// Longer than anybody waits; a client that leaves sets the handler free.
		select {
		case <-r.Context().Done():
		case <-time.After(15 * time.Minute):
		}
		return true
	default:
		return false
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	w.Write([]byte(text))
	return true
}
