import { expect, test } from 'vitest';
import { scriptEnvironment } from './script.ts';

test('the shell parts are told everything, so that no default of theirs ever counts', () => {
  const settings = { name: 'vps', net: '10.90.0', kubernetes: '1.36', agents: 2, with: [] } as const;
  expect(scriptEnvironment('/lab', settings)).toEqual({
    LAB_DIR: '/lab',
    LAB_NAME: 'vps',
    LAB_NET: '10.90.0',
    LAB_AGENTS: '2',
    LAB_VERSION: 'v1.36.3',
    LAB_VERSIONS: 'v1.36.3',
  });
});
