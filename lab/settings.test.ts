import { describe, expect, test } from 'vitest';
import { LabError } from './error.ts';
import { agentCount, extraList, freeNet, labFolder, labName } from './settings.ts';

describe('names', () => {
  test.each(['vps', 'a', 'lab2', 'abcdefghi'])('%s', (name) => expect(labName(name)).toBe(name));

  test.each(['', 'Vps', '2lab', 'vps-2', 'abcdefghij', '../x', 'a b', '-x'])(
    '%j is refused: it would not fit an interface, or would look like an agent or an option',
    (name) => expect(() => labName(name)).toThrow(LabError),
  );
});

test('agents are a count from 0 to 5', () => {
  expect(['0', '5'].map(agentCount)).toEqual([0, 5]);
  for (const wrong of ['6', '-1', '1.5', '', 'two', '01']) expect(() => agentCount(wrong)).toThrow(LabError);
});

describe('extras', () => {
  test('come in the order of installation, each once', () => {
    expect(extraList('cert-manager, postgres,cert-manager')).toEqual(['postgres', 'cert-manager']);
    expect(extraList('')).toEqual([]);
  });

  test('ACME brings cert-manager, which asks for its certificates', () => {
    expect(extraList('acme')).toEqual(['cert-manager', 'acme']);
  });

  test('an unknown word is refused with the known ones', () => {
    expect(() => extraList('postgres,redis')).toThrow(/"redis".*postgres, cert-manager, acme/);
  });
});

describe('networks', () => {
  test('the first that neither a lab nor an interface has', () => {
    expect(freeNet([])).toBe('10.90.0');
    expect(freeNet(['127.0.0.1', '10.90.0.1', '10.91.0', 'fe80::1'])).toBe('10.92.0');
  });

  test('none left is said, not wrapped around', () => {
    const all = Array.from({ length: 30 }, (_, i) => `10.${90 + i}.0.1`);
    expect(() => freeNet(all)).toThrow('no free network');
  });
});

test('everything lives in the cache folder, or where LAB_DIR says', () => {
  expect(labFolder({ XDG_CACHE_HOME: '/c' })).toBe('/c/lions-lab');
  expect(labFolder({ XDG_CACHE_HOME: '/c', LAB_DIR: '/lab' })).toBe('/lab');
});
