import { inBytes } from '../../diagnosis/node/bytes.ts';
import type { Status } from '../../diagnosis/status/schema.ts';
import type { Speech } from '../speech.ts';
import type { Page } from '../terminal/page.ts';

/** Claims, and how full the disks of the hosts are where hosts were looked at. */
export function writeStorage(page: Page, { claims, filesystems }: Status['storage'], { words }: Speech): void {
  const label = words('cli.status.storage');
  if (!claims) page.labelled(label, words('cli.status.unread'), { as: 'unknown' });
  else page.labelled(label, words('cli.status.claims', { ...claims }));
  for (const { host, mount, sizeBytes, availableBytes } of filesystems) {
    const used = sizeBytes > 0 ? Math.round((100 * (sizeBytes - availableBytes)) / sizeBytes) : 0;
    page.item(words('cli.status.filesystem', { host, mount, used, free: inBytes(availableBytes) }), { indent: 2 });
  }
}
