/**
 * The texts of one rule. Placeholders `{{name}}` are the finding's parameters; every text may also use `{{object}}` (kind and
 * name of the culprit), `{{kind}}`, `{{namespace}}`, `{{name}}` and `{{count}}` (pods concerned).
 */
export interface RuleText {
  /** What broke, one line without a full stop, at most about 70 characters before the placeholders are filled in. */
  readonly title: string;
  /** How we know and why it happens, for somebody who is no Kubernetes expert. One to three sentences. */
  readonly explanation: string;
  /** What to do, in the imperative. One to three sentences. */
  readonly advice: string;
  /** For `lions explain CODE`, without placeholders: what the rule recognises, and what else looks like it but is not. */
  readonly about: string;
}

export type RuleTexts = Readonly<Record<string, RuleText>>;
