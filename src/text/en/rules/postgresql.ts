import type { RuleTexts } from '../../rule-text.ts';

export const postgresql = {
  P1: {
    title: '{{object}}: PostgreSQL has no password for its superuser',
    explanation:
      'At its first start PostgreSQL makes its database and needs a password for the superuser. The container {{container}} gets none, or an empty one ({{problem}}), and ends at once.',
    advice:
      'Give the container POSTGRES_PASSWORD (Bitnami: POSTGRESQL_PASSWORD) from a Secret whose value is not empty. Do not switch the password off with POSTGRES_HOST_AUTH_METHOD=trust.',
    about:
      'The log says that no superuser password is given, or, when no log can be read, an official image without any password variable ends at once over fresh data. A Secret or key that does not exist is G2 or G3.',
  },
  P2: {
    title: '{{object}}: PostgreSQL’s data directory is not empty',
    explanation:
      'PostgreSQL wanted to make a new database in a directory in which other files lie already: {{problem}}. On a fresh disk it is mostly lost+found, because the directory is the root of the volume.',
    advice:
      'Look at what lies there before anything else: if it is an older database, do not remove it. With lost+found or .snapshot alone, let PGDATA point to a directory below the mount, such as /var/lib/postgresql/data/pgdata.',
    about:
      'initdb refuses a directory that exists and is not empty. Data of another major version is P4; data without its version file is P10.',
  },
  P3: {
    title: '{{object}}: PostgreSQL may not use its data directory',
    explanation:
      'The server runs as user {{user}} and needs a data directory that belongs to that user, with mode 0700 or 0750. It says: {{problem}}. The data lies on {{place}}.',
    advice:
      'On a local-path or hostPath volume fsGroup has no effect: change the owner of the directory on the node, or with an init container that runs as root (chown -R {{user}}:{{user}}, chmod 0700 on the data directory itself). On other volumes set fsGroup together with fsGroupChangePolicy: OnRootMismatch, so that Kubernetes does not open the files to the group at every start.',
    about:
      'The log tells of a wrong owner, of permissions that are too wide, or that the data directory cannot be read or made. A file system that is read-only, or files outside the data directory, are C12; the mode of a TLS key is P6.',
  },
  P4: {
    title: '{{object}}: the data is of PostgreSQL {{old}}, the image of {{present}}',
    explanation:
      'The files on the volume were made by PostgreSQL {{old}}; the image is now {{present}}. A major version cannot read the files of another one, so the server refuses to start. The data is unharmed.',
    advice:
      'Put the old image back: the database serves again. Then migrate on purpose: dump with pg_dumpall, start the new version on a new volume, restore there; or use pg_upgrade on a copy. Never delete or empty the volume, and pin the major version in the image’s tag.',
    about:
      'The server says that the database files are incompatible, with the two versions. A control file that names no version at all is damaged: P10. The refusal of the images from 18 on to use the old mount is P5.',
  },
  P5: {
    title: '{{object}}: from PostgreSQL 18 on the volume must be mounted elsewhere',
    explanation:
      'The image {{image}} keeps each major version in a directory of its own below /var/lib/postgresql and refuses to start with a volume, or older data, at {{mount}}.',
    advice:
      'When there is data already, put the old image (17 or older) back, dump with pg_dumpall, and restore into the new version; never empty the volume. For a new database mount the volume at /var/lib/postgresql and set no PGDATA.',
    about:
      'The entry point of the official image, 18 or newer, prints what it found at the old place; or, when no log can be read, such an image ends at once over a volume at /var/lib/postgresql/data. Older images that meet data of another version are P4.',
  },
  P6: {
    title: '{{object}}: PostgreSQL does not accept its settings',
    explanation: 'The server ends before it opens the database, because one of its settings is wrong: {{problem}}',
    advice:
      'Correct the parameter, the file or the argument that the message names; parameters come and go with major versions, so compare with the documentation of this one. For a library, take an image that contains it; for a TLS key, mode 0600 and the right owner. The data is unharmed.',
    about:
      'The log names an unknown parameter, a value that is not allowed, an error in postgresql.conf or pg_hba.conf, a missing library or certificate, or a key that others may read. Variables that the image needs at the first start are P1.',
  },
  P7: {
    title: '{{object}}: PostgreSQL’s disk is full',
    explanation:
      'PostgreSQL cannot write any more: {{problem}}. Its data lies on {{place}}. What fills it is mostly write-ahead log that is kept for a replication slot or for an archive that cannot be reached.',
    advice:
      'Never delete anything in pg_wal: the database would be lost. Free space outside of the data directory or enlarge the volume; a local-path volume is a directory of the node and shares its disk. Once the server runs, look for replication slots that nobody uses and for a failing archive_command, and only then remove what is too much.',
    about:
      'The server’s log, or what it told its clients, says that no space is left on the volume of the data. The disk of a node under pressure is N6, another program’s full volume is C15, a full /dev/shm is P11.',
  },
  P8: {
    title: '{{object}}: two PostgreSQL servers, or an old lock, on the same data',
    explanation:
      'The data directory is locked or in use by another server: {{problem}}. Other pods with the same volume: {{others}}. ReadWriteOnce allows one node, not one pod, and servers in separate containers do not see each other’s lock: both write, and the data breaks.',
    advice:
      'Stop all pods but one at once (scale to 1), and use a StatefulSet, strategy Recreate or ReadWriteOncePod. Remove postmaster.pid only when you have made sure that no other pod uses the volume; afterwards check the data and keep a dump.',
    about:
      'The server meets the lock file of another one, or two running PostgreSQL servers mount the same claim. Replicas that each have a volume of their own are P16.',
  },
  P9: {
    title: '{{object}}: a probe kills PostgreSQL while it is still recovering',
    explanation:
      'The server was at work when it was killed: {{working}}. The probe ({{probe}}) allows {{allowed}} s from the start, the last life had {{lives}} s; each kill makes the recovery begin anew, so it never ends (restarts so far: {{restarts}}).',
    advice:
      'Let it finish: add a startupProbe that allows far more than the longest recovery (for example failureThreshold 360 × periodSeconds 10 = one hour), or remove the liveness probe for now. Never shorten the probe, never delete pg_wal, and do not restart the pod by hand.',
    about:
      'The kubelet ends the server because of a liveness or startup probe, and the log or the probe tells of recovery, redo or the first initialisation. A probe that fails for another reason is C3 or C4.',
  },
  P10: {
    title: '{{object}}: PostgreSQL’s files are damaged or incomplete',
    explanation:
      'The server cannot open its database: {{problem}}. It happens after a lost disk, a copy of a running data directory, two servers on one volume, or deleted write-ahead log.',
    advice:
      'Stop the pod and copy the whole volume before anything else; work only on the copy. Restore the newest backup or dump. pg_resetwal throws away committed data and comes last, on a copy only, followed by a dump and a restore into a new database. Never delete the claim to make the error go away.',
    about:
      'The log tells of a missing or invalid checkpoint, a damaged control file, missing files or invalid pages, and the server ends. Data of another major version is P4; files that may not be read are P3.',
  },
  P11: {
    title: '{{object}}: PostgreSQL lacks memory',
    explanation:
      'PostgreSQL was killed for memory or cannot get the shared memory that it needs: {{problem}} (memory limit: {{limit}}). Kubernetes gives a container 64 MiB at /dev/shm, whatever its limit.',
    advice:
      'With OOMKilled, raise the limit, or lower shared_buffers, work_mem and max_connections. When shared memory cannot be resized, mount an emptyDir with medium: Memory at /dev/shm; it counts against the limit. After a kill the server needs time to recover: leave it alone.',
    about:
      'A PostgreSQL container ends with OOMKilled, or the server says that it cannot map, create or resize shared memory or that one of its processes was killed by signal 9 or 7. Other programs’ kills are C1 and C2.',
  },
  P12: {
    title: '{{object}}: the database was only half initialised',
    explanation:
      'The scripts of the first start failed, or did not make what clients need: {{problem}} (script: {{script}}). They run only while the data directory is empty; at every later start PostgreSQL skips them, so roles, databases or tables are missing although the server looks well.',
    advice:
      'Correct the script, then run the missing SQL by hand in the running database, or create the missing role or database there. Only when the database is new and holds nothing of worth, start again with an empty volume; dump it first in any case.',
    about:
      'A script of /docker-entrypoint-initdb.d ended the first start; or clients miss a role or a database of a server that runs, whose first life ended badly or that has such scripts. A client that asks for a wrong name otherwise is C6.',
  },
  P13: {
    title: '{{object}}: the database {{database}} still has another password',
    explanation:
      'The database runs, and refuses the password of its clients: {{problem}}. POSTGRES_PASSWORD is read only when the database is made; a Secret that was changed or made anew later changes nothing in it.',
    advice:
      'Decide which password is right. Set it in the database (ALTER ROLE … PASSWORD, or \\password in psql inside the pod, where no password is asked), let the Secret say the same, then restart the clients. Never empty the volume for it.',
    about:
      'A ready server refuses clients that take their password from the very Secret that the server was made with, or several clients of different origin at once. A single client with a Secret of its own is C6; a role that does not exist is P12 or C6.',
  },
  P16: {
    title: '{{object}}: {{replicas}} separate databases behind one Service',
    explanation:
      'The image {{image}} does not replicate by itself: each of the {{replicas}} replicas is a database of its own. The Service {{service}} sends each connection to any of them, so data seems to come and go.',
    advice:
      'Dump every replica first (pg_dumpall in each pod): each may hold data that the others lack. Then go back to one replica, merge what is needed, and use an operator such as CloudNativePG when you want several.',
    about:
      'A StatefulSet or Deployment with more than one replica of a plain PostgreSQL image, without any sign of a replication manager, and a Service that selects all of them. Images and operators that replicate are silent here.',
  },
  P17: {
    title: '{{object}}: only {{container}} beside PostgreSQL fails',
    explanation:
      'PostgreSQL itself runs and is ready (container {{server}}); the container {{container}} in the same pod fails: {{problem}}. While any container is not ready, Kubernetes keeps the whole pod out of its Services.',
    advice:
      'Leave the database alone: correct or remove {{container}}. If clients are cut off meanwhile, take the container out of the pod’s template; the data is not concerned.',
    about:
      'In the pod of a PostgreSQL server that is ready, another container (exporter, backup, proxy) crashes or is not ready. A password that the database refuses to it is P13, a variable used before its definition is C17.',
  },
} satisfies RuleTexts;
