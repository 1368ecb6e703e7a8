/** The runbook's procedures, by chapter and name; the names are those of the files under `src/runbook/`. */
export const procedureIds = [
  'maintenance/infrastructure-update',
  'maintenance/certificate-rotation',
  'maintenance/cleanup',
  'maintenance/backup',
  'troubleshooting/node-not-ready',
  'troubleshooting/crash-loop',
  'troubleshooting/image-pull',
  'troubleshooting/ingress',
  'troubleshooting/dns',
  'troubleshooting/storage-pending',
  'troubleshooting/certificate-issuance',
  'troubleshooting/postgresql',
  'emergency/cluster-restore',
  'emergency/volume-loss',
  'emergency/compromise',
  'optimisation/right-sizing',
  'optimisation/autoscaling',
  'upgrades/k3s',
  'upgrades/application',
] as const;

export type ProcedureId = (typeof procedureIds)[number];
