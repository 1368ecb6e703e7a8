import { type Fields, node, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { x03ClusterAdmin } from './x03-cluster-admin.ts';

const binding = (subject: Fields, role = 'cluster-admin', name = 'rights') =>
  object('ClusterRoleBinding', name, {
    more: { roleRef: { kind: 'ClusterRole', name: role }, subjects: [subject] },
  });
const account = (name: string, namespace = 'shop') => ({ kind: 'ServiceAccount', name, namespace });
const runs = (name: string, serviceAccountName: string, image = 'shop/app:1') => [
  node(),
  object('ServiceAccount', serviceAccountName),
  workload(name, {
    container: { image },
    spec: { serviceAccountName },
    workloadStatus: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 },
  }),
];
const role = object('ClusterRole', 'cluster-admin');

ruleCases(x03ClusterAdmin, {
  finds: {
    'an application that may do everything': {
      objects: [runs('web', 'web'), role, binding(account('web'))],
      object: 'ClusterRoleBinding/rights',
      severity: 'warning',
      evidence: [/subjects: ServiceAccount shop\/web/],
      victims: ['Deployment/shop/web'],
    },
    'an application whose namespace only sounds like the system’s': {
      objects: [
        node(),
        role,
        object('ServiceAccount', 'keel', { namespace: 'kube-keel' }),
        workload('keel', {
          namespace: 'kube-keel',
          spec: { serviceAccountName: 'keel' },
          workloadStatus: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 },
        }),
        binding(account('keel', 'kube-keel')),
      ],
      object: 'ClusterRoleBinding/rights',
      evidence: [/subjects: ServiceAccount kube-keel\/keel/],
    },
    'the account that every pod of a namespace has': {
      objects: [node(), role, object('ServiceAccount', 'default'), binding(account('default'))],
      object: 'ClusterRoleBinding/rights',
      evidence: [/shop\/default/],
    },
    'the account for the Kubernetes dashboard': {
      objects: [
        role,
        object('ServiceAccount', 'dashboard-admin', { namespace: 'kubernetes-dashboard' }),
        binding(account('dashboard-admin', 'kubernetes-dashboard')),
      ],
      object: 'ClusterRoleBinding/rights',
      evidence: [/dashboard-admin/],
    },
    'people who say no name': {
      objects: [role, binding({ kind: 'User', name: 'system:anonymous', apiGroup: 'rbac.authorization.k8s.io' })],
      object: 'ClusterRoleBinding/rights',
      severity: 'critical',
      evidence: [/system:anonymous/],
    },
    'a runner of pipelines in a namespace that sounds like the system’s': {
      objects: [
        node(),
        role,
        object('ServiceAccount', 'jobs', { namespace: 'actions-runner-system' }),
        workload('jobs', {
          namespace: 'actions-runner-system',
          container: { image: 'ghcr.io/actions/actions-runner:2.328.0' },
          spec: { serviceAccountName: 'jobs' },
          workloadStatus: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 },
        }),
        binding(account('jobs', 'actions-runner-system')),
      ],
      object: 'ClusterRoleBinding/rights',
      severity: 'warning',
      evidence: [/subjects: ServiceAccount actions-runner-system\/jobs/],
    },
    'a build server': {
      objects: [runs('jenkins', 'jenkins', 'docker.io/jenkins/jenkins:2.516-jdk21'), role, binding(account('jenkins'))],
      object: 'ClusterRoleBinding/rights',
      evidence: [/shop\/jenkins/],
    },
    'a build agent whose image nobody knows': {
      objects: [runs('build-agents', 'ci', 'registry.acme.io/tools:7'), role, binding(account('ci'))],
      object: 'ClusterRoleBinding/rights',
      evidence: [/shop\/ci/],
    },
    'a runner of GitLab': {
      objects: [runs('gitlab-ci', 'gitlab', 'gitlab/gitlab-runner:alpine-v18.3.0'), role, binding(account('gitlab'))],
      object: 'ClusterRoleBinding/rights',
      evidence: [/shop\/gitlab/],
    },
  },
  ignores: {
    'what makes the runners': {
      objects: [
        runs('gha-runner-scale-set-controller', 'arc', 'ghcr.io/actions/gha-runner-scale-set-controller:0.12.1'),
        binding(account('arc')),
      ],
    },
    'the agent with which GitLab deploys': {
      objects: [
        runs(
          'gitlab-agent',
          'gitlab-agent',
          'registry.gitlab.com/gitlab-org/cluster-integration/gitlab-agent/agentk:v18.3.0',
        ),
        binding(account('gitlab-agent')),
      ],
    },
    'the administrators’ own group': { objects: [binding({ kind: 'Group', name: 'system:masters' })] },
    'K3s’s Helm controller': { objects: [binding(account('helm-traefik', 'kube-system'))] },
    'an operator in its namespace': {
      objects: [runs('flux', 'flux'), binding(account('kustomize-controller', 'flux-system'))],
    },
    'an operator beside the applications': { objects: [runs('shop-operator', 'shop-sa'), binding(account('shop-sa'))] },
    'an account that a person or a pipeline uses': { objects: [binding(account('ci'))] },
    'lesser rights': { objects: [runs('web', 'web'), binding(account('web'), 'view')] },
    'an application of another namespace with that name': {
      objects: [runs('web', 'web'), binding(account('web', 'other'))],
    },
  },
});
