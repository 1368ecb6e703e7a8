import type { ObjectRef } from '../../../src/model/object.ts';
import type { HostCase, HostSeen, Places } from '../host-case.ts';
import { deployment, documents, service } from '../manifest.ts';

/** A whole platform that works, and one fault that takes most of it down: dozens of symptoms, one cause. */
export interface Scene {
  readonly name: string;
  readonly fault: string;
  /** YAML of the working platform, in a namespace `e2e-NAME` of its own. */
  readonly manifest: string;
  /** What is made once the fault is there. */
  readonly afterwards?: string;
  readonly until: HostCase['until'];
  readonly cause: (places: Places) => { readonly code: string; readonly object: ObjectRef; readonly evidence: RegExp };
  readonly needs?: 'lab';
}

/** Twelve applications, each with a Service and an Ingress. */
export const applications: readonly string[] = Array.from({ length: 12 }, (_, number) => `app-${number}`);

export function platform(podSpec: string, replicas = 1): string {
  return documents(
    ...applications.flatMap((name) => [deployment(name, podSpec, replicas), service(name), ingress(name)]),
  );
}

function ingress(name: string): string {
  return `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}}
spec:
  rules:
    - host: ${name}.scene.example.test
      http:
        paths:
          - {path: /, pathType: Prefix, backend: {service: {name: ${name}, port: {number: 80}}}}
`;
}

/** Everything that hangs on the applications' pods. */
export function victimsIn(namespace: string): readonly ObjectRef[] {
  return applications.flatMap((name) =>
    ['Deployment', 'Service', 'Ingress'].map((kind) => ({ kind, namespace, name })),
  );
}

/** That many pods of the scene are not ready. */
export function down(count: number): (seen: HostSeen) => boolean {
  return ({ own }) =>
    own.pods.filter((pod) =>
      pod.status?.conditions?.some(
        (one: { type: string; status: string }) => one.type === 'Ready' && one.status !== 'True',
      ),
    ).length >= count;
}
