import { command } from '../remedy.ts';
import { containerRule } from './container-rule.ts';
import { readingOf } from './log.ts';
import { verdictFromLog } from './log-verdict.ts';

/**
 * The program works with a kind that the API server does not serve: its custom resource definitions were never installed, or
 * an upgrade of Kubernetes has dropped the version that it was made for.
 */
export const c29KindAbsent = containerRule({
  code: 'C29',
  readsLog: true,
  recognise(cluster, trouble) {
    const verdict = verdictFromLog(cluster, trouble, ['kind']);
    if (!verdict) return undefined;
    const group = groupIn(readingOf(cluster, trouble).clue?.line ?? '');
    return {
      ...verdict,
      commands: [
        ...verdict.commands,
        group ? command('kubectl', 'api-resources', '--api-group', group) : command('kubectl', 'api-versions'),
        command('kubectl', 'get', 'customresourcedefinitions'),
      ],
    };
  },
});

/** `cert-manager.io` of `no matches for kind "Issuer" in version "cert-manager.io/v1"` and of `(get issuers.cert-manager.io)`. */
function groupIn(line: string): string | undefined {
  const version = /in (?:version|group) \\?"([a-z\d.-]{1,200}\.[a-z]{2,20})[/"\\]/.exec(line)?.[1];
  return version ?? /\((?:get|list|watch|post|put|patch|delete) [a-z\d]{1,100}\.([a-z\d.-]{1,200})\)/.exec(line)?.[1];
}
