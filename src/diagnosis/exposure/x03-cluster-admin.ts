import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { type Template, templateKinds, templates } from '../template.ts';

type Subject = NonNullable<KindTypes['ClusterRoleBinding']['subjects']>[number];

/** An application, every pod of a namespace, or everybody may do anything in the whole cluster. */
export const x03ClusterAdmin: Rule = {
  code: 'X3',
  family: 'exposure',
  reads: ['ClusterRoleBinding'],
  consults: ['Pod', ...templateKinds],
  *check(cluster) {
    for (const binding of cluster.all('ClusterRoleBinding')) {
      if (binding.roleRef?.name !== 'cluster-admin' || binding.metadata.deletionTimestamp) continue;
      for (const subject of binding.subjects ?? []) {
        const held = holders(cluster, subject);
        if (!held) continue;
        const object = refOf('ClusterRoleBinding', binding);
        yield {
          severity: held.anybody ? 'critical' : 'warning',
          object,
          victims: [],
          aside: true,
          related: held.users.map((ref) => ({ ...ref, role: 'reference' as const })),
          evidence: [
            fromSpec(object, 'roleRef', 'ClusterRole cluster-admin'),
            fromSpec(object, 'subjects', written(subject)),
          ],
          parameters: { subject: written(subject), users: held.users.map(({ name }) => name).join(', ') || '–' },
          remedy: remedy(
            'emergency/compromise',
            object,
            kubectl('describe', object),
            command('kubectl', 'auth', 'can-i', '--list', `--as=${account(subject)}`),
          ),
        };
      }
    }
  },
};

interface Held {
  /** Whether nobody has to prove who they are, or everybody who can is meant. */
  readonly anybody: boolean;
  readonly users: readonly ObjectRef[];
}

const everybody = new Set(['system:anonymous', 'system:unauthenticated', 'system:authenticated']);

/** Who holds the rights through a subject; undefined where that is as it should be. */
function holders(cluster: Cluster, { kind, namespace = '', name = '' }: Subject): Held | undefined {
  if (kind !== 'ServiceAccount') {
    if (everybody.has(name)) return { anybody: true, users: [] };
    return name === 'system:serviceaccounts' ||
      (name.startsWith('system:serviceaccounts:') && !isSystem(name.slice(23)))
      ? { anybody: false, users: [] }
      : undefined;
  }
  const users = usersOf(cluster).get(`${namespace}/${name}`) ?? [];
  const refs = users.map(({ ref }) => ref);
  if (name === 'default') return { anybody: false, users: refs.slice(0, 20) };
  // Whatever somebody writes into a pipeline runs there, wherever the namespace and whatever else is called so.
  const builders = users.filter(({ pod, ref }) => isBuilder(ref.name, name, pod));
  if (builders.length > 0) return { anybody: false, users: builders.map(({ ref }) => ref) };
  // The Kubernetes dashboard is used with a token of such an account, so no pod needs to have it.
  if (/dashboard/.test(`${namespace}/${name}`)) return { anybody: false, users: refs };
  if (isSystem(namespace) || administers.test(name)) return undefined;
  const applications = users.filter(({ pod, ref }) => !administers.test(`${ref.name} ${imagesOf(pod)}`));
  return applications.length > 0 ? { anybody: false, users: applications.map(({ ref }) => ref) } : undefined;
}

/** Namespaces of what runs the cluster itself. Any application may call its own `kube-…`. */
function isSystem(namespace: string): boolean {
  return /^(?:kube-(?:system|public|node-lease)$|cattle-|fleet-|openshift|flux|argo|cert-manager|tekton|gitlab|velero|rancher|istio|knative|olm|operators|system-upgrade)|-(?:system|operator|operators)$/.test(
    namespace,
  );
}

/** What is made to change the cluster: operators, deployers, backup and such. */
const administers =
  /operator|controller|manager|flux|argo|helm|tiller|rancher|cattle|fleet|velero|crossplane|gitlab|jenkins|runner|tekton|deploy(?:er|bot)|cicd|provision|upgrade|agent|portainer|terraform|pulumi|backup|kyverno|gatekeeper|keda|longhorn|rook|openebs|csi|cert-manager|kubeapps|devtron|installer/i;

/** Images in which the jobs of a build server run, and the servers that run them in their own container. */
const builds =
  /(?:^|[/\s])(?:(?:gha-|github-|actions-|self-hosted-|gitlab-|act_?|gitea-|forgejo-|circleci-|drone-|drone-[a-z]+-|woodpecker-)?(?:actions-)?runner(?:-images?|-dind|-helper|-kube|-docker)?|jenkins(?:-agent|-slave|-inbound-agent|-master|-controller)?|inbound-agent|jnlp-(?:slave|agent)|(?:azp|azdo|vsts|azure-pipelines?|azure-devops)-?(?:\w+-)?(?:agent|runner)|vsts-agent|buildkite-agent|woodpecker-(?:agent|server)|agent-(?:stack-k8s)|teamcity-(?:minimal-)?agent|bamboo-(?:\w+-)?agent|gocd-agent(?:-[\w.-]+)?|gocd-server|concourse(?:-worker)?|container-agent|buildkitd?|dind|kaniko|executor)(?=[:@\s]|$)/;
const buildNames =
  /(?:^|[-_/])(?:runners?|jenkins|(?:build|ci|pipelines?|buildkite|azp|azure-pipelines|teamcity|bamboo|woodpecker|gocd|jnlp|inbound)-?(?:agents?|workers?|executors?)|buildkit(?:d|e)?|drone|woodpecker|teamcity)(?=[-_]|$)/;
/** What makes the runners needs to make pods; how much more it needs is its project's business. */
const makers = /controller|operator|manager|listener|scale-?set|autoscal/;

function isBuilder(workload: string, account: string, pod: Template['pod']): boolean {
  const images = imagesOf(pod)
    .split(' ')
    .map((image) => (/\//.test(image) ? image.slice(image.lastIndexOf('/')) : image))
    .join(' ')
    .toLowerCase();
  if (makers.test(`${workload} ${images}`.toLowerCase().replace(/jenkins-controller/g, ''))) return false;
  return builds.test(images) || buildNames.test(workload) || buildNames.test(account);
}

function imagesOf(pod: Template['pod']): string {
  return (pod.spec?.containers ?? []).map(({ image = '' }) => image.split('@')[0]).join(' ');
}

const usersOf = perCluster((cluster) =>
  Map.groupBy(
    templates(cluster),
    ({ pod }) => `${pod.metadata.namespace ?? ''}/${pod.spec?.serviceAccountName ?? 'default'}`,
  ),
);

function written({ kind = '', namespace, name = '' }: Subject): string {
  return namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}

function account({ kind, namespace = '', name = '' }: Subject): string {
  return kind === 'ServiceAccount' ? `system:serviceaccount:${namespace}:${name}` : name;
}
