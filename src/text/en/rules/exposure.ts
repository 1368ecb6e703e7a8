import type { RuleTexts } from '../../rule-text.ts';

export const exposure = {
  X1: {
    title: '{{object}} holds a password that everybody knows ({{keys}})',
    explanation:
      'The value under {{keys}} is one that installers and tutorials set, which is the first thing an intruder tries. It is used by: {{users}}.',
    advice:
      'Change the password in the program itself first (a database reads its Secret only when it is first set up, so use ALTER ROLE or its own tool), then put the new one into the Secret and restart whoever uses it.',
    about:
      'A Secret that a workload uses, or that belongs to an installed chart, has a password key whose value is well known, such as changeme or admin. LIONS compares and forgets the value. A Secret that nothing uses is left alone.',
  },
} satisfies RuleTexts;
