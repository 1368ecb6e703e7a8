/** A variable of a template that nobody filled in: `{{ db_host }}` (Jinja, Helm), `${DB_HOST}`, `<your-password>`. */
const jinja = /\{\{-? ?[A-Za-z_][\w.| -]{0,80}?-?\}\}|\{\{-? ?\.(?:Values|Release|Chart)\.[\w.]{1,80} ?-?\}\}/g;
/** Angle brackets around an instruction, around words in a row, or around what every manual asks the reader for. */
const angle =
  '<(?:your|insert|enter|replace|change|my|put|add|fill|todo|set)[\\w -]{0,80}>|<[A-Z][A-Z0-9_-]{2,60}>|<[a-z]{2,20}(?:[ _-][a-z]{1,20}){1,5}>|<(?:password|username|user|host|hostname|domain|token|secret|key|email|port|url|database|namespace|region|bucket)>';
/** What tools that fill in templates look for, beside braces: `%%X%%`, `#{X}#`, `__X__`, `@X@`, `((x))`, `[[ x ]]`, `<%= x %>`. */
const marked =
  '%%[A-Za-z_]\\w{0,80}%%|%[A-Z][A-Z0-9_]{2,60}%|#\\{[A-Za-z_][\\w.]{0,80}\\}#?|__[A-Z][A-Z0-9_]{1,60}__|@@?[A-Z][A-Z_]{2,60}@@?|\\(\\([A-Za-z_][\\w.-]{1,80}\\)\\)|\\[\\[ ?[A-Za-z_][\\w.]{1,80} ?\\]\\]|<%=? ?[A-Za-z_][\\w.]{0,80} ?%>|\\[(?:your|insert|enter|replace)[\\w -]{2,60}\\]';
const whole = new RegExp(
  `^(?:\\{\\{[^{}\\n]{1,120}\\}\\}|\\$\\{[A-Za-z_]\\w{0,80}\\}|${angle}|${marked}|(?:REPLACE|CHANGE|INSERT|TODO|FIXME)[_-]?(?:ME|THIS|HERE|WITH)(?:[_-][A-Z]{1,20}){0,4}|your-[a-z0-9-]{2,40}-here)$`,
);

/** The unset template variables in a value: the whole value when it is one, else Jinja's, which nothing else looks like. */
export function placeholdersIn(value: string): readonly string[] {
  const text = value.trim();
  if (text.length > 4096) return [];
  if (whole.test(text)) return [text];
  return text.match(jinja) ?? [];
}

/** The value when all of it is an unset variable. */
export function wholePlaceholder(value: string): string | undefined {
  const text = value.trim();
  return text.length <= 128 && whole.test(text) ? text : undefined;
}
