import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { openCluster } from './cluster.ts';
import { conformance } from './suite.ts';

/** Where a cluster to test on may be found, first choice first. */
function kubeconfigOfTests(): string | undefined {
  const given = process.env['LIONS_TEST_KUBECONFIG'];
  if (given) return given;
  const note = '/tmp/lab-ready.txt';
  const text = existsSync(note) ? readFileSync(note, 'utf8') : '';
  return /KUBECONFIG=(\S+)/.exec(text)?.[1];
}

const kubeconfig = kubeconfigOfTests();
if (kubeconfig) conformance('real cluster', () => openCluster(kubeconfig));
else describe('client conformance: real cluster', () => test.skip('no lab is up and LIONS_TEST_KUBECONFIG is not set'));
