import type { ObjectRef } from '../../../src/model/object.ts';
import type { HostCase, HostSeen, Places } from '../host-case.ts';

type Until = HostCase['until'];

export const unreachable: Until = (seen) => !seen.answering;

/** A condition of the agent's node has this status, and a message like that. */
export function agentCondition(type: string, status: string, message: RegExp = /./): Until {
  return (seen, { agent }) =>
    nodeNamed(seen, agent)?.status?.conditions?.some(
      (one: { type: string; status: string; message?: string }) =>
        one.type === type && one.status === status && message.test(one.message ?? ''),
    ) ?? false;
}

export const agentSilent = agentCondition('Ready', 'Unknown');

export function nodeNamed(seen: HostSeen, name: string) {
  return seen.nodes.find((node) => node.metadata.name === name);
}

export function after(seconds: number): Until {
  return (seen) => seen.seconds >= seconds;
}

export const node = (name: string): ObjectRef => ({ kind: 'Node', name });

/** One finding about the agent's node. */
export function onAgent(code: string, ...evidence: RegExp[]): HostCase['expected'] {
  return ({ agent }: Places) => [{ code, object: node(agent), evidence }];
}

/** One finding about the server's node: the API answers and knows it. */
export function onServer(code: string, ...evidence: RegExp[]): HostCase['expected'] {
  return ({ server }: Places) => [{ code, object: node(server), evidence }];
}

/** One finding about the server's machine: no API says that it is a node. */
export function onHost(code: string, ...evidence: RegExp[]): HostCase['expected'] {
  return ({ server }: Places) => [{ code, object: { kind: 'Host', name: server }, evidence }];
}
