import { rules } from '../../diagnosis/registry.ts';
import { type ExitStatus, exitStatus } from '../../model/error.ts';
import type { RulesFlags } from '../commands/rules.ts';
import type { CliContext } from '../context.ts';
import { printJson, speechOf } from '../speech.ts';
import { patterns, sightOf } from './explanation.ts';
import type { RuleList } from './schema.ts';

/** `lions rules`. */
export async function runRules(flags: RulesFlags, context: CliContext): Promise<ExitStatus> {
  const speech = speechOf(flags, context);
  const title = patterns(speech);
  const list: RuleList = {
    schema: 'lions.rules/v1',
    language: speech.language,
    rules: rules
      .filter(({ family }) => !flags.family || flags.family.includes(family))
      .map((rule) => ({
        code: rule.code,
        family: rule.family,
        title: title(`rules.${rule.code}.title`),
        ...sightOf(rule),
      })),
  };
  if (flags.output === 'json') printJson(context.stdout, list);
  else {
    const page = speech.page();
    for (const [family, ofFamily = []] of Object.entries(Object.groupBy(list.rules, (rule) => rule.family))) {
      page.gap();
      page.text(speech.words(`cli.family.${family}`), { look: 'strong' });
      for (const { code, title } of ofFamily) page.labelled(code, title, { column: 5 });
    }
    context.stdout.write(page.toString());
  }
  return exitStatus.ok;
}
