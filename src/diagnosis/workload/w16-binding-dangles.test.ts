import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { crashed, type Fields, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { snapshotOf } from '../testing/scene.ts';
import { w16BindingDangles } from './w16-binding-dangles.ts';

const binding = (kind: string, name: string, role: Fields, subjects: readonly Fields[], more: Fields = {}) =>
  object(kind, name, {
    age: 86_400,
    more: { roleRef: { apiGroup: 'rbac.authorization.k8s.io', ...role }, subjects },
    ...more,
  });
const reader = { kind: 'Role', name: 'reader' };
const app = { kind: 'ServiceAccount', name: 'app', namespace: 'shop' };
const home = [object('Namespace', 'shop'), object('ServiceAccount', 'app')];

ruleCases(w16BindingDangles, {
  finds: {
    'a Role that does not exist': {
      objects: [home, binding('RoleBinding', 'app', reader, [app]), object('Role', 'readers')],
      object: 'RoleBinding/shop/app',
      severity: 'warning',
      evidence: [/roleRef: Role shop\/reader/, /not found/],
    },
    'a ClusterRole that does not exist': {
      objects: [home, binding('ClusterRoleBinding', 'app', { kind: 'ClusterRole', name: 'lions-viewer' }, [app])],
      object: 'ClusterRoleBinding/app',
      evidence: [/ClusterRole\/lions-viewer/],
    },
    'an account that does not exist': {
      objects: [home, object('Role', 'reader'), binding('RoleBinding', 'app', reader, [{ ...app, name: 'worker' }])],
      object: 'RoleBinding/shop/app',
      evidence: [/subjects: ServiceAccount shop\/worker: not found/],
      victims: ['ServiceAccount/shop/worker'],
    },
  },
  ignores: {
    'a binding that works': { objects: [home, object('Role', 'reader'), binding('RoleBinding', 'app', reader, [app])] },
    'people and groups': {
      objects: [
        home,
        object('Role', 'reader'),
        binding('RoleBinding', 'app', reader, [{ kind: 'Group', name: 'lions-developers' }]),
      ],
    },
    'one account of two': {
      objects: [home, object('Role', 'reader'), binding('RoleBinding', 'app', reader, [app, { ...app, name: 'gone' }])],
    },
    'what Kubernetes binds itself': {
      objects: [
        object('Namespace', 'kube-system'),
        binding(
          'ClusterRoleBinding',
          'system:controller:job-controller',
          { kind: 'ClusterRole', name: 'system:controller:job-controller' },
          [{ kind: 'ServiceAccount', name: 'job-controller', namespace: 'kube-system' }],
        ),
      ],
    },
    'a role of the API server that was not listed': {
      objects: [home, binding('RoleBinding', 'app', { kind: 'ClusterRole', name: 'view' }, [app])],
    },
    'an account of a namespace that does not exist': {
      objects: [
        home,
        object('Role', 'reader'),
        binding('RoleBinding', 'app', reader, [{ ...app, namespace: 'later' }]),
      ],
    },
    'the account that every namespace has': {
      objects: [
        home,
        object('Role', 'reader'),
        binding('RoleBinding', 'app', reader, [{ kind: 'ServiceAccount', name: 'default', namespace: 'shop' }]),
      ],
    },
  },
});

test.each([
  ['operator', ['W16']],
  ['another', ['C25', 'W16']],
])('W16: a binding to the account %s of another namespace', (bound, codes) => {
  const subject = { kind: 'ServiceAccount', name: bound, namespace: 'back' };
  const objects = [
    home,
    object('Namespace', 'back'),
    object('ServiceAccount', 'operator'),
    object('ClusterRole', 'manager'),
    binding('ClusterRoleBinding', 'manager', { kind: 'ClusterRole', name: 'manager' }, [subject]),
    workload('web', { spec: { serviceAccountName: 'operator' }, state: crashed({ exitCode: 1 }) }),
  ];
  const line =
    'E1124 01:57:12 1 reflector.go:138] failed to list *v1.Pod: pods is forbidden: User "system:serviceaccount:shop:operator" cannot list resource "pods" in API group "" at the cluster scope';
  const findings = diagnose(snapshotOf({ objects, logs: { 'shop/web-7f9c-x1/app/previous': line } }));
  expect(findings.map(({ code }) => code).toSorted()).toEqual(codes);
});
