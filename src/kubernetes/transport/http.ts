/**
 * `node:http` without `import`: an import of it has Node load all that it might export, a whole second HTTP client and
 * WebSocket among it: 30 ms of CPU at each start.
 */
export const { Agent: HttpAgent, request: httpRequest } = process.getBuiltinModule('node:http');
