import { setTimeout as pause } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { findKubectl, type Kubectl, kubectlFor } from './kubectl.ts';

const command = findKubectl();
const missing = command ? '' : ': kubectl is neither in the lab’s cache nor in PATH';

const app = (image: string, env: Record<string, string>) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [{ name: 'web', image, env: Object.entries(env).map(([name, value]) => ({ name, value })) }],
      },
    },
  },
});

describe.skipIf(!command)(`the real kubectl on the sandbox${missing}`, () => {
  let sandbox: Sandbox;
  let kubectl: Kubectl;

  beforeAll(async () => {
    sandbox = await startSandbox({ scenario: 'demo', stopMs: 50 });
    kubectl = kubectlFor(command ?? [], sandbox.kubeconfig);
  });
  afterAll(() => sandbox.close());

  /** Runs kubectl and expects it to succeed. */
  const ok = async (...args: string[]) => {
    const result = await kubectl(args);
    expect(result, args.join(' ')).toMatchObject({ exitCode: 0 });
    return result.stdout;
  };
  const image = () => ok('get', 'deploy', 'web', '-o', 'jsonpath={.spec.template.spec.containers[0].image}');
  const user = ['-n', 'user-service-development'];

  test('get prints the usual columns', async () => {
    const pods = await ok('get', 'pods', '-A');
    expect(pods).toMatch(/^NAMESPACE +NAME +READY +STATUS +RESTARTS +AGE\n/);
    expect(pods).toMatch(/user-service-\S+ +0\/1 +CrashLoopBackOff +10 \(\d+m\d+s ago\)/);
    expect(pods).toMatch(/user-portal-\S+ +0\/1 +ImagePullBackOff/);
    expect(await ok('get', 'nodes', '-o', 'wide')).toMatch(
      /lions-dev +Ready +control-plane +60d +v1\.35\.4\+k3s1 +10\.0\.0\.10/,
    );
    expect(await ok('get', 'pvc', '-A')).toMatch(/gitea-pvc +Pending +standard/);
    expect(await ok('get', 'svc', '-n', 'kube-system')).toMatch(
      /traefik +LoadBalancer +\S+ +10\.0\.0\.10 +80:31080\/TCP/,
    );
    expect(await ok('get', 'certificates', '-A')).toMatch(/user-service-tls +True +user-service-tls/);
  });

  test('selects by labels and fields, and reads in other forms', async () => {
    expect(await ok('get', 'pods', '-A', '-l', 'technology in (quarkus),app!=user-service', '-o', 'name')).not.toMatch(
      /user-service/,
    );
    expect(await ok('get', 'pods', '-A', '--field-selector', 'status.phase=Succeeded', '-o', 'name')).toMatch(
      /helm-install/,
    );
    const events = await ok(
      'get',
      'events',
      '-A',
      '--field-selector',
      'involvedObject.kind=PersistentVolumeClaim,type=Warning',
    );
    expect(events).toMatch(/ProvisioningFailed +persistentvolumeclaim\/gitea-pvc/);
    expect(await ok('get', 'all', ...user)).toMatch(/deployment.apps\/user-service/);
    const reported = await kubectl(['get', 'pod', 'absent']);
    expect(reported.stderr).toBe('Error from server (NotFound): pods "absent" not found');
  });

  test('describe shows the status and the events', async () => {
    const pod = await ok('describe', 'pod', ...user, '-l', 'app=user-service');
    expect(pod).toMatch(/Reason: +OOMKilled\s+Exit Code: +137/);
    expect(pod).toMatch(/Warning +BackOff/);
    expect(await ok('describe', 'node', 'lions-dev')).toMatch(/Non-terminated Pods/);
    expect(await ok('describe', 'deploy', ...user, 'user-service')).toMatch(/MinimumReplicasUnavailable/);
  });

  test('logs, of the present and of the previous container', async () => {
    expect(await ok('logs', ...user, 'deploy/user-service', '--previous', '--tail=1')).toMatch(
      /^INFO .* loading 184223 users/,
    );
    expect(await ok('logs', 'postgres-0', '-n', 'postgres-development', '-c', 'postgres')).toMatch(
      /ready to accept connections/,
    );
    const wrong = await kubectl(['logs', 'postgres-0', '-n', 'postgres-development', '-c', 'nope']);
    expect(wrong.stderr).toMatch(/container nope is not valid for pod postgres-0/);
    const never = await kubectl(['logs', 'postgres-0', '-n', 'postgres-development', '--previous']);
    expect(never.stderr).toMatch(/previous terminated container "postgres" in pod "postgres-0" not found/);
  });

  test('apply, on the client’s side and on the server’s', async () => {
    expect((await kubectl(['apply', '-f', '-'], app('nginx:1', { A: '1', B: '2' }))).stdout).toBe(
      'deployment.apps/web created',
    );
    const second = app('nginx:2', { A: '1' });
    expect((await kubectl(['diff', '-f', '-'], second)).stdout).toMatch(/-\s+image: nginx:1\n\+\s+image: nginx:2/);
    expect((await kubectl(['apply', '-f', '-'], second)).stdout).toBe('deployment.apps/web configured');
    expect((await kubectl(['apply', '-f', '-'], second)).stdout).toBe('deployment.apps/web unchanged');
    expect(await ok('get', 'deploy', 'web', '-o', 'jsonpath={..env[*].name}')).toBe('A');

    const third = app('nginx:3', { A: '1' });
    const server = ['apply', '--server-side', '-f', '-', '--field-manager=lions'];
    const conflict = await kubectl(server, third);
    expect(conflict.exitCode).toBe(1);
    expect(conflict.stderr).toMatch(
      /conflict with "kubectl-client-side-apply" using apps\/v1.*containers\[name="web"\]\.image/,
    );
    expect((await kubectl([...server, '--force-conflicts'], third)).stdout).toBe(
      'deployment.apps/web serverside-applied',
    );
    expect(await image()).toBe('nginx:3');
  });

  test('patches of three kinds, scale, label and dry run', async () => {
    const patch = (type: string, body: unknown) =>
      ok('patch', 'deploy', 'web', `--type=${type}`, '-p', JSON.stringify(body));
    await patch('strategic', { spec: { template: { spec: { containers: [{ name: 'web', image: 'nginx:4' }] } } } });
    expect(await image()).toBe('nginx:4');
    await patch('merge', { metadata: { labels: { tier: 'front' } } });
    await patch('json', [{ op: 'replace', path: '/spec/replicas', value: 4 }]);
    expect(await ok('scale', 'deploy', 'web', '--replicas=2')).toMatch(/scaled/);
    expect(await ok('label', 'deploy', 'web', 'tier-')).toMatch(/unlabeled/);
    await ok('set', 'image', 'deploy/web', 'web=nginx:5', '--dry-run=server');
    expect(await ok('get', 'deploy', 'web', '-o', 'jsonpath={.spec.replicas} {..image} {.metadata.labels}')).toBe(
      '2 nginx:4 ',
    );
    const refused = await kubectl(['scale', 'deploy', 'web', '--replicas=-1']);
    expect(refused.exitCode).not.toBe(0);
  });

  test('watches, and deletes with what is owned', async () => {
    const [program = '', ...first] = command ?? [];
    const watching = execa(program, [...first, 'get', 'pods', ...user, '-w', '-o', 'name'], {
      env: { KUBECONFIG: sandbox.kubeconfig },
      reject: false,
    });
    await pause(1500);
    const before = (await ok('get', 'pods', ...user, '-o', 'name')).trim();
    // Its ReplicaSet makes another one, which is as ill as the first.
    expect(await ok('delete', before, ...user)).toMatch(/deleted/);
    const after = (await ok('get', 'pods', ...user)).trim();
    expect(after).toMatch(/CrashLoopBackOff/);
    expect(after).not.toContain(before.replace('pod/', ''));
    watching.kill();
    expect(new Set((await watching).stdout.split('\n').filter(Boolean)).size).toBe(2);

    await ok('delete', 'deploy', 'user-service', ...user, '--cascade=foreground');
    expect(await ok('get', 'rs,pods', ...user, '-o', 'name')).toBe('');
    await ok('delete', 'ns', 'gitea-development');
    expect((await kubectl(['get', 'ns', 'gitea-development'])).stderr).toMatch(/not found/);
  });

  test('wait, rollout history and explain of what exists', async () => {
    expect(await ok('wait', '--for=condition=Ready', 'pod/postgres-0', '-n', 'postgres-development')).toMatch(
      /condition met/,
    );
    expect(await ok('rollout', 'status', 'deploy/coredns', '-n', 'kube-system')).toMatch(/successfully rolled out/);
    expect(await ok('api-resources', '--api-group=cert-manager.io', '-o', 'name')).toMatch(
      /certificates.cert-manager.io/,
    );
  });
});
