import { type LogPattern, patterns } from './pattern.ts';

/** How common servers, proxies, collectors and libraries say that their settings are wrong. After the general wordings. */
export const serverSettingPatterns: readonly LogPattern[] = patterns(
  'configuration',
  // Whatever the program: its own word for it, beside the word for settings.
  /\bconfig(?:uration)?[ _-]?errors?\b|\b(?:errors?(?:\(s\))?|mistakes?|problems?) (?:found )?(?:in|with) (?:the |your |this )?(?:[\w-]{1,30} )?config(?:uration)?\b/i,
  /\b(?:invalid|incorrect|malformed|bad|inconsistent) (?:[\w-]{1,30} ){0,2}config(?:uration)?\b|config validation of \[|configuration file contains errors/i,
  /\b(?:Config|Configuration|Settings?|Options?)(?:Validation|Parse|Parsing|Load|Value|Syntax|Unknown\w{0,20})?(?:Error|Exception|Failed)\b|OptionsValidationException|DataAnnotation validation failed/,
  /\bmissing (?:required |mandatory )?(?:setting|config(?:uration)?(?: option| key| parameter| value)?|option|parameter|propert(?:y|ies)|argument)s?\b(?!.{0,40}\bfor method\b)|\bmissing setting:/i,
  /\b(?:unknown|unexpected|unrecognized|unsupported|obsolete|deprecated and removed) (?:configuration |config |long |short |command[ -]line )?(?:variable|setting|entry|keyword|key|flag|attribute|section|element|feature gate|argument ['"`]-)s?\b(?! ?error)/i,
  /(?:error|fail\w*|unable to|could not|cannot) (?:to )?(?:parse|parsing|process|processing) (?:the )?(?:command ?-?line|flags?|arguments|options)\b|flag parsing error|invalid command[ -]?line arg|\bNo such option\b|unrecognized arguments?:/i,
  /\b(?:error|fatal): (?:a value is required for|argument -\S{1,60}: |missing option )|required option .{0,60}not (?:specified|set|provided|given)/i,
  /\bdoesn[’']t exist.{0,40}config|config.{0,80}doesn[’']t exist|\.(?:ya?ml|json|conf|cfg|ini|toml|properties|env)['"]? doesn[’']t exist/i,
  /\bmust be one of\b|\b(?:allowed|valid|possible|supported) (?:values|options|choices) (?:are|is)\b|\b(?:exactly|at least|only) one of .{1,120} (?:must|should|has to|is required|can be|may be)\b|\bplease (?:configure|set) [\w`'"]|\berror configuring\b/i,
  /\b(?:invalid|unknown|unsupported|unrecognized) (?:(?:log(?:ging)? )?level|time ?zone|database (?:type|engine|driver)|storage (?:type|driver|backend)|locale)\b|No time zone found|(?:invalid|missing unit in) duration\b|ERR_SOCKET_BAD_PORT/i,
  /\bduplicate (?:[\w-]{1,30} ){0,3}configs?\b|\bBuild time property cannot be set|schema_validation_error|\bexpect user '|Unsupported cipher or incorrect key length|BindValidationException|^\s*Reason: (?:must |failed to convert)/i,
  /\blicen[cs]e (?:key |file )?(?:has expired|expired|is (?:invalid|expired|missing|required)|not found)|(?:parser|plugin|input|output|filter|exporter|receiver|module) ['"][^'"]{1,80}['"] is not (?:registered|known|supported)/i,
  // Readers of files and of structures
  /\bmissing field [`'"]|unable to decode into struct|\bcannot parse '.{1,80}' as (?:u?int\d{0,2}|bool|float\d{0,2}|duration|time|url)\b/i,
  /\bunknown (?:field|variant) ["'`]|\bhas (?:invalid keys|unknown fields)\b|Unrecognized field "|cannot unmarshal .{1,120} into Go (?:struct field|value of type) .{0,80}(?:config|settings|options)/i,
  /\byaml\.\w+\.\w+Error\b|(?:Scanner|Composer)Error: |while (?:scanning|parsing) (?:for the next token|an? (?:simple key|quoted scalar|plain scalar|block|flow|node))|TOMLDecodeError|\/\S{1,200}\.(?:json|ya?ml|toml|ini|conf): (?:expected|unexpected|invalid|parse|syntax)/i,
  /key-value delimiter not found|configparser\.\w+Error|MissingSectionHeaderError|NoSectionError|NoOptionError|InterpolationMissingOptionError/,
  /\bParse error on line \d|(?:bad|illegal) (?:option|directive|parameter|boolean|numerical)\b.{0,40}\b(?:at|in|on) (?:line|file|\/)|bad (?:numerical|boolean|string) (?:configuration|value)|Bungled \S|Error found at \S{1,200}:\d+/i,
  /\b(?:Syntax|parse|parsing) error\b.{0,120}(?:\.(?:ya?ml|conf|cnf|cfg|ini|toml|properties|vcl|rules|xml)\b|\bline \d+ of \/)|could not parse expression|loading groups failed|cannot parse the .{1,40}(?:file|option)/i,
  /ConfigData(?:Resource|Location)NotFoundException|Config data (?:resource|location) '.{1,200}' (?:does not exist|cannot be found)|No spring\.config\.import|InvalidConfigDataPropertyException|Could not resolve placeholder \$/,
  /Failed to load configuration from file|The configuration file .{1,200} (?:was not found|could not be)|Format of the initialization string does not conform|Keyword not supported: '/i,
  // Addresses and connection strings that are none
  /UriFormatException|Invalid URI\b|InvalidURIError|URISyntaxException|MalformedURLException|(?:un(?:supported|known)|missing|no|invalid) (?:protocol|(?:[\w-]{1,20} )?URL) scheme\b|first path segment in URL cannot contain colon|invalid character ".{1,4}" in host name/i,
  /Could not parse (?:SQLAlchemy|rfc1738) URL|\bParseError: Invalid scheme|invalid (?:dsn|connection option|connection info)\b|failed to parse as (?:DSN|URL|keyword)|missing "=" after|Error validating datasource|\bP101[23]\b/i,
  /MongoParseError|must specify one of the following schemes|scheme must be (?:either|one of)|No suitable driver found for|Driver .{1,120} claims to not accept jdbcUrl|must start with ['"`]?(?:jdbc|the protocol)/i,
  // Keys and certificates from a file that are none, or do not belong together
  /failed to find any PEM data|private key does not match (?:the )?public key|key values mismatch|KEY_VALUES_MISMATCH|no[ _]start[ _]line|could not (?:load|decode|parse) PEM|bad decrypt|malformed PEM|unable to load (?:server )?(?:certificate|private key)/i,
  // Servers that have words of their own
  /\bprovision(?:ing|ed)? (?:error|failed|failure)\b|\bfailed to provision (?:data ?sources?|dashboards?|alert\w*|plugins?|users?|realms?|contact points?|notification\w*)\b|Only one datasource per organization can be marked as default/i,
  /\[ALERT\].{0,60}\bconfig : |command traefik error|incompatible deprecated static option|undefined receiver "|unable to find required (?:default_)?backend|host not found in listen/i,
  /there is no setting with that name|Error (?:preparing|generating) config|(?<!\b(?:resource|bean|type|class|schema|function|task|job|model) )\bdefinitions\b.{0,80}\b(?:fail|invalid|could not|malformed|not_json)|(?:fail\w*|error|could not|unable).{0,60}(?<!\b(?:resource|bean|type|class|schema|function|task|job|model) )\bdefinitions\b(?! of)|prior to importing definitions/i,
  /(?:fail\w*|error|unable|could not)\b.{0,60}\bimport(?:ing)?\b.{0,40}\b(?:realm|settings|dashboards?)\b|realm(?:s)? import failed|Script upload is disabled/i,
  /cannot unmarshal the configuration|unknown type: "[^"]{1,80}" for id|references \w{1,20} "[^"]{1,80}" which is not configured|ConfiguratorException|UnknownAttributesException|UnknownConfiguratorException/i,
  /Protobuf message .{0,120}(?:has unknown fields|reason INVALID)|Unable to parse JSON as proto|VCL compilation failed|Message from VCC-compiler|is not a valid Caddyfile/i,
  /default discovery settings are unsuitable|requirement failed: \w+\.\w+|Please configure one with '|unknown variable '|cannot be used for the root user|Error parsing option\b|\bBadValue: (?:security|storage|net|systemLog|replication)\./i,
  /Access key length should be|secret key length|Configuration: .{0,120}\boption '|cookie_secret must be|Datasource .{0,60}(?:is not configured|must be (?:configured|defined))|invalid literal for int\(\) with base 10: '(?:tcp:|<|\$|\{)/i,
);
