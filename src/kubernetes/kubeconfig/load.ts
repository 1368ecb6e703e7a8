import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { LionsError } from '../../model/error.ts';
import { type LocateOptions, locateKubeconfig } from './locate.ts';
import {
  type ClusterEntry,
  type ContextEntry,
  type KubeconfigFile,
  kubeconfigSchema,
  type UserEntry,
} from './schema.ts';

/** An entry and the file it came from, which errors name. */
export interface Sourced<T> {
  readonly file: string;
  readonly value: T;
}

/** All files merged: of entries with one name the first wins, and so does the first `current-context`. */
export interface Kubeconfig {
  readonly files: readonly string[];
  readonly currentContext: string | undefined;
  readonly clusters: ReadonlyMap<string, Sourced<ClusterEntry>>;
  readonly users: ReadonlyMap<string, Sourced<UserEntry>>;
  readonly contexts: ReadonlyMap<string, Sourced<ContextEntry>>;
}

/**
 * Reads and merges the kubeconfig; relative paths in it become absolute ones.
 * @returns undefined when there is no file at all
 * @throws {LionsError} LIONS-CFG-002 with the file's name, never with its content
 */
export async function loadKubeconfig(options: LocateOptions = {}): Promise<Kubeconfig | undefined> {
  const { files } = locateKubeconfig(options);
  if (files.length === 0) return undefined;
  return mergeKubeconfigs(await Promise.all(files.map(async (file) => ({ file, value: await readKubeconfig(file) }))));
}

async function readKubeconfig(file: string): Promise<KubeconfigFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw unusable(file, reasonOf(error), error);
  }
  return parseKubeconfig(text, file);
}

/** @param file for errors, and the folder from which relative paths start */
export function parseKubeconfig(text: string, file: string): KubeconfigFile {
  const lines = new LineCounter();
  // Pretty errors quote the file, and a kubeconfig is full of secrets.
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, logLevel: 'error' });
  const problem = document.errors[0];
  if (problem) throw unusable(file, `line ${lines.linePos(problem.pos[0]).line}: not valid YAML (${problem.code})`);
  const parsed = kubeconfigSchema.safeParse(plain(document, file) ?? {});
  if (!parsed.success) throw unusable(file, firstIssue(parsed.error));
  return absolutePaths(parsed.data, dirname(resolve(file)));
}

/** Aliases are resolved only here: one may point nowhere, or a few lines may stand for gigabytes. */
function plain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw unusable(file, 'not valid YAML (an alias leads nowhere, or there are too many)', error);
  }
}

export function mergeKubeconfigs(parts: readonly Sourced<KubeconfigFile>[]): Kubeconfig {
  const clusters = new Map<string, Sourced<ClusterEntry>>();
  const users = new Map<string, Sourced<UserEntry>>();
  const contexts = new Map<string, Sourced<ContextEntry>>();
  for (const { file, value } of parts) {
    for (const { name, cluster } of value.clusters) setFirst(clusters, name, { file, value: cluster ?? {} });
    for (const { name, user } of value.users) setFirst(users, name, { file, value: user ?? {} });
    for (const { name, context } of value.contexts) setFirst(contexts, name, { file, value: context ?? {} });
  }
  const currentContext = parts.find((part) => part.value['current-context'])?.value['current-context'];
  return { files: parts.map((part) => part.file), currentContext, clusters, users, contexts };
}

function setFirst<T>(map: Map<string, T>, name: string, value: T): void {
  if (!map.has(name)) map.set(name, value);
}

function absolutePaths(config: KubeconfigFile, folder: string): KubeconfigFile {
  const absolute = (path: string | undefined) => path && (isAbsolute(path) ? path : resolve(folder, path));
  // A plugin named without a slash is looked up in PATH.
  const program = (command: string) => (command.includes('/') ? resolve(folder, command) : command);
  return {
    ...config,
    clusters: config.clusters.map(({ name, cluster }) => ({
      name,
      cluster: cluster && { ...cluster, 'certificate-authority': absolute(cluster['certificate-authority']) },
    })),
    users: config.users.map(({ name, user }) => ({
      name,
      user: user && {
        ...user,
        'client-certificate': absolute(user['client-certificate']),
        'client-key': absolute(user['client-key']),
        tokenFile: absolute(user.tokenFile),
        exec: user.exec && { ...user.exec, command: program(user.exec.command) },
      },
    })),
  };
}

export function unusable(file: string, detail: string, cause?: unknown): LionsError {
  return new LionsError('LIONS-CFG-002', detail, { file }, cause);
}

/** Why a file could not be read, in words; without the path, which stands beside it. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  if (code === 'EISDIR') return 'it is a folder';
  return code ?? String(error);
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'the file'}: ${issue.message}` : 'not a kubeconfig';
}
