import { describe, expect, test } from 'vitest';
import type { Pod } from '../../model/kinds.ts';
import { requestsOf } from './requests.ts';

const asks = (cpu: string, more: object = {}) => ({ name: 'c', resources: { requests: { cpu } }, ...more });
const cpuOf = (spec: object) => requestsOf({ metadata: { name: 'p' }, spec } as unknown as Pod).get('cpu');

describe('what a pod asks for', () => {
  test('containers add up', () => expect(cpuOf({ containers: [asks('100m'), asks('1')] })).toBe(1100));

  test('the largest init container counts when it asks for more', () => {
    expect(cpuOf({ containers: [asks('1')], initContainers: [asks('2'), asks('500m')] })).toBe(2000);
    expect(cpuOf({ containers: [asks('1')], initContainers: [asks('500m')] })).toBe(1000);
  });

  test('a sidecar stays, beside the containers and beside the init containers after it', () => {
    const sidecar = asks('300m', { restartPolicy: 'Always' });
    expect(cpuOf({ containers: [asks('1')], initContainers: [sidecar] })).toBe(1300);
    expect(cpuOf({ containers: [asks('1')], initContainers: [sidecar, asks('2')] })).toBe(2300);
    expect(cpuOf({ containers: [asks('1')], initContainers: [asks('2'), sidecar] })).toBe(2000);
  });

  test('overhead comes on top, a limit stands in for a missing request', () => {
    expect(cpuOf({ containers: [asks('1')], overhead: { cpu: '250m' } })).toBe(1250);
    expect(cpuOf({ containers: [{ name: 'c', resources: { limits: { cpu: '2' } } }] })).toBe(2000);
  });

  test('resources of the whole pod replace those of its containers', () =>
    expect(cpuOf({ containers: [asks('1')], resources: { requests: { cpu: '3' } } })).toBe(3000));

  test('odd pods ask for nothing but their place', () => {
    expect([...requestsOf({ metadata: { name: 'p' } } as Pod)]).toEqual([['pods', 1]]);
    expect(cpuOf({ containers: [{ name: 'c', resources: { requests: { cpu: 'lots' } } }] })).toBeUndefined();
  });
});
