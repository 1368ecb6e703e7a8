import type { Until } from './case.ts';
import { deployment, documents, shell } from './manifest.ts';
import { all, olderThan, ready } from './symptoms.ts';

/** A pod that lives and says that it listens on port 8080, with a Service `NAME` on port 80 for it. */
export function served(name: string): string {
  const app = shell("trap 'exit 0' TERM; while :; do sleep 1; done", 'ports: [{name: http, containerPort: 8080}]');
  return documents(
    deployment(name, app),
    `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${name}}, ports: [{name: http, port: 80, targetPort: 8080}]}
`,
  );
}

export interface IngressParts {
  /** No two cases share one. */
  readonly host: string;
  readonly path?: string;
  readonly service?: string;
  readonly port?: string;
  /** YAML of the spec, beside its rules. */
  readonly spec?: string;
  readonly annotations?: string;
}

/** An Ingress that leads a host to Service web, port 80. */
export function ingress(name: string, parts: IngressParts): string {
  const { host, path = '/', service = 'web', port = 'number: 80', spec = 'ingressClassName: traefik' } = parts;
  return `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}, annotations: {${parts.annotations ?? ''}}}
spec:
  ${spec}
  rules:
    - host: ${host}.e2e.example.org
      http: {paths: [{path: ${path}, pathType: Prefix, backend: {service: {name: ${service}, port: {${port}}}}}]}
`;
}

/** The pods are ready, and everything is too old to be still on its way. */
export const settled: Until = all(ready(1), olderThan(140));
