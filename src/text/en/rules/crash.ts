import type { RuleTexts } from '../../rule-text.ts';

export const crash: RuleTexts = {
  C1: {
    title: '{{object}}: container {{container}} needs more memory than its limit',
    explanation:
      'Linux killed the container {{container}} because it used more than its memory limit of {{limit}} (OOMKilled, {{restarts}} restarts so far).',
    advice:
      'Raise the memory limit to what the application really needs, or find the leak. For Java and Node.js, check that the heap setting is below the limit.',
    about:
      'A container was killed with the reason OOMKilled and has a memory limit of its own. A kill without a limit, when the whole node ran out of memory, is C2.',
  },
};
