import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // Pure code shares one process: isolation would cost ten times the time and buy nothing.
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'lab/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/*.test.ts',
            'tests/truth/*.test.ts',
          ],
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['conformance', 'sandbox', 'cli', 'host'].map((folder) => `tests/${folder}/**/*.test.ts`),
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      // One after the other, and only when nobody else uses the cluster any more: they break it.
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 1 },
          include: ['tests/e2e/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 1_800_000,
        },
      },
    ],
  },
});
