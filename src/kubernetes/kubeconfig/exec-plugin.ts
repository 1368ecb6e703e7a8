import { execa } from 'execa';
import { LionsError } from '../../model/error.ts';
import type { CredentialsContext, Identity } from './identity.ts';
import { type ExecEntry, execCredentialSchema } from './schema.ts';

const supported = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'];
const timeoutMs = 60_000;
/** A credential is renewed a little before it ends, so that it does not expire on its way. */
const marginMs = 5_000;

interface Held {
  readonly identity: Identity;
  /** When the plugin ended, on the clock of `performance.now()`. */
  readonly since: number;
  /** Epoch milliseconds; undefined when the plugin names no end. */
  readonly until: number | undefined;
}

/** A program that prints credentials (`exec` in the kubeconfig). Run once, again when they expire or a 401 says so. */
export class ExecPlugin {
  readonly #entry: ExecEntry;
  readonly #context: CredentialsContext;
  #held: Promise<Held> | undefined;

  constructor(entry: ExecEntry, context: CredentialsContext) {
    this.#entry = entry;
    this.#context = context;
  }

  /** @throws {LionsError} LIONS-CFG-004; what the plugin printed is not repeated, only its complaint */
  async identity(signal?: AbortSignal): Promise<Identity> {
    const asked = performance.now();
    for (;;) {
      const shared = this.#held;
      const running = (this.#held ??= this.#keep(signal));
      try {
        const held = await running;
        // Whatever was obtained after the question is the answer to it, however short it lives.
        if (held.since > asked || held.until === undefined || Date.now() < held.until - marginMs) return held.identity;
        if (this.#held === running) this.#held = undefined;
      } catch (error) {
        // Another caller gave up and took the run that was shared with it; this one still wants an answer.
        if (!shared || signal?.aborted || !(error instanceof Cancelled)) throw error;
      }
    }
  }

  forget(): boolean {
    this.#held = undefined;
    return true;
  }

  #keep(signal: AbortSignal | undefined): Promise<Held> {
    const running = this.#run(signal);
    running.catch(() => {
      if (this.#held === running) this.#held = undefined;
    });
    return running;
  }

  async #run(signal: AbortSignal | undefined): Promise<Held> {
    const { command, args = [], env = [] } = this.#entry;
    const apiVersion = this.#entry.apiVersion ?? '';
    if (!supported.includes(apiVersion)) throw this.#failed(`apiVersion ${apiVersion || '(none)'} is not supported`);
    const result = await execa(command, args, {
      env: {
        ...this.#context.env,
        ...Object.fromEntries(env.map(({ name, value }) => [name, value])),
        KUBERNETES_EXEC_INFO: this.#execInfo(apiVersion),
      },
      extendEnv: this.#context.env === undefined,
      stdin: 'ignore',
      timeout: timeoutMs,
      forceKillAfterDelay: 2_000,
      maxBuffer: 1_000_000,
      cancelSignal: signal,
      reject: false,
    });
    if (result.isCanceled) throw new Cancelled('LIONS-CFG-004', 'cancelled', { command });
    if (result.failed) throw this.#failed(complaint(result));
    return this.#parse(result.stdout, apiVersion);
  }

  #parse(output: string, apiVersion: string): Held {
    let json: unknown;
    try {
      json = JSON.parse(output);
    } catch {
      throw this.#failed('it did not print JSON');
    }
    const parsed = execCredentialSchema.safeParse(json);
    if (!parsed.success) throw this.#failed(`it printed no ExecCredential (${parsed.error.issues[0]?.path.join('.')})`);
    if (parsed.data.apiVersion !== apiVersion)
      throw this.#failed(`it printed ${parsed.data.apiVersion}, not ${apiVersion}`);
    const { token, clientCertificateData, clientKeyData, expirationTimestamp } = parsed.data.status;
    if (Boolean(clientCertificateData) !== Boolean(clientKeyData)) throw this.#failed('a certificate needs its key');
    if (!token && !clientCertificateData) throw this.#failed('it printed neither a token nor a certificate');
    const until = expirationTimestamp ? Date.parse(expirationTimestamp) : undefined;
    if (Number.isNaN(until)) throw this.#failed('its expirationTimestamp is not a time');
    return {
      since: performance.now(),
      until,
      identity: {
        authorization: token ? `Bearer ${token}` : undefined,
        certificate: clientCertificateData ?? undefined,
        key: clientKeyData ?? undefined,
      },
    };
  }

  #execInfo(apiVersion: string): string {
    const { cluster, server } = this.#context;
    const about = this.#entry.provideClusterInfo && {
      cluster: {
        server,
        'tls-server-name': cluster['tls-server-name'],
        'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
        'certificate-authority-data': cluster['certificate-authority-data'],
        'proxy-url': cluster['proxy-url'],
      },
    };
    return JSON.stringify({ kind: 'ExecCredential', apiVersion, spec: { interactive: false, ...about } });
  }

  #failed(detail: string): LionsError {
    const hint = this.#entry.installHint ? ` ${this.#entry.installHint.trim()}` : '';
    return new LionsError('LIONS-CFG-004', `${detail}${hint}`, { command: this.#entry.command });
  }
}

/** The caller that started the plugin gave up. */
class Cancelled extends LionsError {}

interface Ending {
  readonly code?: string;
  readonly timedOut: boolean;
  readonly isMaxBuffer: boolean;
  readonly exitCode?: number;
  readonly stderr: string;
}

/** Why the program failed. Only its last line on stderr is repeated, and of that nothing that looks like a secret. */
function complaint(result: Ending): string {
  if (result.code === 'ENOENT') return 'it is not installed.';
  if (result.code === 'EACCES') return 'this user may not run it';
  if (result.isMaxBuffer) return 'it printed more than 1 MB';
  if (result.timedOut) return `it did not end within ${timeoutMs / 1000} s`;
  const last = result.stderr.trim().split('\n').at(-1) ?? '';
  const said = last.replace(/[\w+/=.~-]{24,}/g, '…').slice(0, 300);
  return `exit status ${result.exitCode ?? '?'}${said && `: ${said}`}`;
}
