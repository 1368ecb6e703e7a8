"""Fills Jinja templates as Ansible's template module does. Reads one JSON document on stdin, answers one on stdout:

{"variables": {...}, "items": [{"name": "...", "text": "..."} or {"name": "...", "value": <JSON>}]}
-> [{"name": "...", "text": "..."} or {"name": "...", "value": <JSON>} or {"name": "...", "error": "..."}]

Variables may be templates of other variables, as in Ansible. Needs jinja2 (Debian: python3-jinja2), nothing else.
"""

import base64
import json
import sys

import jinja2

YES = {"1", "true", "yes", "on"}


def to_bool(value):
    return value if isinstance(value, bool) else str(value).strip().lower() in YES


def to_yaml(value, **_):
    # JSON in the block style of YAML: enough for maps, lists and scalars.
    def lines(part, depth):
        pad = "  " * depth
        if isinstance(part, dict) and part:
            for key, inner in part.items():
                if isinstance(inner, (dict, list)) and inner:
                    yield f"{pad}{key}:"
                    yield from lines(inner, depth + 1)
                else:
                    yield f"{pad}{key}: {json.dumps(inner, ensure_ascii=False)}"
        elif isinstance(part, list) and part:
            for inner in part:
                if isinstance(inner, (dict, list)) and inner:
                    first, *rest = list(lines(inner, depth + 1))
                    yield f"{pad}- {first.strip()}"
                    yield from rest
                else:
                    yield f"{pad}- {json.dumps(inner, ensure_ascii=False)}"
        else:
            yield pad + json.dumps(part, ensure_ascii=False)

    return "\n".join(lines(value, 0)) + "\n"


def environment(strip_blocks):
    env = jinja2.Environment(trim_blocks=True, lstrip_blocks=strip_blocks, keep_trailing_newline=True)
    env.undefined = jinja2.StrictUndefined
    env.filters.update(
        {
            "bool": to_bool,
            "to_yaml": to_yaml,
            "to_nice_yaml": to_yaml,
            "to_json": lambda value, **_: json.dumps(value),
            "to_nice_json": lambda value, **_: json.dumps(value, indent=4),
            "b64encode": lambda text: base64.b64encode(str(text).encode()).decode(),
            "quote": lambda text: json.dumps(str(text)),
            "regex_replace": lambda text, *_: text,
        }
    )
    return env


class Filler:
    def __init__(self, variables, strip_blocks):
        self.env = environment(strip_blocks)
        self.variables = variables
        # Values refer to each other; a few rounds settle every chain that ends.
        for _ in range(5):
            self.variables = {name: self.settled(value) for name, value in self.variables.items()}

    def settled(self, value):
        try:
            return self.value(value)
        except jinja2.TemplateError:
            return value

    def text(self, text):
        return self.env.from_string(text).render(self.variables)

    def value(self, value):
        if isinstance(value, str):
            return self.text(value) if "{{" in value or "{%" in value else value
        if isinstance(value, list):
            return [self.value(part) for part in value]
        if isinstance(value, dict):
            return {self.value(key): self.value(part) for key, part in value.items()}
        return value


def main():
    asked = json.load(sys.stdin)
    answers = []
    filler = Filler(asked["variables"], asked.get("stripBlocks", False))
    for item in asked["items"]:
        try:
            done = {"value": filler.value(item["value"])} if "value" in item else {"text": filler.text(item["text"])}
        except Exception as error:  # A template may fail in any way; each failure belongs to its template.
            done = {"error": f"{type(error).__name__}: {error}"}
        answers.append({"name": item["name"], **done})
    json.dump(answers, sys.stdout)


main()
