import { readFile } from 'node:fs/promises';
import type { Connection } from './connection.ts';
import { tokenFileCredentials } from './credentials.ts';

const folder = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The connection of a pod through its service account; undefined outside of a pod. The token is read again when it changes. */
export async function inCluster(env: NodeJS.ProcessEnv = process.env): Promise<Connection | undefined> {
  const host = env['KUBERNETES_SERVICE_HOST'];
  const port = env['KUBERNETES_SERVICE_PORT'] ?? '443';
  const authority = host && (await textOf(`${folder}/ca.crt`));
  if (!host || !authority) return undefined;
  return {
    context: 'in-cluster',
    namespace: (await textOf(`${folder}/namespace`))?.trim() || 'default',
    server: new URL(`https://${host.includes(':') ? `[${host}]` : host}:${port}`),
    tls: { authority, insecure: false },
    credentials: tokenFileCredentials(`${folder}/token`),
  };
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
