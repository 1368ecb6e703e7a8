import type { Diagnosis } from '../../diagnosis/report/schema.ts';
import type { CertificateStatus, NodeStatus, Status, WorkloadStatus } from '../../diagnosis/status/schema.ts';
import { closing } from '../diagnose/closing.ts';
import { writeHeading } from '../diagnose/diagnosis-page.ts';
import { few, nameOf } from '../diagnose/names.ts';
import { writeUnreadable } from '../diagnose/unreadable-block.ts';
import type { Speech } from '../speech.ts';
import type { Page } from '../terminal/page.ts';
import { writeStorage } from './storage-block.ts';

const mostNodes = 8;
const mostWorkloads = 5;
const mostCertificates = 3;
const mostProblems = 5;
const indent = 2;

/** One screen: a block for each question that an operator asks first, and the verdict at the end. */
export function writeStatus(page: Page, status: Status, diagnosis: Diagnosis, speech: Speech): void {
  const { words } = speech;
  if (!speech.quiet) writeHeading(page, diagnosis, speech);
  page.gap();
  writeNodes(page, status.nodes, speech);
  writeWorkloads(page, status.workloads, speech);
  writeCertificates(page, status.certificates, speech);
  writeStorage(page, status.storage, speech);
  writeBackups(page, status.backups, speech);
  writeProblems(page, status, speech);
  writeUnreadable(page, status.unreadable, speech);
  page.gap();
  const { text, look } = closing(diagnosis, speech);
  page.text(text, { look });
  if (status.problems.length > 0 && !speech.quiet) page.text(words('cli.status.more'), { look: 'quiet' });
}

function writeNodes(page: Page, nodes: Status['nodes'], { words }: Speech): void {
  if (!nodes) return page.labelled(words('cli.status.nodes'), words('cli.status.unread'), { as: 'unknown' });
  const ready = nodes.filter((node) => node.ready === 'True').length;
  page.labelled(words('cli.status.nodes'), words('cli.status.readyOf', { count: nodes.length, ready }));
  const { first, more } = few(nodes, mostNodes);
  for (const node of first) page.item(nodeLine(node, words), { indent });
  if (more > 0) page.item(words('cli.diagnose.more', { count: more }), { indent });
}

function nodeLine(node: NodeStatus, words: Speech['words']): string {
  const percent = ({ used, requested, allocatable }: NodeStatus['cpu']) =>
    allocatable > 0 ? `${Math.round((100 * (used ?? requested)) / allocatable)} %` : '–';
  const measured = node.cpu.used !== null && node.memory.used !== null;
  return [
    `${node.name}: ${words(`cli.status.ready.${node.ready}`)}`,
    ...(node.schedulable ? [] : [words('cli.status.cordoned')]),
    ...node.pressures,
    words(measured ? 'cli.status.used' : 'cli.status.requested', {
      cpu: percent(node.cpu),
      memory: percent(node.memory),
    }),
    words('cli.status.pods', { count: node.pods.running, most: node.pods.allocatable }),
    ...(node.version ? [node.version] : []),
  ].join(', ');
}

function writeWorkloads(page: Page, workloads: Status['workloads'], { words }: Speech): void {
  if (!workloads) return page.labelled(words('cli.status.workloads'), words('cli.status.unread'), { as: 'unknown' });
  const { ready, wanted, unready } = workloads;
  page.labelled(words('cli.status.workloads'), words('cli.status.podsReady', { count: wanted, ready }));
  const { first, more } = few(unready, mostWorkloads);
  const line = (one: WorkloadStatus) => `${nameOf(one, '')}: ${one.ready}/${one.wanted}`;
  for (const one of first) page.item(line(one), { indent });
  if (more > 0) page.item(words('cli.diagnose.more', { count: more }), { indent });
}

function writeCertificates(page: Page, certificates: Status['certificates'], { words }: Speech): void {
  if (!certificates)
    return page.labelled(words('cli.status.certificates'), words('cli.status.unread'), { as: 'unknown' });
  const [next] = certificates;
  const said = next ? words('cli.status.firstExpires', { count: next.daysLeft }) : words('cli.status.noCertificate');
  page.labelled(words('cli.status.certificates'), said);
  const line = (one: CertificateStatus) =>
    words('cli.status.certificate', {
      count: one.daysLeft,
      name: nameOf(one, ''),
      names: one.names.slice(0, 2).join(', ') || '–',
    });
  for (const one of certificates.slice(0, mostCertificates)) page.item(line(one), { indent });
}

/** That a job succeeded is no proof of a backup, and that none is known is no proof that there is none. */
function writeBackups(page: Page, backups: Status['backups'], { words, language }: Speech): void {
  const label = words('cli.status.backups');
  if (!backups) return page.labelled(label, words('cli.status.unread'), { as: 'unknown' });
  if (backups.length === 0) return page.labelled(label, words('cli.status.noBackup'), { as: 'warning' });
  page.labelled(label, words('cli.status.backupsKnown', { count: backups.length }));
  for (const one of backups.slice(0, mostWorkloads)) {
    const at = one.lastSuccess && new Date(one.lastSuccess).toLocaleString(language === 'fr' ? 'fr' : 'en-GB');
    page.item(
      at
        ? words('cli.status.backup', { name: nameOf(one, ''), at })
        : words('cli.status.backupNever', { name: nameOf(one, '') }),
      { indent },
    );
  }
}

function writeProblems(page: Page, { problems }: Status, { words }: Speech): void {
  if (problems.length === 0) return;
  page.labelled(words('cli.status.problems'), String(problems.length));
  const { first, more } = few(problems, mostProblems);
  for (const { code, severity, title, object } of first) {
    const where = object.namespace === undefined ? '' : `${object.namespace}: `;
    const label = `${words(`cli.diagnose.severity.${severity}`)} ${code}`;
    page.labelled(label, where + title, { indent, as: severity });
  }
  if (more > 0) page.item(words('cli.diagnose.more', { count: more }), { indent });
}
