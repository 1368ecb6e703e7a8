/**
 * What a PostgreSQL server (or the script that starts it) says of its own end:
 * - password: no password for the superuser at the first start
 * - occupied: the directory for new data is not empty
 * - ownership: the data belongs to somebody else, or too many may read it
 * - version: the data was made by another major version
 * - layout: the images from 18 on keep the data elsewhere
 * - setting: a parameter, a file of settings, a library or a key is wrong
 * - space: no room to write
 * - lock: another server has the data, or had it and left its lock
 * - corrupt: the data is damaged or incomplete
 * - memory: no shared memory, or the kernel killed a process of the server
 */
export type ServerCause =
  | 'password'
  | 'occupied'
  | 'ownership'
  | 'version'
  | 'layout'
  | 'setting'
  | 'space'
  | 'lock'
  | 'corrupt'
  | 'memory';

// PostgreSQL speaks the language of `lc_messages`: English, French, German, Spanish and Italian are known here, as its own
// translations and those of the C library have them.
const quoted = '["«»“”„\']';
const denied =
  '(?:Permission denied|Operation not permitted|Permission non accordée|Opération non permise|Keine Berechtigung|Operation ist nicht erlaubt|Permiso denegado|Operación no permitida|Permesso negato|Operazione non permessa)';
const absent =
  '(?:No such file or directory|Aucun fichier ou dossier|Datei oder Verzeichnis nicht gefunden|No existe el (?:fichero|archivo)|File o directory non esistente)';
const full =
  'No space left on device|Disk quota exceeded|Aucun espace disponible sur le périphérique|Débordement du quota|kein Speicherplatz mehr verfügbar|Plattenplatz \\(Quota\\)|No queda espacio en el dispositivo|excedido la cuota de disco|Spazio esaurito|Quota disco superata';
const noMemory =
  '(?:Cannot allocate memory|Ne peut allouer de la mémoire|Nicht genügend Hauptspeicher|No se pudo asignar memoria|Impossibile allocare memoria)';
const dataPath =
  '(?:/var/lib/postgresql|/bitnami/postgresql|/pgdata|/home/postgres|/var/lib/pgsql|/data\\b|PG_VERSION|postmaster\\.pid|["«»„“](?:\\s)?(?:global|base|pg_\\w+)/|pg_control|postgresql\\.(?:auto\\.)?conf|pg_hba\\.conf|pg_wal|PGDATA)';
const ownFile = `${quoted}\\s?(?:\\S{0,200}/)?(?:global|base|pg_[a-z]+)(?:/\\S{0,80})?\\s?${quoted}`;

type Words = readonly [ServerCause, readonly RegExp[]];

