/** How the reader called LIONS, so that the commands shown to him work as they are: from a clone, npm stands before. */
export function ownCommand(env: NodeJS.ProcessEnv): string {
  return env['npm_lifecycle_event'] === undefined ? 'lions' : 'npm run lions --';
}
