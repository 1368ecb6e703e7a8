import { requirementsOf, writtenRequirement } from '../selector.ts';
import { type Direction, type NetworkPolicy, type Peer, type PolicyRule, rulesOf } from './policy.ts';

/** What a policy allows in one direction, in a line: `from namespaces name=kube-system, ports 53/UDP; from …`, or `nothing`. */
export function written(policy: NetworkPolicy, direction: Direction): string {
  const rules = rulesOf(policy, direction).map((rule) => writtenRule(rule, direction));
  return rules.length === 0 ? 'allows nothing' : `allows only ${rules.join('; ')}`;
}

function writtenRule({ peers, ports }: PolicyRule, direction: Direction): string {
  const others = peers.length === 0 ? 'everybody' : peers.map(writtenPeer).join(' or ');
  const list = ports.map(({ port, endPort, protocol = 'TCP' }) => {
    const range = endPort === undefined ? '' : `-${endPort}`;
    return `${port ?? 'any'}${range}/${protocol}`;
  });
  return `${direction === 'ingress' ? 'from' : 'to'} ${others}${list.length === 0 ? '' : `, ports ${list.join(' ')}`}`;
}

export function writtenPeer({ podSelector, namespaceSelector, ipBlock }: Peer): string {
  if (ipBlock) return `addresses ${ipBlock.cidr ?? '?'}`;
  const part = (what: string, selector: Peer['podSelector']) => {
    if (!selector) return [];
    const needs = requirementsOf(selector).map(writtenRequirement);
    return [needs.length === 0 ? `all ${what}` : `${what} ${needs.join(',')}`];
  };
  return [...part('namespaces', namespaceSelector), ...part('pods', podSelector)].join(' with ') || 'nobody';
}
