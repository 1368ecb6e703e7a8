import { afterAll, beforeAll, describe } from 'vitest';
import type { Environment } from './environment.ts';
import { containers } from './parts/containers.ts';
import { customResources } from './parts/custom-resources.ts';
import { deletion } from './parts/deletion.ts';
import { discovery } from './parts/discovery.ts';
import { faults } from './parts/faults.ts';
import { lists } from './parts/lists.ts';
import { logs } from './parts/logs.ts';
import { patches } from './parts/patches.ts';
import { reflectors } from './parts/reflectors.ts';
import { tls } from './parts/tls.ts';
import { verbs } from './parts/verbs.ts';
import { watches } from './parts/watches.ts';

/** Each part gets the environment only when its tests run: it is made once, before the first of them. */
export type Part = (environment: () => Environment) => void;

const parts: Readonly<Record<string, Part>> = {
  discovery,
  verbs,
  patches,
  deletion,
  lists,
  watches,
  reflectors,
  'custom resources': customResources,
  logs,
  containers,
  faults,
  tls,
};

/** What the client promises, shown on one kind of cluster. Every kind of cluster must pass the same suite. */
export function conformance(name: string, open: () => Promise<Environment>): void {
  describe(`client conformance: ${name}`, () => {
    let environment: Environment | undefined;
    beforeAll(async () => {
      environment = await open();
    });
    afterAll(() => environment?.close());
    const current = () => {
      if (!environment) throw new Error('the environment could not be opened');
      return environment;
    };
    for (const [title, part] of Object.entries(parts)) describe(title, () => part(current));
  });
}
