import { completed, crashed, waiting } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { t02NotRunning } from './t02-not-running.ts';
import { helmConfig, helmJob, ingress, served, traefik } from './testing/scenes.ts';

const [node, className, deployment, set] = traefik() as [object, object, { spec: object }, object];
const stopped = [
  node,
  className,
  { ...deployment, spec: { ...deployment.spec, replicas: 0 }, status: {} },
  set,
] as never;
const failing = crashed({ exitCode: 1 });
const log = 'kube-system/helm-install-traefik-p2wz9/helm/previous';
const noSchema = `+ helm upgrade traefik --values /config/values-01_HelmChart.yaml
Error: UPGRADE FAILED: values don't meet the specifications of the schema(s) in the following chart(s):
traefik:
- at '/ports/web': additional properties 'redirectTo' not allowed`;

ruleCases(t02NotRunning, {
  finds: {
    'Traefik scaled to zero, with all that it served': {
      objects: [stopped, served(), ingress('web')],
      object: 'Deployment/kube-system/traefik',
      severity: 'critical',
      evidence: [/spec.replicas: 0/],
      victims: ['Ingress/shop/web'],
    },
    'values that the chart does not know, while the old Traefik goes on': {
      objects: [traefik(), helmJob(failing), helmConfig('ports:\n  web:\n    redirectTo: websecure\n')],
      logs: { [log]: noSchema },
      object: 'HelmChartConfig/kube-system/traefik',
      severity: 'warning',
      evidence: [/redirectTo|values don't meet/],
    },
    'values that are no YAML, on a new cluster': {
      objects: [node as never, helmJob(failing), helmConfig('ports:\n\tweb: {}\n'), served(), ingress('web')],
      object: 'HelmChartConfig/kube-system/traefik',
      severity: 'critical',
      evidence: [/spec.valuesContent: /],
    },
    'a release that hangs': {
      objects: [traefik(), helmJob(failing)],
      logs: { [log]: 'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress' },
      object: 'HelmChart/kube-system/traefik',
      evidence: [/another operation/],
    },
    'a Job that gave up, of which no pod is left': {
      objects: [traefik(), helmJob(failing, { failed: true }).slice(0, 2)],
      object: 'HelmChart/kube-system/traefik',
      evidence: [/conditions\[Failed\]: BackoffLimitExceeded/],
    },
  },
  ignores: {
    'a Traefik that runs, and a Job that is done': { objects: [traefik(), helmJob(completed()).slice(0, 1)] },
    'scaled to zero where nobody needs it': { objects: [stopped] },
    'a chart that cannot be fetched, which is the network’s doing': {
      objects: [traefik(), helmJob(failing)],
      logs: {
        [log]:
          'Error: Get "https://10.43.0.1:443/static/charts/traefik.tgz": dial tcp 10.43.0.1:443: connect: no route to host',
      },
    },
    'Helm’s own image that does not come': {
      objects: [traefik(), helmJob(waiting('ImagePullBackOff', 'Back-off pulling image'))],
    },
    'an installation under way': {
      objects: [node as never, helmJob({ ready: true, restartCount: 0, state: { running: {} } })],
    },
  },
});
