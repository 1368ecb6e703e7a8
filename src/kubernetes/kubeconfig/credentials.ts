import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ExecPlugin } from './exec-plugin.ts';
import type { Credentials, CredentialsContext, Identity } from './identity.ts';
import { reasonOf, type Sourced, unusable } from './load.ts';
import { decodePem, readPart } from './parts.ts';
import type { UserEntry } from './schema.ts';

/** How long the content of a token file is believed. */
const tokenFileMs = 10_000;

/** The credentials of a kubeconfig's user; anonymous when there is none. */
export async function credentialsOf(
  user: Sourced<UserEntry> | undefined,
  context: CredentialsContext,
): Promise<Credentials> {
  if (!user) return { headers: {}, identity: async () => ({}), renew: () => false };
  const { file, value } = user;
  if (value['auth-provider'] && !value.exec) {
    throw unusable(file, `auth-provider ${value['auth-provider'].name} is not supported; use an exec plugin`);
  }
  const headers = impersonation(value);
  if (value.exec) {
    const plugin = new ExecPlugin(value.exec, context);
    return { headers, identity: (signal) => plugin.identity(signal), renew: () => plugin.forget() };
  }
  return fileCredentials(file, value, headers);
}

/** Certificates, tokens and passwords; files are read again after a 401, as K3s renews certificates in place. */
async function fileCredentials(
  file: string,
  user: UserEntry,
  headers: Record<string, string | string[]>,
): Promise<Credentials> {
  // Read now, so that a wrong path is told at once and not in the middle of the work.
  let pair: Promise<Identity> | undefined = clientCertificate(file, user);
  await pair;
  const token = user.tokenFile ? tokenReader(user.tokenFile, file) : async () => user.token;
  const usesFiles = Boolean(user.tokenFile || user['client-certificate'] || user['client-key']);
  return {
    headers,
    identity: async () => {
      pair ??= clientCertificate(file, user);
      return { ...(await pair), authorization: authorization(user, await token()) };
    },
    renew: () => {
      pair = undefined;
      return usesFiles;
    },
  };
}

/** For a pod's service account. */
export function tokenFileCredentials(path: string): Credentials {
  const token = tokenReader(path, path);
  return { headers: {}, identity: async () => ({ authorization: `Bearer ${await token()}` }), renew: () => false };
}

/** An identity's fingerprint, to notice that TLS has to be set up anew. */
export function certificateFingerprint(identity: Identity): string {
  if (!identity.certificate) return '';
  return createHash('sha256')
    .update(identity.certificate)
    .update(identity.key ?? '')
    .digest('base64');
}

async function clientCertificate(file: string, user: UserEntry): Promise<Identity> {
  const certificate = await pemOf(file, user, 'client-certificate');
  const key = await pemOf(file, user, 'client-key');
  if (Boolean(certificate) !== Boolean(key)) throw unusable(file, 'client-certificate and client-key belong together');
  return { certificate, key };
}

async function pemOf(file: string, user: UserEntry, field: 'client-certificate' | 'client-key') {
  const data = user[`${field}-data`];
  if (data) return decodePem(data, file, `${field}-data`);
  const path = user[field];
  return path ? readPart(path, file, field) : undefined;
}

function authorization(user: UserEntry, token: string | undefined): string | undefined {
  if (token) return `Bearer ${token}`;
  if (user.username === undefined) return undefined;
  return `Basic ${Buffer.from(`${user.username}:${user.password ?? ''}`).toString('base64')}`;
}

function tokenReader(path: string, file: string): () => Promise<string | undefined> {
  let held: { readonly token: string; readonly until: number } | undefined;
  return async () => {
    if (held && Date.now() < held.until) return held.token;
    try {
      const token = (await readFile(path, 'utf8')).trim();
      if (token) held = { token, until: Date.now() + tokenFileMs };
    } catch (error) {
      // While a token is being replaced the one that is held is still good.
      if (!held) throw unusable(file, `tokenFile: ${path}: ${reasonOf(error)}`, error);
    }
    return held?.token;
  };
}

function impersonation(user: UserEntry): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  if (user.as) headers['Impersonate-User'] = user.as;
  if (user['as-uid']) headers['Impersonate-Uid'] = user['as-uid'];
  if (user['as-groups']?.length) headers['Impersonate-Group'] = [...user['as-groups']];
  for (const [key, values] of Object.entries(user['as-user-extra'] ?? {})) {
    headers[`Impersonate-Extra-${encodeURIComponent(key)}`] = [...values];
  }
  return headers;
}
