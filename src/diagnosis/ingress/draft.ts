import type { Evidence, Related, Severity, TextParameters } from '../../model/finding.ts';
import { keyOf, type ObjectRef, sameObject } from '../../model/object.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft } from '../rule.ts';

/** Something that a route refers to, and that is not there or not as it should be. */
export interface Mistake {
  /** The route, or the Middleware of one, that refers. */
  readonly user: ObjectRef;
  readonly thing: ObjectRef;
  /** What is one mistake although the thing is another's too, such as an entry point of Traefik. */
  readonly group?: string;
  /** The reference is what is wrong, however many make the same slip. */
  readonly slip?: boolean;
  /** The thing is what is wrong, however few refer to it. */
  readonly whole?: boolean;
  readonly severity?: Severity;
  readonly evidence: readonly Evidence[];
  readonly parameters: TextParameters;
  readonly related?: readonly Related[];
  readonly commands?: readonly string[];
  readonly blames?: readonly ObjectRef[];
}

/**
 * One draft for each thing that is missed: about the route when only one misses it, about the thing when several do. A route
 * may have several mistakes beside each other, and pods behind it that fail, none of which explains another.
 */
export function* draftsOf(mistakes: Iterable<Mistake>): Iterable<Draft> {
  for (const group of Map.groupBy(mistakes, groupKey).values()) {
    const [first] = group as [Mistake, ...Mistake[]];
    const users = unique(group.map(({ user }) => user));
    const object = first.whole || (users.length > 1 && !first.slip) ? first.thing : first.user;
    const others = [...users, first.thing].filter((ref) => !sameObject(ref, object));
    yield {
      severity: group.some(({ severity = 'critical' }) => severity === 'critical') ? 'critical' : 'warning',
      object,
      victims: [],
      aside: true,
      related: [
        ...others.map((ref) => ({ ...ref, role: ref === first.thing ? ('reference' as const) : ('victim' as const) })),
        ...group.flatMap(({ related = [] }) => related),
      ].slice(0, 40),
      evidence: group.flatMap(({ evidence }) => evidence).slice(0, 8),
      parameters: { ...first.parameters, routes: listed(users) },
      remedy: remedy(
        'troubleshooting/ingress',
        object,
        ...(first.commands ?? []),
        kubectl(['get', '-o', 'yaml'], first.user),
      ),
      blames: group.flatMap(({ blames = [] }) => blames),
    };
  }
}

function groupKey({ user, thing, slip, group = '' }: Mistake): string {
  return `${group} ${slip ? keyOf(user) : ''} ${keyOf(thing)}`;
}

function unique(refs: readonly ObjectRef[]): readonly ObjectRef[] {
  return [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
}

/** `Ingress/shop/web, IngressRoute/shop/api, …` */
export function listed(refs: readonly ObjectRef[], most = 4): string {
  const words = refs.map(({ kind, namespace, name }) => [kind, namespace, name].filter(Boolean).join('/'));
  return wordsListed(words, most);
}

export function wordsListed(words: readonly string[], most = 4): string {
  if (words.length === 0) return '–';
  return words.length > most ? `${words.slice(0, most).join(', ')}, …` : words.join(', ');
}
