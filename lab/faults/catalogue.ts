import { agentTokenWrong } from './agent-token-wrong.ts';
import { apiserverFrozen } from './apiserver-frozen.ts';
import { cniBroken } from './cni-broken.ts';
import { cniPluginMissing } from './cni-plugin-missing.ts';
import { containerdFrozen } from './containerd-frozen.ts';
import { containerdMissing } from './containerd-missing.ts';
import { controllerManagerFrozen } from './controller-manager-frozen.ts';
import { corefileBroken } from './corefile-broken.ts';
import { datastoreLocked } from './datastore-locked.ts';
import { diskFullHost } from './disk-full-host.ts';
import { diskFullVolumes } from './disk-full-volumes.ts';
import { expiredAdminCertificate } from './expired-admin-certificate.ts';
import { expiredCertificate } from './expired-certificate.ts';
import type { Fault } from './fault.ts';
import { hostFrozen } from './host-frozen.ts';
import { hostOff } from './host-off.ts';
import { inodesFullVolumes } from './inodes-full-volumes.ts';
import { k3sAgentStopped } from './k3s-agent-stopped.ts';
import { k3sCrashLoop } from './k3s-crash-loop.ts';
import { k3sStopped } from './k3s-stopped.ts';
import { kubeletStopped } from './kubelet-stopped.ts';
import { localPathDown } from './local-path-down.ts';
import { localPathHelperBroken } from './local-path-helper-broken.ts';
import { memoryPressure } from './memory-pressure.ts';
import { networkCut } from './network-cut.ts';
import { nodeCordoned } from './node-cordoned.ts';
import { nodePasswordRejected } from './node-password-rejected.ts';
import { pidPressure } from './pid-pressure.ts';
import { registryForbidden } from './registry-forbidden.ts';
import { registryPlainHttp } from './registry-plain-http.ts';
import { registryRateLimited } from './registry-rate-limited.ts';
import { registryRefusing } from './registry-refusing.ts';
import { registryServerError } from './registry-server-error.ts';
import { registryUnauthorized } from './registry-unauthorized.ts';
import { registryUnknownCa } from './registry-unknown-ca.ts';
import { schedulerFrozen } from './scheduler-frozen.ts';
import { sshDown } from './ssh-down.ts';
import { tokenLost } from './token-lost.ts';

/** Every fault, by name; a test holds it against the files of this folder. */
export const faults: readonly Fault[] = [
  agentTokenWrong,
  apiserverFrozen,
  cniBroken,
  cniPluginMissing,
  containerdFrozen,
  containerdMissing,
  controllerManagerFrozen,
  corefileBroken,
  datastoreLocked,
  diskFullHost,
  diskFullVolumes,
  expiredAdminCertificate,
  expiredCertificate,
  hostFrozen,
  hostOff,
  inodesFullVolumes,
  k3sAgentStopped,
  k3sCrashLoop,
  k3sStopped,
  kubeletStopped,
  localPathDown,
  localPathHelperBroken,
  memoryPressure,
  networkCut,
  nodeCordoned,
  nodePasswordRejected,
  pidPressure,
  registryForbidden,
  registryPlainHttp,
  registryRateLimited,
  registryRefusing,
  registryServerError,
  registryUnauthorized,
  registryUnknownCa,
  schedulerFrozen,
  sshDown,
  tokenLost,
];
