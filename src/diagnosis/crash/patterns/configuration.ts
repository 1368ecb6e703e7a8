import { type LogPattern, patterns } from './pattern.ts';

/** Refusals of the Kubernetes API to a pod's service account. */
export const forbiddenPatterns: readonly LogPattern[] = patterns(
  'forbidden',
  /User \\?"system:serviceaccount:[^"\\]{1,300}\\?" cannot \w+ (?:resource|path)/,
  /KubernetesClientException: .{0,400}\b(?:Forbidden|Unauthorized)\b|kubernetes\S{0,60}ApiException: \(40[13]\)/,
  /User \\?"system:anonymous\\?" cannot|the server has asked for the client to provide credentials|You must be logged in to the server|is forbidden: User/,
);

/** Kinds that the API server does not know: custom resource definitions that were never installed, versions that are gone. */
export const kindPatterns: readonly LogPattern[] = patterns(
  'kind',
  /no matches for kind \\?"[\w.]{1,100}\\?" in (?:version|group) \\?"|if kind is a CRD, it should be installed/i,
  /the server (?:could not|doesn't|does not) (?:find|have) (?:the requested resource|a resource type)/i,
  /customresourcedefinitions?(?:\.apiextensions\.k8s\.io)? \\?"[\w.-]{1,200}\\?" (?:not found|is missing|does not exist)/i,
  /\b(?:CRDs?|custom resource definitions?)\b.{0,120}(?:not (?:found|installed|exist|registered|available|present|established)|\bmissing\b|do(?:es)? not exist|must be installed|need to be installed|please install)/i,
  /(?:missing|install|absent|not find|no such|without)(?: \S{1,40}){0,4} (?:CRDs?|custom resource definitions?)\b/i,
);

/** Locks by which migrations of a schema exclude each other, held by another run or left by one that died. No setting. */
export const lockPatterns: readonly LogPattern[] = patterns(
  'lock',
  /change ?log lock|liquibase\.exception\.LockException|ConcurrentMigrationError|MigrationLocked|LockCheckException/i,
  /(?:could not|couldn't|cannot|can't|unable to|failed to|trying to|attempting to) (?:acquire|obtain|take|get) (?:an? |the )?(?:[\w-]{1,30} ){0,4}lock\b/i,
  /Migration table is already locked|another migration (?:process )?is (?:currently |already )?(?:running|in progress)/i,
  /lock wait timeout exceeded|due to lock timeout|LockNotAvailable|\bdeadlock (?:detected|found)/i,
);

/** Volumes whose content does not fit the program. */
export const dataPatterns: readonly LogPattern[] = patterns(
  'data',
  /database files are incompatible with server|initialized by PostgreSQL version|in 18\+, these Docker images/i,
  /directory "[^"]{1,300}" exists but is not empty|--initialize specified but the data directory has files in it/i,
  /could not locate a valid checkpoint record|invalid page in block|invalid (?:primary |secondary )?checkpoint record|could not open file "(?:pg_|global)/i,
  /lock file "[^"]{1,300}" already exists|Unable to lock (?:the )?(?:\.\/ibdata1|database)|WT_.{0,40}resource busy|DBPathInUse|failed to obtain node locks|Can't lock aria control file|storage failed: .{0,40}corrupt|(?:cannot|can not|can't) be upgraded directly|LockObtainFailedException/i,
  /InnoDB: .{0,80}corrupt|InnoDB: Unable to lock|page corruption|Upgrade (?:is not supported )?after a crash|Invalid MySQL server (?:up|down)grade|Cannot (?:up|down)grade (?:directly |server )?(?:from|earlier)/i,
  /featureCompatibilityVersion|Wrong mongod version|UPGRADE PROBLEM|cannot (?:up|down)grade a node from version|incompatible index version/i,
  /too recent to start up on the existing data files|opening storage failed: (?!.{0,300}(?:permission denied|read-only file|no space left))|lock DB directory(?!.{0,300}(?:permission denied|read-only file|no space left))|could not lock the database|failed to open bolt(?!.{0,300}(?:permission denied|read-only file|no space left))|incompatible with (?:this|the) version|Database may be already in use/i,
  // The disk under a volume, or the way to it, failed. The same is said of devices and of sockets.
  /^(?!.*\/dev\/).*(?:input\/output error|\bEIO\b[:,]|structure needs cleaning|stale (?:NFS )?file handle|\bESTALE\b)|\/\S.{0,200}transport endpoint is not connected|transport endpoint is not connected.{0,20}['"(]\//i,
  /\block\b.{0,160}\/.{0,160}resource temporarily unavailable/i,
  /(?:acquire|obtain|get) (?:an? |the )?(?:[\w-]{1,20} ){0,2}lock (?:on|for|in|of) .{0,60}\/\S/i,
  /Can't handle RDB format version|Wrong signature trying to load DB|Bad file format reading the append only file|Short read or OOM loading DB/i,
  /database disk image is malformed|file is not a database|database is locked|unexpected end of (?:WAL|log)|wal: (?:crc mismatch|max entry size)/i,
  /Your database .{0,80}(?:is for a newer|version .{0,40}is newer)|schema version .{0,60}(?:newer|higher) than|downgrad\w+ (?:is|are) not (?:supported|allowed)/i,
  /The Cluster ID .{1,80} doesn't match stored clusterId|Invalid cluster\.id in|feature_flags.{0,80}(?:not supported|required)|MariaDB.{0,60}aria.{0,60}recovery failed/i,
);

