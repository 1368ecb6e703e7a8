# What must be made again? Sourced by lib.sh.
# Sources count by content, not by date: a fresh clone, where every file is new, must not cost 20 minutes of building.

# signature INPUT…: our sources by content, everything else (built programs) by size and date.
signature() {
  find "$@" -type f ! -name '*.md' -print0 | sort -z | while IFS= read -r -d '' f; do
    case $f in "$here"/*) echo "${f#"$here"} $(sha256sum < "$f")" ;; *) stat -c '%n %s %Y' "$f" ;; esac
  done | sha256sum | cut -d' ' -f1
}

# fresh OUT INPUT…: true when OUT exists and was made from exactly these inputs.
fresh() { local out=$1; shift; [ -e "$out" ] && [ "$(cat "$out.inputs" 2> /dev/null)" = "$(signature "$@")" ]; }

# made OUT INPUT…: remember what OUT was made from.
made() { local out=$1; shift; signature "$@" > "$out.inputs"; }

# fresh_files OUT INPUT…: by date, for what only this host makes.
fresh_files() { local out=$1; shift; [ -e "$out" ] && [ -z "$(find "$@" -newer "$out" -type f -print -quit)" ]; }
