import type { Cluster } from '../cluster.ts';
import { equalities, meets } from '../selector.ts';
import type { Address } from './patterns/host.ts';
import type { Trouble } from './trouble.ts';

/** Services of the pod's own namespace whose bare names stand in a line in a form that no pattern knows. */
export interface Named {
  /** One in quotes, or before a port. */
  readonly marked?: Address;
  /** One among the other words. */
  readonly bare?: Address;
}

/** What follows these words is the name of something that servers hold, not of the server. */
const held =
  /\b(?:user(?:name)?|role|login|account|database|dbname|schema|table|relation|collection|index|vhost|bucket|topic|queue|keyspace|column|module|class|file|key|container|image)s?\b[\s=:]{0,3}["'`]?[\w.-]+["'`]?/gi;

/** Words of every error message; a Service of such a name is meant only where the name is marked. */
const common = new Set(
  'address api app application auth backend broker cache client cluster config connect connection data database error failed frontend gateway host http https job local login main mail network node not password pod port process proxy queue remote request retry search server service site socket status storage store system task tcp test thread time timeout tls user web worker'.split(
    ' ',
  ),
);

/** Never a Service of the failing pod itself: programs name themselves in what they print. */
export function servicesNamedIn(cluster: Cluster, { container }: Trouble, line: string): Named {
  const { namespace, labels } = container.pod.metadata;
  const isOther = (word: string) => {
    const service = cluster.get('Service', namespace, word);
    const wanted = equalities(service?.spec?.selector);
    const own = wanted.length > 0 && wanted.every((requirement) => meets(requirement, labels));
    return service !== undefined && !own;
  };
  const told = line.toLowerCase().replace(held, ' ');
  const words = [...told.matchAll(/(["'`@]|\/\/)?([a-z][a-z0-9-]{1,62})(["'`]?(?::\W?\d{2,5})?)/g)].map(
    ([, before = '', word = '', after = '']) => ({ word, marked: before !== '' || after !== '' }),
  );
  const marked = words.find((one) => one.marked && isOther(one.word));
  const bare = words.find(({ word }) => word.length > 2 && !common.has(word) && isOther(word));
  return { ...(marked && { marked: { host: marked.word } }), ...(bare && { bare: { host: bare.word } }) };
}
