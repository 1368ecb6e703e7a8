import type { Config } from '../../config/load.ts';
import { connectHosts } from '../../host/connect.ts';
import { KubernetesClient } from '../../kubernetes/client.ts';
import { type ExitStatus, exitStatus } from '../../model/error.ts';
import { localAddress } from '../../model/host-target.ts';
import type { Translate } from '../../text/text.ts';
import type { DoctorFlags } from '../commands/doctor.ts';
import type { CliContext } from '../context.ts';
import { printJson, type Speech, speechOf } from '../speech.ts';
import { configOf, environmentOf } from '../target.ts';
import { startProgress } from '../terminal/progress.ts';
import { checked, checkedByError } from './check.ts';
import { checkCluster, unasked } from './cluster.ts';
import { writeDoctor } from './doctor-page.ts';
import { checkHosts } from './hosts.ts';
import { checkNode, checkRestic, checkSsh } from './programs.ts';
import type { Check, DoctorReport } from './schema.ts';

const exits: Readonly<Record<DoctorReport['summary']['verdict'], ExitStatus>> = {
  ready: exitStatus.ok,
  problems: exitStatus.problems,
  unknown: exitStatus.unknown,
};

/** `lions doctor`. A wrong configuration is a finding here, not an error. */
export async function runDoctor(flags: DoctorFlags, context: CliContext): Promise<ExitStatus> {
  const config = await configOf(flags, context).catch((error: unknown) => ({ error }));
  const speech = speechOf(flags, context, 'error' in config ? undefined : config.language);
  const progress = startProgress({ output: context.stderr, wanted: !speech.quiet });
  progress.say(speech.words('cli.doctor.progress'));
  try {
    const report = reportOf(await allChecks(flags, config, context, speech), speech);
    context.signal.throwIfAborted();
    progress.end();
    if (flags.output === 'json') printJson(context.stdout, report);
    else {
      const page = speech.page();
      writeDoctor(page, report, speech);
      context.stdout.write(page.toString());
    }
    return exits[report.summary.verdict];
  } finally {
    progress.end();
  }
}

async function allChecks(
  flags: DoctorFlags,
  config: Config | { readonly error: unknown },
  context: CliContext,
  { words }: Speech,
): Promise<readonly Check[]> {
  const { env, signal } = context;
  const environment = attempt(() => ('error' in config ? undefined : environmentOf(flags, config)));
  const known = environment.ok ? environment.value : undefined;
  const targets = flags.noHosts ? new Map() : (known?.hosts ?? new Map());
  const overSsh = [...targets.values()].some((target) => target.address !== localAddress);
  await using hosts = connectHosts(targets, { timeoutMs: flags.timeout });
  const parts = await Promise.all([
    checkKubernetes(
      { ...flags, kubeconfig: flags.kubeconfig ?? known?.kubeconfig, context: flags.context ?? known?.context },
      context,
      words,
    ),
    checkHosts(hosts.sources, words, signal),
    checkSsh(words, env, signal, overSsh),
    checkRestic(words, env, signal),
  ]);
  return [checkNode(words), checkConfig(config, environment, words), ...parts.flat()];
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, error };
  }
}

function checkConfig(
  config: Config | { readonly error: unknown },
  environment: Attempt<unknown>,
  words: Translate,
): Check {
  if ('error' in config) return checkedByError('config', config.error, words);
  if (!environment.ok) return checkedByError('config', environment.error, words);
  const { file } = config;
  return file === undefined
    ? checked('config', 'skipped', words('cli.doctor.noConfig'), { advice: words('cli.doctor.noConfigAdvice') })
    : checked('config', 'ok', words('cli.doctor.config', { file }));
}

async function checkKubernetes(flags: DoctorFlags, context: CliContext, words: Translate): Promise<readonly Check[]> {
  const { env, signal } = context;
  try {
    using client = await KubernetesClient.connect({
      kubeconfig: flags.kubeconfig,
      context: flags.context,
      env,
      timeoutMs: flags.timeout,
      signal,
    });
    const found = words('cli.doctor.kubeconfig', { context: client.context, server: client.server });
    return [checked('kubeconfig', 'ok', found), ...(await checkCluster(client, flags.namespace, words))];
  } catch (error) {
    return [
      checkedByError('kubeconfig', error, words),
      checked('api', 'unknown', words('cli.doctor.apiUnknown')),
      ...unasked(words),
    ];
  }
}

function reportOf(checks: readonly Check[], { language }: Speech): DoctorReport {
  const of = (status: Check['status']) => checks.filter((check) => check.status === status).length;
  const counts = {
    ok: of('ok'),
    warning: of('warning'),
    failed: of('failed'),
    unknown: of('unknown'),
    skipped: of('skipped'),
  };
  return {
    schema: 'lions.doctor/v1',
    language,
    checks: [...checks],
    summary: {
      verdict: counts.failed > 0 ? 'problems' : counts.unknown > 0 ? 'unknown' : 'ready',
      counts,
      takenAt: new Date().toISOString(),
    },
  };
}
