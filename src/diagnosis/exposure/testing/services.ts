import { type Fields, node, object, type Parts, pod } from '../../testing/objects.ts';

/** A pod that runs an image, ready behind the Service of its name, with its port called `main`. */
export const runs = (name: string, image: string, port: number, more: Fields = {}) => [
  node(),
  pod(name, { container: { image, ports: [{ containerPort: port, name: 'main' }], ...more } }),
  object('EndpointSlice', name, {
    metadata: { labels: { 'kubernetes.io/service-name': name } },
    more: { endpoints: [{ addresses: ['10.42.0.9'], conditions: { ready: true } }], ports: [{ port }] },
  }),
];

/** A NodePort Service of that pod, until the spec says otherwise. */
export const service = (name: string, spec: Fields, more: Parts = {}) =>
  object('Service', name, {
    spec: { type: 'NodePort', selector: { app: name }, clusterIP: '10.43.0.20', ...spec },
    ...more,
  });

/** Its one port. */
export const nodePort = (port: number, number: number, target: number | string = port) => ({
  ports: [{ name: 'main', port, targetPort: target, nodePort: number, protocol: 'TCP' }],
});
