import { describe, expect, test } from 'vitest';
import { decisive } from './said.ts';
import { causeOf, readyWords, recoveryWords, type ServerCause } from './words.ts';

/** As PostgreSQL 15 and the C library have them in English, French, German, Spanish and Italian. */
const lines: readonly (readonly [ServerCause, string])[] = [
  ['ownership', 'FATAL:  le répertoire des données « /data » a un mauvais propriétaire'],
  ['ownership', 'FATAL:  Datenverzeichnis »/data« hat ungültige Zugriffsrechte'],
  ['ownership', 'FATAL:  el directorio de datos «/data» tiene dueño equivocado'],
  ['ownership', 'FATALE:  la directory dei dati "/data" ha il proprietario errato'],
  ['version', 'FATAL:  les fichiers de la base de données sont incompatibles avec le serveur'],
  ['version', 'FATAL:  Datenbankdateien sind inkompatibel mit Server'],
  ['version', 'FATAL:  los archivos de base de datos son incompatibles con el servidor'],
  ['version', 'FATALE:  i file del database sono incompatibili col server'],
  ['setting', 'LOG:  unbekannter Konfigurationsparameter »shared_bufers«'],
  ['setting', 'LOG:  parámetro de configuración «shared_bufers» no reconocido'],
  ['setting', 'LOG:  valeur invalide pour le paramètre « work_mem » : « lots »'],
  ['setting', 'FATAL:  le fichier de configuration « /etc/postgresql.conf » contient des erreurs'],
  ['setting', 'FATAL:  konnte pg_hba.conf nicht laden'],
  ['lock', 'FATAL:  le fichier verrou « postmaster.pid » existe déjà'],
  ['lock', 'FATAL:  Sperrdatei »postmaster.pid« existiert bereits'],
  ['lock', 'FATAL:  el archivo de bloqueo «postmaster.pid» ya existe'],
  ['corrupt', "PANIC:  n'a pas pu localiser un enregistrement d'un point de vérification valide"],
  ['corrupt', 'PANIK:  konnte keinen gültigen Checkpoint-Datensatz finden'],
  ['corrupt', 'PANIC:  no se pudo localizar un registro de punto de control válido'],
  ['corrupt', 'PANICO:  localizzazione di un record di checkpoint valido fallita'],
  ['corrupt', 'DETALLE:  Falta el archivo «/data/PG_VERSION».'],
  ['memory', "FATAL:  n'a pas pu créer le segment de mémoire partagée anonyme : Ne peut allouer de la mémoire"],
  ['memory', 'FATAL:  konnte anonymes Shared Memory nicht mappen: Nicht genügend Hauptspeicher verfügbar'],
  ['memory', 'LOG:  server process (PID 12) was terminated by signal 9: Killed'],
  [
    'space',
    'FATAL:  konnte Sperrdatei »postmaster.pid« nicht schreiben: Auf dem Gerät ist kein Speicherplatz mehr verfügbar',
  ],
  ['space', 'PANIC:  no se pudo escribir a archivo «pg_wal/xlogtemp.29»: No queda espacio en el dispositivo'],
  ['space', 'ERROR:  could not extend file "base/16384/2619": No space left on device'],
  ['occupied', 'initdb: Fehler: Verzeichnis »/data« existiert aber ist nicht leer'],
];

describe('what a server says of its end', () => {
  test.each(lines)('%s: %s', (cause, line) => expect(causeOf(line)?.cause).toBe(cause));

  test.each([
    'LOG:  checkpoint complete: wrote 41 buffers (0.3%)',
    'LOG:  database system was shut down at 2026-11-24 01:00:00 UTC',
    'FATAL:  password authentication failed for user "shop"',
    'FATAL:  role "root" does not exist',
    'FATAL:  sorry, too many clients already',
    'ERROR:  relation "orders" does not exist at character 15',
    'FEHLER:  ungültige Seite in Block 3 von Relation base/1/2',
    'WARNING:  database "shop" has a collation version mismatch',
    "chmod: changing permissions of '/var/run/postgresql': Operation not permitted",
    'LOG:  startup process (PID 29) was terminated by signal 6: Aborted',
    'FATAL:  terminating connection due to administrator command',
    'LOG:  could not receive data from client: Connection reset by peer',
  ])('nothing: %s', (line) => expect(causeOf(line)).toBeUndefined());

  test('the last cause counts, and none that the server overcame', () => {
    const first = 'FATAL:  lock file "postmaster.pid" is empty';
    expect(decisive([first, 'PANIC:  could not write to file "x": No space left on device'])?.cause).toBe('space');
    expect(decisive([first, 'LOG:  database system is ready to accept connections'])).toBeUndefined();
  });

  test.each([
    'LOG:  le système de bases de données est prêt pour accepter les connexions',
    'LOG:  Datenbanksystem ist bereit, um Verbindungen anzunehmen',
    'LOG:  el sistema de bases de datos está listo para aceptar conexiones',
    'LOG:  database system is ready to accept read-only connections',
  ])('up: %s', (line) => expect(line).toMatch(readyWords));

  test.each([
    'LOG:  la ré-exécution commence à 0/1A2B3C8',
    'LOG:  Redo im Gang, abgelaufene Zeit: 10.00 s, aktuelle LSN: 0/1',
    'LOG:  el sistema de bases de datos fue interrumpido; última vez en funcionamiento en 2026-11-24',
    'LOG:  syncing data directory (fsync), elapsed time: 10.00 s, current path: ./base/16384/2619',
  ])('recovering: %s', (line) => expect(line).toMatch(recoveryWords));
});
