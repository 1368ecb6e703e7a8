import { builtIn } from '../../src/kubernetes/built-in.ts';
import type { KubernetesClient } from '../../src/kubernetes/client.ts';
import type { Reflector, ReflectorOptions } from '../../src/kubernetes/reflector.ts';
import { type Environment, eventually, uniqueName } from './environment.ts';

export interface Following {
  readonly reflector: Reflector<string>;
  /** `added a=1`, `modified a=2`, `deleted a=2`, as they were told. */
  readonly told: string[];
  /** Codes of the troubles, as they were told. */
  readonly troubles: string[];
  /** How many whole lists were taken over. */
  readonly lists: { count: number };
  /** Waits until something was told. */
  heard(line: string): Promise<void>;
  stop(): Promise<void>;
}

/** ConfigMaps of one label, whose `data.value` a reflector follows while a test changes them. */
export class Followed {
  readonly #environment: Environment;
  readonly #label = uniqueName('followed');

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  async create(name: string, value: string): Promise<void> {
    const { client, namespace } = this.#environment;
    const metadata = { namespace, name: this.#name(name), labels: { followed: this.#label } };
    await client.create(builtIn.ConfigMap, { metadata, data: { value } });
  }

  async change(name: string, value: string): Promise<void> {
    const { client, namespace } = this.#environment;
    const body = { data: { value } };
    await client.patch(builtIn.ConfigMap, this.#name(name), { type: 'merge', body }, { namespace });
  }

  async remove(name: string): Promise<void> {
    const { client, namespace } = this.#environment;
    await client.delete(builtIn.ConfigMap, this.#name(name), { namespace });
  }

  /** @param through the client whose connection the test spoils; changes go straight to the cluster */
  follow(through: KubernetesClient, more: Partial<ReflectorOptions<string>> = {}): Following {
    const stop = new AbortController();
    const told: string[] = [];
    const troubles: string[] = [];
    const lists = { count: 0 };
    const reflector = through.reflector<string>(builtIn.ConfigMap, {
      namespace: this.#environment.namespace,
      labelSelector: `followed=${this.#label}`,
      signal: stop.signal,
      pauses: { firstMs: 20, longestMs: 200 },
      project: (object) => (object['data'] as { value: string }).value,
      onChange: ({ type, object, identity }) =>
        told.push(`${type} ${identity.name.slice(this.#label.length + 1)}=${object}`),
      onSynced: () => {
        lists.count++;
      },
      onTrouble: (error) => troubles.push(error.code),
      ...more,
    });
    const running = reflector.run();
    const heard = async (line: string) => {
      await eventually(
        `${line} is told (told: ${told}; troubles: ${troubles})`,
        async () => told.includes(line) || undefined,
        20_000,
      );
    };
    return {
      reflector,
      told,
      troubles,
      lists,
      heard,
      stop: async () => {
        stop.abort();
        await running;
      },
    };
  }

  #name(name: string): string {
    return `${this.#label}-${name}`;
  }
}
