import type { Rule } from '../rule.ts';
import { d01NotReady } from './d01-not-ready.ts';
import { d03Loop } from './d03-loop.ts';
import { d04Corefile } from './d04-corefile.ts';
import { d05NodeHosts } from './d05-node-hosts.ts';
import { d06Upstream } from './d06-upstream.ts';
import { d07Api } from './d07-api.ts';
import { d08Policy } from './d08-policy.ts';
import { d09OtherNodes } from './d09-other-nodes.ts';
import { d10HostNetwork } from './d10-host-network.ts';
import { d13ResolverAddress } from './d13-resolver-address.ts';

/**
 * In order of precedence: what a single pod is told to do, what stands between it and CoreDNS, what stops CoreDNS itself, what
 * it depends on, and last that it is not ready for a reason nobody knows.
 */
export const dnsRules: readonly Rule[] = [
  d10HostNetwork,
  d13ResolverAddress,
  d08Policy,
  d03Loop,
  d04Corefile,
  d05NodeHosts,
  d07Api,
  d09OtherNodes,
  d06Upstream,
  d01NotReady,
];
