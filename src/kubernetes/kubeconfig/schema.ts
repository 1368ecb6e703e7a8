import { z } from 'zod';

/*
 * Permissive: fields that are not listed here are kept out and never refused, an empty value (`users: null`, `token: ""`)
 * is an absent one, because kubectl writes and reads such files.
 */

const text = z
  .union([z.string(), z.number(), z.null()])
  .transform((value) => (value === null || value === '' ? undefined : String(value)))
  .optional();
const texts = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? undefined);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? undefined);

const clusterSchema = z.object({
  server: text,
  'certificate-authority': text,
  'certificate-authority-data': text,
  'insecure-skip-tls-verify': flag,
  'tls-server-name': text,
  'proxy-url': text,
  'disable-compression': flag,
});

const execSchema = z.object({
  apiVersion: text,
  command: z.string().min(1),
  args: texts,
  env: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .nullish()
    .transform((value) => value ?? undefined),
  installHint: text,
  provideClusterInfo: flag,
  interactiveMode: text,
});

const userSchema = z.object({
  'client-certificate': text,
  'client-certificate-data': text,
  'client-key': text,
  'client-key-data': text,
  token: text,
  tokenFile: text,
  username: text,
  password: text,
  as: text,
  'as-uid': text,
  'as-groups': texts,
  'as-user-extra': z
    .record(z.string(), z.array(z.string()))
    .nullish()
    .transform((value) => value ?? undefined),
  exec: execSchema.nullish().transform((value) => value ?? undefined),
  'auth-provider': z
    .object({ name: z.string() })
    .nullish()
    .transform((value) => value ?? undefined),
});

const contextSchema = z.object({ cluster: text, user: text, namespace: text });

const name = z.union([z.string(), z.number()]).transform(String);
const listOf = <T extends z.ZodType>(entry: T) =>
  z
    .array(entry)
    .nullish()
    .transform((list) => list ?? []);

/** One kubeconfig file. */
export const kubeconfigSchema = z.object({
  'current-context': text,
  clusters: listOf(z.object({ name, cluster: clusterSchema.nullish() })),
  users: listOf(z.object({ name, user: userSchema.nullish() })),
  contexts: listOf(z.object({ name, context: contextSchema.nullish() })),
});

export type KubeconfigFile = z.output<typeof kubeconfigSchema>;
export type ClusterEntry = z.output<typeof clusterSchema>;
export type UserEntry = z.output<typeof userSchema>;
export type ContextEntry = z.output<typeof contextSchema>;
export type ExecEntry = z.output<typeof execSchema>;

/** What a credential plugin prints, `client.authentication.k8s.io/v1` and `v1beta1`. */
export const execCredentialSchema = z.object({
  apiVersion: z.string(),
  kind: z.literal('ExecCredential'),
  status: z.object({
    expirationTimestamp: z.string().nullish(),
    token: z.string().nullish(),
    clientCertificateData: z.string().nullish(),
    clientKeyData: z.string().nullish(),
  }),
});
