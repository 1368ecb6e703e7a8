import { command, kubectl, remedy } from '../remedy.ts';
import { schedulingRule } from './draft.ts';
import type { Obstacle } from './obstacles.ts';
import { shortageOf } from './shortage.ts';
import type { Verdict } from './verdict.ts';

/** The pod asks for more than any of its nodes has when empty, so no waiting and no clearing up will ever place it. */
export const s09TooLarge = schedulingRule('S9', (cluster, verdict) => {
  const { evidence, ...parameters } = shortageOf(cluster, onlyHopeless(verdict));
  return {
    evidence,
    parameters,
    remedy: remedy(
      'optimisation/right-sizing',
      verdict.workload,
      kubectl(['get', '-o', 'yaml'], verdict.workload),
      command('kubectl', 'get', 'nodes', '-o', 'custom-columns=NAME:.metadata.name,ALLOCATABLE:.status.allocatable'),
      kubectl('edit', verdict.workload),
    ),
  };
});

/** Another resource may merely be short for now; the one to name is the one that never suffices. */
function onlyHopeless(verdict: Verdict): Verdict {
  const hopeless = (obstacle: Obstacle) => obstacle.sort === 'resource' && obstacle.wanted > obstacle.allocatable;
  const obstacles = [...verdict.obstacles].map(([node, list]) => [node, list.filter(hopeless)] as const);
  return { ...verdict, obstacles: new Map(obstacles) };
}
