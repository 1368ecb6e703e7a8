import type { Container } from '../containers.ts';
import type { Surface } from './surface.ts';

type Spec = Container['spec'];

/** What shows that a program lets in everybody, such as `args: –`; undefined when it asks for a login, or when one cannot tell. */
export function openness(surface: Surface, spec: Spec): string | undefined {
  const { image = '', args = [], command = [], env = [], envFrom = [] } = spec;
  const words = [...command, ...args].join(' ').slice(0, 20_000);
  const names = env.map(({ name }) => name);
  const said = names.find((name) => /ALLOW_EMPTY_(?:ROOT_)?PASSWORD$|^DISABLE_SECURITY_PLUGIN$/i.test(name));
  if (said) return `env: ${said}`;
  if (surface.open) return words === '' ? 'args: –' : `args: ${words.slice(0, 100)}`;
  const habit = habits.find(({ program }) => program === surface.name);
  // A file, or variables that are not listed here, may set what the command line does not.
  if (!habit?.image.test(image) || envFrom.length > 0) return undefined;
  const asks = habit.asks.test(words) || names.some((name) => habit.variables.test(name));
  return asks ? undefined : `args: ${words.slice(0, 100) || '–'}`;
}

interface Habit {
  readonly program: string;
  /** Images that ask nobody until they are told to. */
  readonly image: RegExp;
  /** In the command line: a login, or a file that may set one, or a shell that may do anything. */
  readonly asks: RegExp;
  readonly variables: RegExp;
}

const habits: readonly Habit[] = [
  {
    program: 'Redis',
    image: /^(?!.*bitnami)(?:.*\/)?(?:redis|redis-stack-server|redis-stack|valkey|keydb)(?::|@|$)/,
    asks: /requirepass|aclfile|--user |\.conf\b|\bsh\b|-c /,
    variables: /PASS|AUTH|ARGS|ACL|CONF/i,
  },
  {
    program: 'MongoDB',
    image: /^(?!.*bitnami)(?:.*\/)?mongo(?::|@|$)/,
    asks: /--auth|--keyFile|--config|-f |\bsh\b|-c /,
    variables: /INITDB_ROOT|PASS|AUTH/i,
  },
  {
    program: 'Elasticsearch',
    image: /(?:^|\/)elasticsearch:[67]\./,
    asks: /xpack\.security|\bsh\b|-c /,
    variables: /security|PASS/i,
  },
  { program: 'Qdrant', image: /(?:^|\/)qdrant(?::|@|$)/, asks: /config|\bsh\b|-c /, variables: /API_KEY|JWT/i },
  {
    program: 'etcd',
    image: /(?:^|\/)etcd(?::|@|$)/,
    asks: /client-cert-auth|config-file|\bsh\b|-c /,
    variables: /AUTH|PASS|CONFIG|CERT/i,
  },
];
