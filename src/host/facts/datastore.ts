import { type Readable, unreadable } from '../../model/readable.ts';
import { linesOf, numberOf, type Section } from './section.ts';

export interface Datastore {
  readonly bytes: number;
  readonly walBytes: number;
}

/** Size of SQLite's file and its write-ahead log. Other datastores and agents have none here. */
export const datastore: Section<Datastore> = {
  name: 'datastore',
  script: `as_root 5 sh -c 'cd "$1" 2>/dev/null || { echo "there is no folder $1" >&2; exit 127; }
[ -d server ] || { echo agent; exit; }
[ -d server/db/etcd ] && echo etcd
for file in server/db/state.db server/db/state.db-wal; do
  if [ -f "$file" ]; then stat -c "%n %s" "$file"; fi
done' sh "$data"`,
  parse(output): Readable<Datastore> | Datastore {
    const lines = linesOf(output);
    if (lines.includes('agent')) return unreadable('not-configured', 'an agent has no datastore');
    const size = (file: string) => lines.find((line) => line.startsWith(`server/db/${file} `))?.split(' ')[1];
    const bytes = size('state.db');
    if (bytes !== undefined)
      return { bytes: numberOf(bytes, 'state.db'), walBytes: numberOf(size('state.db-wal') ?? '0', 'wal') };
    if (lines.includes('etcd')) return unreadable('not-configured', 'the datastore is embedded etcd and not SQLite');
    return unreadable('not-found', 'there is no SQLite datastore; it may lie on another server');
  },
};
