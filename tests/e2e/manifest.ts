/** Holds a busybox; every node can pull it. */
export const busybox = process.env['LIONS_TEST_IMAGE'] ?? 'docker.io/library/busybox:1.36';

/** A Deployment of pods with this spec, labelled `app: NAME`. */
export function deployment(name: string, podSpec: string, replicas = 1): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:${indented(podSpec, 6)}
`;
}

export function pod(name: string, podSpec: string): string {
  return `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec:${indented(podSpec, 2)}
`;
}

/** A pod's spec with one container that runs shell lines. `more` is YAML of the container, beside `command`. */
export function shell(lines: string, more = ''): string {
  return `
terminationGracePeriodSeconds: 1
containers:
  - name: app
    image: ${busybox}
    command: [sh, -c, ${JSON.stringify(lines)}]${indented(more, 4)}
`;
}

/** Lives until it is told to end, and then ends at once. */
export const sleeper = shell("trap 'exit 0' TERM; while :; do sleep 1; done");

/** `after` joins a second part of the pod's spec, such as its volumes. */
export function claim(name: string, spec = ''): string {
  return `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: ${name}}
spec:
  resources: {requests: {storage: 16Mi}}${indented(spec || 'accessModes: [ReadWriteOnce]', 2)}
`;
}

/** The YAML of a pod's spec that mounts a claim at /data. */
export function withClaim(podSpec: string, name: string): string {
  const mounted = podSpec.replace(/(\n {4}command: .*)/, '$1\n    volumeMounts: [{name: data, mountPath: /data}]');
  return `${mounted}volumes: [{name: data, persistentVolumeClaim: {claimName: ${name}}}]\n`;
}

export function service(name: string, port = 80): string {
  return `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${name}}, ports: [{port: ${port}}]}
`;
}

export function documents(...parts: string[]): string {
  return parts.join('\n---\n');
}

function indented(text: string, by: number): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => `\n${' '.repeat(by)}${line}`).join('');
}
