import type { HostCase } from './host-case.ts';
import { addons } from './hosts/addons.ts';
import { agents } from './hosts/agents.ts';
import { controlPlane } from './hosts/control-plane.ts';
import { registries } from './hosts/registry.ts';
import { silentNodes } from './hosts/silent-nodes.ts';

export const hostCases: readonly HostCase[] = [...registries, ...addons, ...agents, ...silentNodes, ...controlPlane];
