import type { Rule } from '../rule.ts';
import { v02ClassAbsent } from './v02-class-absent.ts';
import { v03NoDefaultClass } from './v03-no-default-class.ts';
import { v04ProvisionerDown } from './v04-provisioner-down.ts';
import { v05HelperPod } from './v05-helper-pod.ts';
import { v06AccessMode } from './v06-access-mode.ts';
import { v07NotForLocalPath } from './v07-not-for-local-path.ts';
import { v08NodeMap } from './v08-node-map.ts';
import { v09VolumeMismatch } from './v09-volume-mismatch.ts';
import { v10LostNode } from './v10-lost-node.ts';
import { v11NoVolume } from './v11-no-volume.ts';
import { v13StuckDeletion } from './v13-stuck-deletion.ts';
import { v14VolumeLost } from './v14-volume-lost.ts';
import { v16MountFailed } from './v16-mount-failed.ts';
import { v17ClaimAbsent } from './v17-claim-absent.ts';
import { v18ClaimRefused } from './v18-claim-refused.ts';
import { v19InUse } from './v19-in-use.ts';

/** In order of precedence: a pod belongs to the first rule that claims it. */
export const storageRules: readonly Rule[] = [
  v17ClaimAbsent,
  v14VolumeLost,
  v13StuckDeletion,
  v02ClassAbsent,
  v03NoDefaultClass,
  v19InUse,
  v07NotForLocalPath,
  v06AccessMode,
  v08NodeMap,
  v10LostNode,
  v05HelperPod,
  v04ProvisionerDown,
  v09VolumeMismatch,
  v11NoVolume,
  v18ClaimRefused,
  v16MountFailed,
];
