import { scenarioNames } from './files.ts';
import { parseScenario } from './parse.ts';

export interface ScenarioSummary {
  readonly name: string;
  /** One sentence in each language. */
  readonly description: { readonly en: string; readonly fr: string };
}

/** The scenarios that LIONS brings. */
export async function listScenarios(): Promise<ScenarioSummary[]> {
  const names = await scenarioNames();
  const all = await Promise.all(names.map(async (name) => ({ name, ...(await parseScenario(name)) })));
  return all.filter((scenario) => !scenario.hidden).map(({ name, description }) => ({ name, description }));
}
