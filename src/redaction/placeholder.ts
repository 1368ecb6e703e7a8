/** A variable of a template that nobody filled in: `{{ db_host }}` (Jinja, Helm), `${DB_HOST}`, `<your-password>`. */
const jinja = /\{\{-? ?[A-Za-z_][\w.| -]{0,80}?-?\}\}|\{\{-? ?\.(?:Values|Release|Chart)\.[\w.]{1,80} ?-?\}\}/g;
const whole =
  /^(?:\{\{[^{}\n]{1,120}\}\}|\$\{[A-Za-z_]\w{0,80}\}|<(?:your|insert|enter|replace|change|my|put|add|fill|todo|set)[\w -]{0,80}>|<[A-Z][A-Z0-9_-]{2,60}>|(?:REPLACE|CHANGE|INSERT|TODO|FIXME)[_-]?(?:ME|THIS|HERE|WITH)(?:[_-][A-Z]{1,20}){0,4}|your-[a-z0-9-]{2,40}-here)$/;

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
