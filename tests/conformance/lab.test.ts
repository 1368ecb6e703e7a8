import { describe, test } from 'vitest';
import { testCluster } from '../lab.ts';
import { openCluster } from './cluster.ts';
import { conformance } from './suite.ts';

const found = await testCluster();
if ('cluster' in found) conformance('real cluster', () => openCluster(found.cluster.kubeconfig));
else describe('client conformance: real cluster', () => test('runs', (context) => context.skip(found.skip)));
