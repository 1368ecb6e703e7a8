/** Texts of `--help`. Apart from the catalogue, because help must come up at once and needs no placeholders. */
export interface HelpText {
  readonly headings: Readonly<
    Record<'usage' | 'commands' | 'arguments' | 'flags' | 'shared' | 'exit' | 'examples', string>
  >;
  readonly keywords: Readonly<Record<'command' | 'default' | 'repeatable', string>>;
  /** What stands for a flag's value, by the flag's name. */
  readonly placeholders: Readonly<Partial<Record<FlagName, string>>>;
  /** By the flag's name in camel case; the same words in every command that has the flag. */
  readonly flags: Readonly<Record<FlagName, string>>;
  /** By what follows `lions`; empty for the program itself. */
  readonly commands: Readonly<Record<CommandName, CommandHelp>>;
  /** What an exit status means where a command does not say otherwise. */
  readonly exits: Readonly<Record<HelpExit, string>>;
}

export type HelpExit = 0 | 1 | 2 | 3 | 130;

export interface CommandHelp {
  /** One line in the list of commands. */
  readonly brief: string;
  readonly full: string;
  /** What each positional argument is, by its placeholder. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** The statuses that the command can end with; null for the common meaning. Empty for a group of commands. */
  readonly exits: Readonly<Partial<Record<HelpExit, string | null>>>;
  readonly examples?: readonly string[];
}

export const commandNames = [
  '',
  'diagnose',
  'doctor',
  'explain',
  'rules',
  'status',
  'sandbox',
  'sandbox demo',
  'sandbox list',
  'sandbox start',
] as const;
export type CommandName = (typeof commandNames)[number];

export type FlagName =
  | 'config'
  | 'context'
  | 'environment'
  | 'every'
  | 'explain'
  | 'family'
  | 'help'
  | 'hints'
  | 'kubeconfig'
  | 'lang'
  | 'namespace'
  | 'noColor'
  | 'noHosts'
  | 'output'
  | 'port'
  | 'quiet'
  | 'scenario'
  | 'severity'
  | 'timeout'
  | 'verbose'
  | 'version'
  | 'watch';
