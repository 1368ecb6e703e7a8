import { describe, expect, test } from 'vitest';
import type { Severity } from '../../model/finding.ts';
import type { ObjectRef } from '../../model/object.ts';
import { createText, languages } from '../../text/text.ts';
import { Cluster } from '../cluster.ts';
import { diagnose, judge } from '../diagnose.ts';
import type { Rule } from '../rule.ts';
import { type Scene, snapshotOf } from './scene.ts';

/** A scene in which the rule must find its trouble, and nothing else may be blamed. */
export interface Finds extends Scene {
  /** The culprit: `Deployment/shop/web`, or `Node/node-1` for a kind without namespace. */
  readonly object: string;
  readonly severity?: Severity;
  /** Each must match one piece of evidence, written as `path: value`. */
  readonly evidence: readonly RegExp[];
  /** Exactly these related objects, written as the culprit is; not checked when absent. */
  readonly victims?: readonly string[];
  /** Codes of other findings that are rightly there as well. */
  readonly also?: readonly string[];
}

export interface RuleCases {
  readonly finds: Readonly<Record<string, Finds>>;
  /** Near misses: scenes that look alike in which this rule must stay silent. */
  readonly ignores: Readonly<Record<string, Scene>>;
}

/** The tests of one rule. Every rule has at least one scene of each sort; `registry.test.ts` sees to it. */
export function ruleCases(rule: Rule, cases: RuleCases): void {
  describe(rule.code, () => {
    for (const [name, scene] of Object.entries(cases.finds)) test(`finds ${name}`, () => mustFind(rule, scene));
    for (const [name, scene] of Object.entries(cases.ignores)) test(`ignores ${name}`, () => mustIgnore(rule, scene));
  });
}

function mustFind(rule: Rule, scene: Finds): void {
  // Advice comes beside whatever else is found, so its rules are looked at alone.
  const snapshot = snapshotOf(scene);
  const findings = rule.family === 'hint' ? judge(snapshot, [rule]).findings : diagnose(snapshot);
  expect(findings.map((finding) => finding.code).toSorted()).toEqual([rule.code, ...(scene.also ?? [])].toSorted());
  const finding = findings.find((one) => one.code === rule.code);
  if (!finding) throw new Error('checked above');
  expect(written(finding.object)).toBe(scene.object);
  if (scene.severity) expect(finding.severity).toBe(scene.severity);
  const evidence = finding.evidence.map(({ path, value }) => `${path}: ${value}`);
  for (const wanted of scene.evidence)
    expect(
      evidence.some((line) => wanted.test(line)),
      `${wanted} in\n${evidence.join('\n')}`,
    ).toBe(true);
  if (scene.victims) expect(finding.related.map(written).toSorted()).toEqual([...scene.victims].toSorted());
  const { kind, namespace = '', name } = finding.object;
  const parameters = { ...finding.parameters, kind, namespace, name, object: `${kind}/${name}` };
  for (const language of languages) {
    const text = createText(language);
    for (const part of ['title', 'explanation', 'advice', 'about']) {
      const said = text(`rules.${rule.code}.${part}`, parameters);
      expect(said, `${language} ${part}`).not.toMatch(/\{\{\w+\}\}|undefined|NaN|\[object/);
    }
  }
}

function mustIgnore(rule: Rule, scene: Scene): void {
  const drafts = [...rule.check(new Cluster(snapshotOf(scene)))];
  expect(drafts.map((draft) => written(draft.object))).toEqual([]);
}

function written({ kind, namespace, name }: ObjectRef): string {
  return [kind, ...(namespace ? [namespace] : []), name].join('/');
}