/** The special before the general: a line belongs to the first cause that matches. */
const words: readonly Words[] = [
  [
    'layout',
    [
      /in 18\+, these Docker images|there appears to be PostgreSQL data in:|unused mount\/volume|major-version-specific/i,
    ],
  ],
  [
    'password',
    [
      /superuser password is not specified|POSTGRES(?:QL)?_(?:\w+_)?PASSWORD environment variable is empty or not set|must specify a password for the superuser/i,
      /You must specify POSTGRES(?:QL)?_PASSWORD|must either specify the following environment variables|password file ".{1,200}" is empty/i,
    ],
  ],
  [
    'occupied',
    [
      /exists but is not empty|existe mais n'est pas vide|existiert aber ist nicht leer|existe pero no está vacío|esiste ma non è vuota/i,
      /It contains a lost\+found|Using a mount point directly as the data directory|contient un répertoire lost\+found|enthält ein Verzeichnis »lost\+found|Contiene un directorio lost\+found/i,
    ],
  ],
  [
    'memory',
    [
      /could not (?:map|create|resize|attach to) (?:anonymous )?shared memory|n'a pas pu (?:créer|retailler) le segment de mémoire partagée|konnte (?:anonymes Shared Memory|Größe des Shared-Memory|Shared-Memory-Segment)|no se pudo (?:mapear|crear|redimensionar) .{0,20}memoria compartida|(?:mappatura|creazione|ridimensionamento) .{0,20}memoria condivisa/i,
      /(?:terminated by signal|arrêté par le signal|von Signal|terminado por una señal|terminato dal segnale) [79]\b|Bus error/i,
      /(?:FATAL|PANI[CK]O?|FATALE): .{0,12}(?:out of memory|mémoire épuisée|Speicher aufgebraucht|memoria agotada|memoria esaurita)/,
      new RegExp(`could not fork .{0,80}${noMemory}|: ${noMemory}$`, 'i'),
    ],
  ],
  [
    'space',
    [
      new RegExp(full, 'i'),
      // CloudNativePG looks before it starts the server.
      /low-disk space condition|no free (?:disk )?space (?:left )?for WAL/i,
    ],
  ],
  [
    'lock',
    [
      /lock file ".{1,200}" already exists|fichier verrou « ?.{1,200} ?» existe déjà|Sperrdatei »?.{1,200}«? existiert bereits|archivo de bloqueo «.{1,200}» ya existe|file di lock ".{1,200}" esiste già/i,
      /lock file ".{1,200}" is empty|bogus data in lock file|fichier verrou .{1,200} est vide|archivo de bloqueo .{1,200} está vacío|file di lock .{1,200} è vuoto|Sperrdatei .{1,200} ist leer/i,
      /pre-existing shared memory block|bloc de mémoire partagé pré-existant|bereits bestehender Shared-Memory-Block|bloque de memoria compartida preexistente|memoria condivisa preesistente/i,
      /Is another (?:postmaster|postgres) \(PID|(?:Un autre|anderer|otro|un altro) postmaster|another server is starting, or the lock file/i,
    ],
  ],
  [
    'setting',
    [
      /private key file .{1,200} (?:has group or world access|must be owned)|fichier de clé privé|private Schlüsseldatei|archivo de la llave privada|file della chiave privata/i,
      /could not load (?:server certificate|private key|root certificate) file|n'a pas pu charger le (?:fichier )?(?:du )?certificat|konnte (?:Serverzertifikatsdatei|private Schlüsseldatei)/i,
    ],
  ],
  [
    'ownership',
    [
      /has wrong ownership|has invalid permissions|data directory .{1,200} has group or world access|Permissions should be u=rwx/i,
      /a un mauvais propriétaire|a des permissions non valides|hat falschen Eigentümer|hat ungültige Zugriffsrechte|tiene dueño equivocado|tiene permisos no válidos|ha il proprietario errato|ha permessi non validi/i,
      new RegExp(
        `${dataPath}.{0,300}${denied}|^(?!.*/var/run/).{0,200}(?:directory|répertoire|Verzeichnis|directorio) .{0,200}${denied}`,
        'i',
      ),
    ],
  ],
  [
    'corrupt',
    [
      // A control file of zeros or of garbage also passes for one of another version.
      /PG_CONTROL_VERSION (?!9\d\d\b|1\d{3}\b)\d+.{0,20},/,
      /could not locate a valid checkpoint record|invalid (?:primary |secondary )?checkpoint (?:record|link)|could not find redo location|contains invalid checkpoint|checkpoint location is invalid/i,
      /enregistrement d'un point de vérification valide|point de vérification (?:primaire )?invalide|keinen gültigen Checkpoint|ungültiger (?:primärer )?Checkpoint|registro de(?:l)? punto de control (?:primario )?(?:válido|no es válido)|record (?:di|del) checkpoint (?:primario )?(?:valido|non è valido)/i,
      /invalid page in block|page invalide dans le bloc|ungültige Seite in Block|página no es válida en el bloque|pagina non valida nel blocco/i,
      /incorrect checksum in control file|somme de contrôle incorrecte dans le fichier de contrôle|falsche Prüfsumme in Kontrolldatei|suma de verificación es incorrecta en el archivo de control|checksum nel file di controllo non è corretto/i,
      /could not access status of transaction|n'a pas pu accéder au statut de la transaction|Status von Transaktion|estado de la transacción|stato della transazione/i,
      /is not a valid data directory|n'est pas un répertoire de données valide|kein gültiges Datenverzeichnis|no es un directorio de datos válido|non è una directory di dati valida/i,
      /could not find the database system|WAL contains references to invalid pages|WAL ends before|invalid data in file|unexpected pageaddr|missing chunk number|invalid magic number/i,
      /(?:could not read|could not open) file .{0,200}(?:pg_control|pg_filenode\.map|PG_VERSION)|n'a pas pu (?:lire|ouvrir) le fichier .{0,200}(?:pg_control|pg_filenode\.map)/i,
      new RegExp(
        `${ownFile}.{0,20}${absent}|PG_VERSION.{0,40}(?:is missing|manquant|fehlt|mancante)|Falta el archivo «.{1,200}PG_VERSION|Input/output error|Erreur d'entrée/sortie`,
        'i',
      ),
    ],
  ],
  [
    'version',
    [
      /database files are incompatible with server|incompatibles avec le serveur|inkompatibel mit Server|incompatibles con el servidor|incompatibili col server/i,
      /initialized by PostgreSQL version|initialisé avec PostgreSQL version|qui est non compatible avec cette version|von PostgreSQL Version .{1,40} initialisiert|inicializado por PostgreSQL|inizializzata da PostgreSQL|CATALOG_VERSION_NO|PG_CONTROL_VERSION/i,
    ],
  ],
  [
    'setting',
    [
      /unrecognized configuration parameter|paramètre de configuration .{1,120} non reconnu|unbekannter Konfigurationsparameter|parámetro de configuración .{1,120} no reconocido|parametro di configurazione .{1,120} sconosciuto/i,
      /invalid value for parameter|valeur invalide pour le paramètre|ungültiger Wert für Parameter|valor no válido para el parámetro|valore non valido per il parametro|invalid list syntax in parameter/i,
      /syntax error in file|erreur de syntaxe dans le fichier|Syntaxfehler in Datei|error de sintaxis en el archivo|errore di sintassi nel file/i,
      /outside the valid range for parameter|en dehors des limites valides pour le paramètre|fuera del rango aceptable|außerhalb des gültigen Bereichs|non rientra nell'intervallo valido|parameter ".{1,80}" requires a|le paramètre .{1,80} requiert|Parameter ».{1,80}« erfordert|parámetro «.{1,80}» requiere|parametro ".{1,80}" richiede/i,
      /could not (?:access|open|find) (?:the server )?(?:configuration|hba) file|n'a pas pu ouvrir le fichier de configuration|konnte Konfigurationsdatei|abrir el archivo de configuración|could not load (?:\S+\/)?pg_hba\.conf|(?:n'a pas pu charger|konnte|no se pudo cargar|caricamento di) pg_hba/i,
      /invalid authentication method|must be less than max_connections|requires wal_level|insufficient parameter settings|paramétrage insuffisant|could not create (?:any TCP\/IP|listen) socket for ".{1,100}"$/i,
      /(?:postgres|initdb): (?:invalid|unrecognized) option|could not bind IPv[46] address .{1,80}Cannot assign requested address|FATAL: .{0,4}--\S{1,60} requires a value|unknown (?:command-line )?option|are set \(but are exclusive\)/i,
      new RegExp(
        `could not access file ${quoted}[^/"»]{1,80}${quoted}: ${absent}|n'a pas pu accéder au fichier « ?[^/"»]{1,80} ?» : ${absent}|could not load library`,
        'i',
      ),
      /invalid locale (?:name|settings)|nom de locale .{1,60} invalide|ungültiger Locale-Name/i,
    ],
  ],
];

