import type { HealthyCase } from '../case.ts';

const services = `
apiVersion: v1
kind: Service
metadata: {name: payments}
spec: {type: ExternalName, externalName: payments.example}
---
apiVersion: v1
kind: Service
metadata: {name: by-hand}
spec: {clusterIP: None, ports: [{port: 5432}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: by-hand, labels: {kubernetes.io/service-name: by-hand}}
addressType: IPv4
ports: [{port: 5432}]
endpoints: [{addresses: [192.0.2.10]}]
`;

/** An alias of an outside name, and a headless service whose endpoints somebody keeps by hand. */
export const workload: HealthyCase = {
  name: 'services-without-pods',
  healthy: true,
  manifest: services,
  until: () => true,
};
