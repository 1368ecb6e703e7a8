import { object, type WorkloadParts, workload } from '../../testing/objects.ts';
import type { SceneObject } from '../../testing/scene.ts';

/** StatefulSet `shop/db` with one server `app` of the official image, its password from Secret `db`, its data on a claim. */
export function database(parts: WorkloadParts = {}): readonly SceneObject[] {
  const { container, spec, ...rest } = parts;
  return workload('db', {
    kind: 'StatefulSet',
    container: [container ?? {}].flat().map((one, index) => (index === 0 ? { ...server, ...one } : one)),
    spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-db-0' } }], ...spec },
    ...rest,
  });
}

const server = {
  name: 'app',
  image: 'docker.io/library/postgres:17',
  ports: [{ containerPort: 5432 }],
  env: [{ name: 'POSTGRES_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }],
  volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }],
};

/** The claim of {@link database}, bound to a directory of the node. */
export const localClaim: readonly SceneObject[] = [
  object('PersistentVolumeClaim', 'data-db-0', {
    age: 86_400,
    spec: { volumeName: 'pvc-1', storageClassName: 'local-path' },
    status: { phase: 'Bound' },
  }),
  object('PersistentVolume', 'pvc-1', {
    spec: { hostPath: { path: '/var/lib/rancher/k3s/storage/pvc-1_shop_data-db-0' }, storageClassName: 'local-path' },
    status: { phase: 'Bound' },
  }),
  object('StorageClass', 'local-path'),
];

export const secret = object('Secret', 'db', { more: { type: 'Opaque', keys: ['password'] } });

/** The Service of {@link database}, with as many ready endpoints. */
export function databaseService(ready = 1): readonly SceneObject[] {
  return [
    object('Service', 'db', { spec: { selector: { app: 'db' }, clusterIP: '10.43.0.9', ports: [{ port: 5432 }] } }),
    object('EndpointSlice', 'db-x', {
      metadata: { labels: { 'kubernetes.io/service-name': 'db' } },
      more: {
        endpoints: Array.from({ length: ready }, (_, index) => ({
          addresses: [`10.42.0.${index + 10}`],
          conditions: { ready: true },
        })),
      },
    }),
  ];
}

/** The log of the life of {@link database} that ended. */
export function said(text: string): Readonly<Record<string, string>> {
  return { 'shop/db-0/app/previous': text };
}