/** Says only that the files of settings are wrong; the line before it says what. */
const conclusion =
  /configuration file .{1,200} contains errors|contient des erreurs|Konfigurationsdatei .{1,200} enthält Fehler|archivo de configuración .{1,200} contiene errores|file di configurazione .{1,200} contiene errori/i;

/** Lines about one statement of one client, which ends nothing. */
const ofStatement =
  /\b(?:ERROR|ERREUR|FEHLER|ERRORE|WARNING|ATTENTION|WARNUNG|AVVISO|NOTICE|STATEMENT|INSTRUCTION|ANWEISUNG|SENTENCIA|ISTRUZIONE) ?:|"error_severity":"(?:ERROR|WARNING)"/;

/** What a line says, and whether only as the conclusion of another line. A full disk is also told to clients. */
export function causeOf(line: string): { readonly cause: ServerCause; readonly weak: boolean } | undefined {
  const found = words.find(([, patterns]) => patterns.some((pattern) => pattern.test(line)))?.[0];
  if (ofStatement.test(line.slice(0, 400))) return found === 'space' ? { cause: found, weak: false } : undefined;
  if (found) return { cause: found, weak: false };
  return conclusion.test(line) ? { cause: 'setting', weak: true } : undefined;
}

/** The server is up: what it said before is over. */
export const readyWords =
  /ready to accept (?:read-only |read only )?connections|prêt (?:à|pour) accepter (?:les |des )?connexions|bereit, um Verbindungen anzunehmen|listo para aceptar conexiones|pronto ad accettare connessioni/i;

/** The server reads its log again after an unclean end, or writes everything to the disk before that. */
export const recoveryWords =
  /automatic recovery in progress|restauration\s+automatique en cours|automatische Wiederherstellung läuft|recuperación automática|ripristino automatico|database system was interrupted|bases de données a été interrompu|Datenbanksystem wurde .{0,60}unterbrochen|bases de datos fue interrumpido|database è stato interrotto|redo (?:starts at|in progress)|ré-exécution commence|redo en cours|Redo (?:beginnt|im Gang)|redo (?:comienza|en progreso|inizia)|database system is (?:starting up|in recovery mode)|bases de données (?:se lance|est en cours de restauration)|Datenbanksystem (?:startet|ist im Wiederherstellungsmodus)|base de datos (?:está iniciándose|está en modo de recuperación)|database (?:si sta avviando|è in modalità di ripristino)|syncing data directory|synchronisiere Datenverzeichnis|sincronizando el directorio|rejecting connections|entering standby mode|starting (?:point-in-time|archive|backup) recovery/i;

/** The first start makes the database, which takes its time on slow disks. */
export const initialisingWords =
  /performing post-bootstrap initialization|running bootstrap script|syncing data to disk|selecting default (?:"?max_connections|"?shared_buffers|time zone|dynamic shared memory)|creating configuration files|Initializing PostgreSQL database/i;
