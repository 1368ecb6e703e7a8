// Renders the public repository of the LIONS platform into plain manifests, to see what LIONS says of the real thing:
// `node scripts/run.mjs scripts/platform.ts CHECKOUT OUTPUT [ENVIRONMENT]`. See docs/platform.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { type Manifest, renderPlaybook, renderRole } from './platform/role.ts';
import { helmStandIns, isOfAddOn, openDefinitions } from './platform/stand-ins.ts';

const [checkout = '', output = '', environment = 'development'] = process.argv.slice(2);
const root = resolve(import.meta.dirname, '..');
if (!checkout || !output) fail('usage: platform.ts CHECKOUT OUTPUT [ENVIRONMENT]');
if (!relative(root, resolve(output)).startsWith('..'))
  fail('OUTPUT must lie outside this repository: nothing of it may be committed');
const source =
  [checkout, join(checkout, 'lions-infrastructure')].find((folder) =>
    existsSync(join(folder, 'kubernetes/overlays')),
  ) ?? '';
if (!source) fail(`${checkout} holds no kubernetes/overlays: it is no checkout of the platform’s repository`);

const folder = join(output, environment);
mkdirSync(folder, { recursive: true });
const suffix =
  environment === 'production' ? 'lions.dev' : `${environment === 'development' ? 'dev' : environment}.lions.dev`;
/** Roles that deploy an application of that technology; the others deploy the service that they are called after. */
const applications: Readonly<Record<string, string>> = {
  quarkus: 'user-service',
  primefaces: 'admin-dashboard',
  primereact: 'user-portal',
};

const overlay = kustomize(join(source, 'kubernetes/overlays', environment));
const roles = readdirSync(join(source, 'ansible/roles'))
  .toSorted()
  .map((role) => {
    const name = applications[role] ?? role;
    const namespace = role === 'registry' ? 'registry' : `${name}-${environment}`;
    return { role, ...renderRole(join(source, 'ansible/roles', role), variablesOf(name, namespace, role)) };
  });
const cluster = renderPlaybook(join(source, 'ansible/playbooks/install-k3s.yml'), {
  ansible_host: '192.0.2.10',
  ansible_user: 'lions',
});

const everything = [...overlay, ...roles.flatMap(({ objects }) => objects), ...cluster.objects, ...helmStandIns];
const plain = (objects: readonly Manifest[]) => objects.filter((one) => !isOfAddOn(one) && one.kind !== 'Namespace');
write('00-definitions.yaml', openDefinitions(everything));
write('10-namespaces.yaml', namespacesOf(everything));
write('20-overlay.yaml', plain(overlay));
for (const { role, objects } of roles) write(`30-${role}.yaml`, plain(objects));
write('40-cluster.yaml', plain([...cluster.objects, ...helmStandIns]));
write('50-add-ons.yaml', everything.filter(isOfAddOn));

for (const { role, notes } of [...roles, { role: 'install-k3s', notes: cluster.notes }])
  for (const note of notes) print(`  not as it stands  ${role}/${note}`);
print(`${everything.length} objects in ${folder}. To apply them to the lab, with its KUBECONFIG:`);
print(`  kubectl apply --server-side --force-conflicts -f ${folder}`);

function variablesOf(name: string, namespace: string, technology: string) {
  return {
    app_name: name,
    app_namespace: namespace,
    app_environment: environment,
    app_version: '1.0.0',
    app_domain: `${name}.${technology in applications ? suffix : `${environment}.lions.dev`}`,
    app_replicas: 1,
    app_resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    environment,
    domain_name: suffix,
    application_name: name,
    technology,
    version: '1.0.0',
    postgres_host: `postgres.postgres-${environment}.svc.cluster.local`,
    postgres_port: 5432,
    ansible_user: 'lions',
    ansible_host: '192.0.2.10',
  };
}

function kustomize(overlay: string): readonly Manifest[] {
  const { status, stdout, stderr, error } = spawnSync('kubectl', ['kustomize', overlay], {
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  if (status !== 0) fail(`kubectl kustomize ${overlay}: ${error?.message ?? stderr}`);
  return parseAllDocuments(stdout).map((one) => one.toJS() as Manifest);
}

/** Those that the repository writes out, with their labels, and the others that its objects need. */
function namespacesOf(objects: readonly Manifest[]): readonly Manifest[] {
  const written = new Map(objects.filter(({ kind }) => kind === 'Namespace').map((one) => [one.metadata.name, one]));
  const needed = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  const bare = [...needed]
    .filter((name) => !written.has(name))
    .map((name): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  return [...written.values(), ...bare];
}

function write(name: string, objects: readonly Manifest[]): void {
  if (objects.length > 0) writeFileSync(join(folder, name), objects.map((one) => stringify(one)).join('---\n'));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}
