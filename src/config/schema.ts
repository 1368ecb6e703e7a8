import { z } from 'zod';
import { localAddress } from '../model/host-target.ts';

// What these expressions let through reaches ssh, and the user's own ssh configuration may put it into a shell command.
const host = String.raw`(?:[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+(?:%[A-Za-z0-9]+)?)`;
const user = String.raw`[A-Za-z0-9_][A-Za-z0-9._\\@-]*`;
const hop = String.raw`(?:${user}@)?(?:${host}|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?`;
const exactly = (pattern: string) => new RegExp(`^${pattern}$`);

const port = z.int().min(1).max(65_535);

const hostSchema = z
  .strictObject({
    address: z
      .string()
      .regex(exactly(host), 'expected a host name or an address, without user and port')
      .describe(
        `Name or address that ssh can reach; aliases of your ssh configuration too. \`${localAddress}\` is this machine.`,
      ),
    role: z
      .enum(['server', 'agent'])
      .default('server')
      .describe('Which of K3s’s units runs there: `k3s` or `k3s-agent`.'),
    user: z
      .string()
      .regex(exactly(user), 'expected a login name')
      .optional()
      .describe('Login. Other than `root`, it needs `sudo` without a password for the facts that only root may read.'),
    port: port.optional().describe('Port of ssh, when it is not 22.'),
    key: z.string().min(1).optional().describe('Private key. Without it, ssh takes your agent’s and your usual keys.'),
    jump: z
      .string()
      .regex(exactly(`${hop}(?:,${hop})*`), 'expected [user@]host[:port], several with commas')
      .optional()
      .describe('Machines to go through, as ssh’s ProxyJump: `user@gateway:22`.'),
  })
  .describe('A machine of the cluster, by the name that reports call it; best the name of its node.');

const environmentSchema = z
  .strictObject({
    kubeconfig: z
      .string()
      .min(1)
      .optional()
      .describe('Without it: `KUBECONFIG`, `~/.kube/config`, `/etc/rancher/k3s/k3s.yaml`.'),
    context: z.string().min(1).optional().describe('Context of the kubeconfig. Without it: its `current-context`.'),
    hosts: z
      .record(z.string().min(1), hostSchema)
      .default({})
      .describe('The cluster’s machines, which LIONS reads over SSH.'),
  })
  .describe('One cluster and its machines, by a name such as `production`.');

const contactSchema = z
  .strictObject({
    name: z.string().min(1).describe('Person or service.'),
    role: z.string().min(1).optional().describe('What to call them for, such as `on call` or `hosting provider`.'),
    email: z.email('expected an e-mail address').optional().describe('E-mail address.'),
    phone: z.string().min(1).optional().describe('Telephone number, as it is dialled.'),
  })
  .describe('Somebody to call.');

/** `lions.yaml`. The page docs/configuration.md is made from it. */
export const configSchema = z
  .strictObject({
    language: z
      .enum(['fr', 'en'])
      .optional()
      .describe('Language of all output. Without it: `LIONS_LANG`, then the locale.'),
    defaultEnvironment: z
      .string()
      .min(1)
      .optional()
      .describe('Environment that is meant when `--environment` is not given. Not needed when there is only one.'),
    environments: z.record(z.string().min(1), environmentSchema).default({}).describe('The clusters.'),
    contacts: z.array(contactSchema).default([]).describe('Who is to be called, in this order; shown in reports.'),
  })
  .superRefine((config, context) => {
    const known = Object.keys(config.environments);
    const wanted = config.defaultEnvironment;
    if (wanted !== undefined && !known.includes(wanted)) {
      const message = `there is no environment “${wanted}”; there is: ${known.join(', ') || 'none'}`;
      context.addIssue({ code: 'custom', path: ['defaultEnvironment'], message });
    }
    for (const [environment, { hosts }] of Object.entries(config.environments)) {
      for (const [name, entry] of Object.entries(hosts)) {
        const extra = (['user', 'port', 'key', 'jump'] as const).find((field) => entry[field] !== undefined);
        if (entry.address !== localAddress || extra === undefined) continue;
        const path = ['environments', environment, 'hosts', name, extra];
        context.addIssue({
          code: 'custom',
          path,
          message: `address ${localAddress} is this machine, which needs no ${extra}`,
        });
      }
    }
  });

export type ConfigFile = z.infer<typeof configSchema>;
