import type { HealthyCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const references = `
envFrom: [{configMapRef: {name: extra, optional: true}}, {secretRef: {name: extra, optional: true}}]
env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: extra, key: token, optional: true}}}]
`;

/** What it may have and does not need is absent. */
export const workload: HealthyCase = {
  name: 'optional-references',
  healthy: true,
  manifest: deployment('shop', shell("trap 'exit 0' TERM; while :; do sleep 1; done", references)),
  until: ready(1),
};
