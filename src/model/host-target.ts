/** How one machine is reached; what `lions.yaml` says of a host. */
export interface HostTarget {
  /** A name or address that ssh can reach (aliases of the user's ssh configuration too), or `local` for this machine. */
  readonly address: string;
  readonly role: 'server' | 'agent';
  /** The login; ssh's own choice when undefined. */
  readonly user?: string | undefined;
  readonly port?: number | undefined;
  /** Path of a private key; the agent's and the user's default keys when undefined. */
  readonly key?: string | undefined;
  /** As ssh's ProxyJump: `user@gateway:22`, several with commas. */
  readonly jump?: string | undefined;
}

/** `address` of the machine that LIONS itself runs on. */
export const localAddress = 'local';
