import { type LogPattern, patterns } from './pattern.ts';

/** What programs print when the machine under them refuses: files, ports, disks, memory, limits, processors. */
export const machinePatterns: readonly LogPattern[] = [
  ...patterns(
    'architecture',
    /exec format error|cannot execute binary file|wrong ELF class|Invalid ELF image|rosetta error: |qemu-\w+: Could not open '\/lib/i,
  ),
  ...patterns(
    'limit',
    /too many open files|\bEMFILE\b|\bENFILE\b|file watchers|inotify.{0,60}(?:limit|failed|no space)|fsnotify watcher|limit.{0,80}\binotify\b/i,
    /unable to create (?:new )?native thread|can't start new thread|pthread_create|vm\.max_map_count|bootstrap check failure(?!.{0,30}discovery settings)/i,
    /(?:fork|clone|thread).{0,60}Resource temporarily unavailable|failed to create new OS thread/i,
  ),
  ...patterns(
    'memory',
    /OutOfMemory(?:Error|Exception)(?!: (?:CUDA|HIP))|heap out of memory|Reached heap limit|Allocation failed - JavaScript/i,
    /^(?:\w+\.)*MemoryError\b|std::bad_alloc|runtime: (?:out of memory|cannot allocate memory)|memory allocation of \d+ bytes failed/i,
    /cannot allocate memory|\bENOMEM\b|Allowed memory size of \d+ bytes exhausted|insufficient memory for the Java Runtime/i,
    /Could not reserve enough space for (?:object heap|\d+)|Too small (?:initial|maximum) heap|Perhaps out of memory\?/i,
    /(?:worker|process|child)\b.{0,80}(?:terminated by|exited on) signal 9|FATAL: .{0,10}out of memory|could not map anonymous shared memory/i,
    /could not resize shared memory segment/i,
  ),
  ...patterns(
    'space',
    /\bENOSPC\b|no space left on device|disk quota exceeded|\bEDQUOT\b|database or disk is full|os error 28|Errno 28|error number 28\b/i,
    /\bOs \{ code: 28,|not enough space on the (?:disk|device)|insufficient disk space|minimum free drive threshold|(?:disk|volume|filesystem) is full/i,
    /\b(?:disks?|drives?|volumes?|file ?systems?|storage|partition)(?: path)?(?: is| are)?(?: (?:nearly|almost|completely))? full\b|\b(?:not enough|insufficient|no|out of|low on|lack of|without) (?:(?:free|usable|available|remaining|sufficient|enough|more) ){0,2}(?:disk|drive|storage|volume)(?: |-)space\b|\bout of disk\b|DiskOutOfSpace|\b(?:NOT_ENOUGH_SPACE|NOSPACE)\b/i,
    /\b(?:free )?(?:disk|drive|storage) space (?:is )?(?:insufficient|exhausted|exceeded|too low|limit|below)\b|\bdatabase space exceeded\b|\bfree disk space (?:alarm|limit)\b.{0,80}(?:set|reached|exceeded)|\bdisk (?:resource limit|free(?: space)?) alarm\b|flood[- ]stage|disk watermark/i,
    /\b(?:not enough|insufficient|no) (?:free |usable |available )?(?:disk )?space (?:for|to|in|on|left|available|remaining)\b(?! (?:object heap|heap|stack|memory|in memory|the (?:heap|stack)))|insufficient storage resources|(?:JetStream|storage) resource limits? exceeded|NoWritableLedgerDir|minimum free (?:disk|drive|storage)/i,
    /\bunable to (?:extend|allocate) (?:table|index|segment|tablespace)\b|\barchiver error\b|Could not allocate space for object|transaction log for database .{1,120} is full|^(?:.{0,120} )?The table '.{1,120}' is full/i,
    /kein(?:en)? (?:freien )?(?:speicherplatz|platz) (?:mehr )?(?:auf|verfügbar|frei)|aucun espace disponible|no queda espacio|spazio (?:esaurito|insufficiente) |não há espaço|не осталось свободного места|设备上没有空间/i,
  ),
  // A socket that is a file has no port.
  ...patterns(
    'permission',
    /\bunix[ :@].{0,300}(?:permission denied|EACCES)|\.sock\b.{0,100}(?:permission denied|EACCES)/i,
  ),
  ...patterns(
    'port',
    // Who is refused a file names the file; without one it was a port, below 1024 mostly.
    /SocketException(?: \(13\))?: Permission denied(?! ?\S{0,20}\/\w)|^PermissionError: \[Errno 13\] Permission denied$/,
    /(?<![/.\w])listen(?:ing|er)?\b(?!\.)[^/]{0,120}\b(?:eacces|permission denied)\b|kind: PermissionDenied.{0,80}\b(?:bind|listen)|connection in use: \(/i,
    /\bEADDRINUSE\b|address (?:already )?in use|Port(?:\(s\))? (?:\d{1,5} (?:was|is) already in use|already bound)|port is already allocated/i,
    /Only one usage of each socket address|bind(?:\(\))?.{0,80}(?:permission denied|\(13:|EACCES)|listen (?:EACCES|EADDRNOTAVAIL)/i,
    /(?:bind|listen).{0,80}Cannot assign requested address|permission denied.{0,40}\bbind\b|(?:could not|cannot|can't|unable to|failed to) bind (?:to )?(?:IPv[46] |UNIX )?(?:address|port|socket)/i,
  ),
  ...patterns(
    'read-only',
    /read-only file ?system|\bEROFS\b|os error 30|\bOs \{ code: 30,|Errno 30|Errcode: 30\b|ReadOnlyFileSystemException|readonly database|on a read-only directory/i,
  ),
  ...patterns(
    'command',
    /: command not found$|^exec: [^:]{1,160}: not found$|^\S{1,160}: (?:exec: )?(?:line )?\d+: (?:exec: )?[\w./-]{1,120}: not found$/i,
    /(?:^|\/)\w{0,4}sh: (?!.{0,40}(?:can't|cannot) create)(?:line \d+: |\d+: )?(?:can't open '|.{0,160}: (?:not found|No such file or directory|Permission denied|Is a directory)$)/,
    /executable file not found in \$PATH|exec(?:vp)? .{0,120}: (?:no such file or directory|permission denied|is a directory)|exec failed:? .{0,120}No such file/i,
    /Unable to access jarfile|Invalid or corrupt jarfile|Could not find or load main class|no main manifest attribute|Could not open input file:/i,
    /can't open file '[^']{1,300}': \[Errno|Error: Cannot find module '\/(?!.{0,400}(?:Require stack: - |imported from))|Could not execute because the (?:application|specified command)/,
    /exec user process(?: caused)?:? .{0,160}(?:no such file or directory|permission denied|is a directory|executable file not found)/i,
    /^(?:\S{0,80}\/)?env: .{1,120}: No such file or directory$/i,
    /: cannot execute: required file not found|: bad interpreter: |exec: .{1,120}: cannot execute$/,
    /\[FATAL tini|cannot find .{0,60}in PATH|starting container process caused|Could not locate Gemfile|npm (?:ERR!|error) Missing script/i,
  ),
];

const refused = '(?:\\bEPERM\\b|permission denied|operation not permitted)';
const file =
  '(?:[\\s\'"`(=:\\[]\\.{0,2}/[\\w.]|\\b(?:open|fopen|creat|create|mkdir|rmdir|write|writing|read|reading|access|chown|chmod|chgrp|utime|utimes|copyfile|scandir|stat|lstat|rename|unlink|rm|cp|mv|ln|symlink|touch|tee|ownership|permissions of|cd|ls|cat|tar|directory|folder|file|files)\\b)';

/** Files that may not be touched. After those of databases, which print “permission denied” for tables too. */
export const permissionPatterns: readonly LogPattern[] = patterns(
  'permission',
  /\bEACCES\b|\(13:|os error 13\)|Errno 13\]|Keine Berechtigung|Permission non accordée/i,
  // These words are said of ports, processes, logins and capabilities too: it must be about a file.
  new RegExp(`${refused}.{0,200}${file}|${file}.{0,300}${refused}`, 'i'),
  /AccessDeniedException: \/|UnauthorizedAccessException|Access to the path '[^']{1,300}' is denied/,
  /has wrong ownership|has invalid permissions|(?:is|are) not writ(?:e)?able|not writ(?:e)?able by|cannot be written/i,
  /has group or world access|must be accessible by owner only|(?:unprotected|too open).{0,40}key|permissions .{0,40}are too open/i,
  /(?:cannot|can't|could not|unable to|failed to) (?:create|write(?: to)?|open) (?:or write (?:in)?to )?(?:the |its )?(?:(?:data|temp|log|cache|tmp) ?)?(?:directory|folder|dir)\b(?!.{0,300}(?:File exists|No such file|Not a directory))/i,
  /(?:can't|cannot|could not|unable to|failed to) open .{1,200} for writing/i,
  /(?:can't|cannot|can not|unable to|failed to) write (?:in)?(?:to )?['"/]/i,
  // Databases and object stores
  /\bAccess to file denied\b|\b(?:file|drive|disk|volume|directory|folder|path) access (?:is )?denied\b|unable to write to the backend|has write permissions? for/i,
  /(?:cannot|can't|could not|unable to|failed to) access (?:the )?(?:data directory|'path\.|datadir|data dir)|without desired file permission/i,
  /\(Errcode: 13\b|OS errno 13\b|errno(?: =|:) (?:0xD\()?13\b|Operating system error number 13\b|does not have the access rights to the directory|\bmust be writable\b|\bOs \{ code: 13,/,
  /does not match the owner of the data|is not accessible for user|permissions? issue on the mounted|BootstrapSystemDataDirectories\(\) failure|path \S{1,200} writable\] FAILED/i,
  /unable to open database file(?!.{0,60}no such file)|Wrong volume permissions|locations are not writable(?! or)/i,
);
