import type { Container } from '../containers.ts';
import { specPath } from '../crash/container.ts';

/** A Secret from which a container takes a password; all of its keys when none is named. */
export interface PasswordSource {
  readonly secret: string;
  readonly key: string | undefined;
  /** Where the container's declaration says so. */
  readonly path: string;
}

const meansPassword = /pass|pwd|dsn|conn|jdbc|datasource|database_?ur[il]|db_?ur[il]|postgres(?:ql)?_?ur[il]/i;

/** The Secrets from which a container takes passwords through its environment. */
export function passwordSources(container: Container): readonly PasswordSource[] {
  const where = specPath(container);
  const single = (container.spec.env ?? []).flatMap(({ name, valueFrom }) => {
    const from = valueFrom?.secretKeyRef;
    if (!from?.name || !(meansPassword.test(name) || meansPassword.test(from.key ?? ''))) return [];
    return [{ secret: from.name, key: from.key, path: `${where}.env[${name}]` }];
  });
  const whole = (container.spec.envFrom ?? []).flatMap(({ secretRef }) =>
    secretRef?.name ? [{ secret: secretRef.name, key: undefined, path: `${where}.envFrom` }] : [],
  );
  return [...single, ...whole];
}

/** Those of a server, whose password may also lie in a file. */
export function serverSources(container: Container): readonly PasswordSource[] {
  const mounted = new Set((container.spec.volumeMounts ?? []).map(({ name }) => name));
  const files = (container.pod.spec?.volumes ?? []).flatMap(({ name, secret }) =>
    mounted.has(name) && secret?.secretName
      ? [{ secret: secret.secretName, key: undefined, path: `spec.volumes[${name}]` }]
      : [],
  );
  const inFile = (container.spec.env ?? []).some(({ name }) => String(name).endsWith('PASSWORD_FILE'));
  return [...passwordSources(container), ...(inFile ? files : [])];
}

/** The first source that both have. */
export function commonSource(
  client: readonly PasswordSource[],
  server: readonly PasswordSource[],
): { readonly client: PasswordSource; readonly server: PasswordSource } | undefined {
  for (const one of client) {
    const same = server.find(
      ({ secret, key }) => secret === one.secret && (key === undefined || one.key === undefined || key === one.key),
    );
    if (same) return { client: one, server: same };
  }
  return undefined;
}

export function written({ secret, key }: PasswordSource): string {
  return key === undefined ? `Secret/${secret}` : `Secret/${secret}, key ${key}`;
}
