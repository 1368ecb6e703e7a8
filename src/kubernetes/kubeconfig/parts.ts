import { readFile } from 'node:fs/promises';
import { reasonOf, unusable } from './load.ts';

/** A file that the kubeconfig names. */
export async function readPart(path: string, file: string, field: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unusable(file, `${field}: ${path}: ${reasonOf(error)}`, error);
  }
}

/** Base64 of PEM, as the `…-data` fields hold it. */
export function decodePem(data: string, file: string, field: string): string {
  const text = Buffer.from(data, 'base64').toString('utf8');
  if (!text.includes('-----BEGIN ')) throw unusable(file, `${field}: not the base64 of a PEM text`);
  return text;
}
