import { type Fields, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
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