/** Parts of the program that are not in its image. They stand before settings, whose words their names may hold. */
export const programPatterns: readonly LogPattern[] = patterns(
  'program',
  /Cannot find (?:module|package) '(?!\/)|ERR_MODULE_NOT_FOUND|Cannot find module|Module not found: /,
  /ModuleNotFoundError|ImportError|No module named |cannot import name|DistributionNotFound|PackageNotFoundError/,
  /ClassNotFoundException|NoClassDefFoundError|NoSuchMethodError|UnsupportedClassVersionError|AbstractMethodError/,
  /cannot load such file -- |Bundler::GemNotFound|Could not find .{1,120} in (?:any of the sources|locally installed gems)/,
  /error while loading shared libraries|Error loading shared library|cannot open shared object file|version `[\w.]{1,40}' not found|Error relocating /,
  /Could not load file or assembly|DllNotFoundException|System\.IO\.FileNotFoundException: Could not load/,
  /PHP Fatal error: .{0,40}(?:Uncaught Error: )?(?:Class|Interface|Trait) .{1,120} not found|Failed opening required '/i,
);

/** Settings that are missing or wrong, and schemas that do not fit. High precision: a doubtful line stays an application error. */
export const configurationPatterns: readonly LogPattern[] = patterns(
  'configuration',
  // Environment variables
  /env(?:ironment)?[ -]?var(?:iable)?s?\b.{0,120}(?:not (?:been )?(?:set|defined|found|specified|provided|present)|\bmissing\b|\brequired\b|\bundefined\b|\bunset\b|is empty|must be|invalid)/i,
  /(?:missing|required|undefined|unset|invalid|no|must set|set the) .{0,40}\benv(?:ironment)?[ -]?var(?:iable)?s?\b/i,
  /(?:need|have|must|required) .{0,40}(?:define|set|specify|provide)\b.{0,160}\benv(?:ironment)? ?var/i,
  /KeyError: '[A-Z][A-Z0-9_]{2,}'|\b[A-Z][A-Z0-9_]{2,}: (?:unbound variable|parameter (?:null or )?not set)|key not found: "[A-Z][A-Z0-9_]{2,}"/,
  /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+["'`]? (?:is|are|was|has|must) (?:not (?:been )?(?:set|defined|specified|provided|configured)|missing|required|undefined|unset|empty|be (?:set|defined|specified|provided))/,
  // The name of a variable beside a demand; codes of errors have such names too.
  /\b(?:[Ss]pecify|(?:[Pp]lease|[Mm]ust|[Ss]hould|[Tt]o|[Tt]ry) set|[Ss]etting|[Dd]efine|[Pp]rovide|[Mm]issing|[Rr]equire[sd]?|[Ii]nvalid value for|[Nn]eeds?)\b.{0,60}\b(?!E[A-Z]{0,6}_)[A-Z][A-Z0-9]*_[A-Z0-9_]{2,}\b/,
  /\b(?!E[A-Z]{0,6}_)[A-Z][A-Z0-9]*_[A-Z0-9_]{2,}["'`]?(?: \w{1,12})? (?:must|should|has to|cannot be|can't be|is (?:too|invalid|malformed|wrong)|does not match)/,
  /\b(?!E[A-Z]{0,6}_)[A-Z][A-Z0-9]*_[A-Z0-9_]{2,}["'`]? not (?:found|set|defined|provided|configured|specified|present)\b/,
  /secretOrPrivateKey must have a value|Mismatching encryption keys|required flag\(s\)|flag needs an argument|accepts (?:at most |at least |between )?\d+ .{0,8}arg\(s\)/i,
  /invalid port "[^"]{1,80}" after host|invalid port in address|adapting config|Found option without preceding group|unknown system variable/i,
  /superuser password is not specified|Database is uninitialized and password option is not specified|Config validation error|Environment validation failed/i,
  /`Err` value: NotPresent|environment variable not found/i,
  /required key [A-Z]\w{1,80} missing value|Invalid environment variables|Missing `?secret_key_base|No application encryption key/i,
  // Frameworks and servers
  /SRCFG\d{5}|Failed to load config value|Could not resolve placeholder '|Failed to bind properties under|Failed to configure a DataSource/i,
  /Failed to determine a suitable driver class|ConfigurationException:|ImproperlyConfigured|ConfigurationPropertiesBindException|NoSuchElementException: .{0,20}SRCFG/i,
  /(?:Unknown|Unrecognized|Unsupported) (?:option|argument|flag|directive|setting|configuration (?:parameter|option|property|key))s?\b/i,
  /Invalid (?:option|flag|directive|setting|configuration|connection string|(?:database )?URL)\b|(?:illegal|unrecognized) option/i,
  /unrecognized configuration parameter|invalid value for (?:parameter|option|property|config)|unknown (?:shorthand )?flag|flag provided but not defined|unknown command "/i,
  /(?:hostname is not configured|no hostname setting provided|Key material not provided|following (?:required )?(?:option|argument)s? (?:is|are|were) (?:required|not provided))/i,
  // A variable that Kubernetes makes for a Service, where the program expects a setting of the same name.
  /\b(?:invalid|pars\w+|literal|number|integer|for input string|NaN|must be)\b.{0,120}\btcp:\/\/\d/i,
  /invalid value .{0,80}(?:for )?['"`]?--[a-z]/i,
  /"path": ?\[ ?"[A-Z][A-Z0-9]*_[A-Z0-9_]+"|^\s*"[A-Z][A-Z0-9]*_[A-Z0-9_]+",?$/,
  /\[emerg\] .{0,120}(?:unknown directive|directive is|invalid|unexpected|duplicate|no "?events|cannot load|could not build|open\(\) ")/i,
  /validation errors? for \w{0,40}(?:settings|config|env)\w{0,40}|ConnectionString property has not been initialized|\(Parameter 'connectionString'\)/i,
  /Fatal errors found in configuration|\bparsing \[[^\]]{1,200}:\d+\]|Unrecognized VM option|Invalid (?:maximum|initial) heap size/i,
  /config(?:uration)? propert(?:y|ies) .{1,80} (?:is|are|was|were) (?:not|missing|undefined|required)|Loading configuration file failed|FormatException: Could not parse the JSON file|^AH\d{5}: Syntax error|^Invalid command '\w|\[Server\] unknown (?:variable|option) '|field not found, node: /i,
  /\[emerg\]|(?:nginx|apache2?|httpd|haproxy).{0,60}(?:configuration file .{0,120}test failed|syntax error)/i,
  // Files of settings
  /syntax error in file|configuration file "[^"]{1,300}" contains errors|\*\*\* FATAL CONFIG FILE ERROR|Bad directive or wrong number of arguments/i,
  /(?:errors?|failed|failure|unable|cannot|could not|couldn't|invalid)\b.{0,60}\b(?:load(?:ing)?|read(?:ing)?|pars\w+|open(?:ing)?|find(?:ing)?|decod\w+|(?<!post )process\w*|validat\w+|unmarshal\w*)\b.{0,40}\bconfig(?:uration)?s?(?: file)?\b/i,
  /config(?:uration)?(?: file)?\b.{0,120}(?:not found|does not exist|no such file|is invalid|is not valid|is missing|not readable)|Config File ".{1,120}" Not Found/i,
  /yaml: (?:unmarshal errors?|line \d+)|YAMLException|while (?:scanning|parsing) .{0,40}(?:yaml|block|flow)|mapping values are not allowed|toml: |Unexpected token .{0,60} in JSON/i,
  /(?:ENOENT|No such file or directory|FileNotFound\w*|NoSuchFileException|cannot find the file).{0,160}(?:\.ya?ml|\.json|\.conf|\.cnf|\.cfg|\.ini|\.toml|\.properties|\.env|\.pem|\.crt|\.cert|\.key|\.p12|\.jks|\.xml)\b/i,
  /(?:\.ya?ml|\.json|\.conf|\.cnf|\.cfg|\.ini|\.toml|\.properties|\.env|\.pem|\.crt|\.cert|\.key|\.p12|\.jks|\.xml)\b.{0,40}(?:no such file or directory|\(os error 2\)|not found|does not exist)/i,
  /Corefile:\d+ - Error|Unknown directive '|keystore password was incorrect|keystore was tampered/i,
  // Schemas
  /\bMigration \S{1,120} failed|NodeNotFoundError: Migration/i,
  /Migrations? (?:V?[\d.]+ .{0,80})?(?:have )?failed|Validate failed: |FlywayException|FlywayValidate|Detected failed migration|Liquibase(?:Exception|.{0,20}ValidationFailed)|MigrationFailedException/i,
  /Can't locate revision identified by|PendingMigrationError|Migrations are pending|\bP30(?:05|09|18)\b|migration (?:error|failed)|failed to (?:run |apply |execute )?migrat/i,
  /relation "[^"]{1,120}" does not exist|no such table: |Table '[^']{1,120}' doesn't exist|Schema-validation: missing|UndefinedTable|column "[^"]{1,120}" does not exist/i,
);
