import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { k3sKubeconfig, type LocateOptions, locateKubeconfig } from './locate.ts';

const home = '/home/ada';
const own = '/home/ada/.kube/config';

function locate(present: readonly string[], options: LocateOptions = {}) {
  return locateKubeconfig({ env: {}, home, exists: (file) => present.includes(file), ...options });
}

describe('the kubeconfig is looked for', () => {
  test('where --kubeconfig says, and nowhere else even when nothing is there', () => {
    const options = { kubeconfig: '/given', env: { KUBECONFIG: '/env' } };
    expect(locate(['/env', own], options)).toEqual({ files: ['/given'], places: ['/given'] });
  });

  test('in all files of KUBECONFIG that exist, in their order, and then not at home', () => {
    const env = { KUBECONFIG: ['/a', '', '/absent', '/b'].join(delimiter) };
    expect(locate(['/b', '/a', own], { env })).toEqual({ files: ['/a', '/b'], places: ['/a', '/absent', '/b'] });
    expect(locate([own], { env }).files).toEqual([]);
  });

  test('at home, else where K3s puts it', () => {
    expect(locate([own, k3sKubeconfig]).files).toEqual([own]);
    expect(locate([k3sKubeconfig], { env: { KUBECONFIG: '' } }).files).toEqual([k3sKubeconfig]);
    expect(locate([])).toEqual({ files: [], places: [own, k3sKubeconfig] });
  });
});
