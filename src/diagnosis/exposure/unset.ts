import { placeholdersIn } from '../../redaction/placeholder.ts';
import type { Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';

/** Words of Go's template language, which `{{ end }}` and its like consist of. */
const keyword = /^(?:end|else|range|if|with|template|define|block|include|break|continue|nil|true|false|now|uuid)\b/;
const variable = /^\{\{-?\s*(?:\.(?:Values|Release|Chart)\.)?([A-Za-z_][\w.-]*)\s*(?:\|[^{}]*)?-?\}\}$/;
/** What is filled in while the program runs, as the name of the setting says. */
const forTemplates =
  /templ|format|message|subject|body|text|pattern|prompt|greet|title|query|expr|rule|tmpl|tpl|layout|banner|snippet|label/i;

const likely = /[{<_%@#[(-]|me|this|here/i;

/**
 * The variables in a setting's value that nobody filled in. Not those of settings that are themselves templates, and not
 * `${NAME}`, which many programs replace by themselves: see {@link isUndefined}.
 * @param name the setting's own name
 */
export function unsetIn(name: string, value: unknown): readonly string[] {
  // Nearly every value is hidden, and nearly every other one is plain: they cost no more than this.
  if (typeof value !== 'string' || value.length < 4 || !likely.test(value) || forTemplates.test(name)) return [];
  return placeholdersIn(value).filter((found) => !found.startsWith('${') && isVariable(found));
}

function isVariable(found: string): boolean {
  if (!found.startsWith('{{')) return true;
  const name = variable.exec(found)?.[1];
  return name !== undefined && !keyword.test(name);
}

/** Variables that the image, its shell or the runtime define. */
const ownOfImage =
  /(?:^|_)HOME(?:_|$)|PATH|DIR$|(?:^|_)OPT(?:S|IONS?)?(?:_|$)|ARGS|HOSTNAME|^USER$|^PWD$|JAVA|JVM|NODE|PYTHON|LANG|^TZ$|VERSION|^POD_|^MY_|K8S|KUBERNETES/;

/** Whether `${NAME}`, as the whole value, names something that the container surely does not have. */
export function isUndefined(cluster: Cluster, container: Container, value: unknown): boolean {
  const name = typeof value === 'string' ? /^\$\{([A-Za-z_]\w{1,80})\}$/.exec(value)?.[1] : undefined;
  if (name === undefined || ownOfImage.test(name)) return false;
  const { env = [], envFrom = [] } = container.spec;
  if (env.some((entry) => entry.name === name && entry.value !== value)) return false;
  return envFrom.every(({ configMapRef, secretRef, prefix = '' }) => {
    const kind = configMapRef ? 'ConfigMap' : 'Secret';
    const source = cluster.get(kind, container.pod.metadata.namespace, (configMapRef ?? secretRef)?.name ?? '');
    return source?.keys !== undefined && !source.keys.some((key) => `${prefix}${key}` === name);
  });
}

/** In an image's name nothing of this sort can be meant: no reference may hold such characters. */
export function unsetInImage(image: string | undefined): boolean {
  return (
    image !== undefined &&
    /[{$<%_#]/.test(image) &&
    /\{\{|\$\{|\$\(|#\{|%%\w|<[\w .-]+>|\$[A-Z_]{2,}|[:/]__[A-Z][A-Z0-9_]+__(?:$|[:/])/.test(image)
  );
}

/** Names of hosts that manuals write for the reader's own. */
export function unsetInHost(text: string): readonly string[] {
  const words = text.match(
    /(?<![\w-])(?:your-?(?:domain|host|hostname|app|company|site|name|org)|change-?me|replace-?me|todo|fixme)(?![\w])(?:[\w.-]*\w)?/gi,
  );
  return [...(words ?? []), ...unsetIn('', text)];
}

/** Whether a log repeats a value as it stands in the template: then this is what the program stumbled over. */
export function isRepeated(log: string, value: string): boolean {
  const squeezed = value.replaceAll(/\s/g, '');
  const forms = [value, squeezed, value.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'), encodeURI(value)];
  // Hosts come out of an address in small letters.
  const told = log.toLowerCase();
  if (forms.some((form) => told.includes(form.toLowerCase()))) return true;
  return (
    value.startsWith('{{') && /invalid character "\{" in host|Illegal character in \w+ at index \d+: \S*\{\{/.test(log)
  );
}
