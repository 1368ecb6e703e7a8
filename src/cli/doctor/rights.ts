import { type Harm, harmOf } from '../../diagnosis/report/unreadable.ts';
import type { Rule } from '../../diagnosis/rule.ts';
import { builtIn } from '../../kubernetes/built-in.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import { customKinds, isCustomKind } from '../../model/custom-kinds.ts';
import type { Kind } from '../../model/kinds.ts';
import type { Translate } from '../../text/text.ts';
import { checked } from './check.ts';
import type { Check } from './schema.ts';

/** One thing that the rules need to do. */
interface Right {
  readonly verb: 'list' | 'get';
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly namespaced: boolean;
  readonly harm: Harm;
}

/** Asks the server, for every right that the rules need, whether these credentials have it; missing ones one by one. */
export async function checkRights(
  client: KubernetesClient,
  rules: readonly Rule[],
  kinds: ReadonlySet<Kind>,
  namespaces: readonly string[] | undefined,
  words: Translate,
): Promise<readonly Check[]> {
  const rights = neededRights(rules, await served(client, kinds));
  const missing = await Promise.all(
    rights.map(async (right) => ((await isAllowed(client, right, namespaces)) ? [] : [right])),
  );
  const denied = missing.flat();
  if (denied.length === 0) return [checked('rights', 'ok', words('cli.doctor.rights', { count: rights.length }))];
  return denied.map((right) => missingRight(right, words));
}

/** What the server does not have needs no right: an account with few is denied even that. */
async function served(client: KubernetesClient, kinds: ReadonlySet<Kind>): Promise<ReadonlySet<Kind>> {
  const groups = await client.discovery.groups();
  const known = new Set(groups.flatMap(({ name, versions }) => versions.map((version) => `${name}/${version}`)));
  return new Set([...kinds].filter((kind) => !isCustomKind(kind) || known.has(customKinds[kind])));
}

function neededRights(rules: readonly Rule[], kinds: ReadonlySet<Kind>): readonly Right[] {
  const lists = [...kinds].toSorted().map((kind): Right => {
    const { apiVersion, plural, namespaced } = builtIn[kind];
    return { verb: 'list', group: groupOf(apiVersion), resource: plural, namespaced, harm: harmOf(kind, rules) };
  });
  const weakens = rules.filter((rule) => rule.logs !== undefined).map((rule) => rule.code);
  return [
    ...lists,
    { verb: 'get', group: '', resource: 'pods', subresource: 'log', namespaced: true, harm: { weakens } },
  ];
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

async function isAllowed(
  client: KubernetesClient,
  { verb, group, resource, subresource, namespaced }: Right,
  namespaces: readonly string[] | undefined,
): Promise<boolean> {
  const places = namespaced && namespaces?.length ? namespaces : [undefined];
  const answers = await Promise.all(
    places.map((namespace) => {
      const resourceAttributes = { verb, group, resource, subresource, namespace };
      return client.create<{ status?: { allowed?: boolean } }>(builtIn.SelfSubjectAccessReview, {
        metadata: {},
        spec: { resourceAttributes },
      });
    }),
  );
  return answers.every((answer) => answer.status?.allowed === true);
}

function missingRight({ verb, group, resource, subresource, harm }: Right, words: Translate): Check {
  const full = subresource ? `${resource}/${subresource}` : group ? `${resource}.${group}` : resource;
  const message = words('cli.doctor.rightMissing', { verb, resource: full });
  const advice = words('cli.doctor.rightAdvice', { verb, resource: full });
  return checked(`right/${verb}/${full}`, harm.blinds?.length ? 'failed' : 'warning', message, { advice, ...harm });
}
