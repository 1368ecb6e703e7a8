import type { LogCase } from './log-case.ts';

/** Programs that a remote machine turns away, parts that images lack, and the words of older runtimes. */
export const logsOfClients: readonly LogCase[] = [
  [
    'git over ssh without a key',
    'password',
    /git@git\.acme\.io: Permission denied/,
    `Cloning into '/src'...
git@git.acme.io: Permission denied (publickey).
fatal: Could not read from remote repository.

Please make sure you have the correct access rights
and the repository exists.`,
  ],
  [
    'scp with a wrong password',
    'password',
    /10\.0\.0\.9: Permission denied/,
    `Permission denied, please try again.
backup@10.0.0.9: Permission denied (publickey,password).
lost connection`,
  ],
  [
    'git over https without a token',
    'password',
    /could not read Username/,
    `Cloning into 'site'...
fatal: could not read Username for 'https://git.acme.io': No such device or address`,
  ],
  [
    'git with an old password',
    'password',
    /Authentication failed for/,
    `remote: Support for password authentication was removed on August 13, 2021.
fatal: Authentication failed for 'https://git.acme.io/shop/site.git/'`,
  ],
  [
    'ssh to an unknown host',
    'untrusted',
    /Host key verification failed/,
    `Host key verification failed.
fatal: Could not read from remote repository.`,
  ],
  [
    'php without its database’s name',
    'name',
    /shop-db/,
    `SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo for shop-db failed: Name or service not known`,
  ],
  [
    'runc of 2019 on a wrong processor',
    'architecture',
    /exec format error/,
    'standard_init_linux.go:211: exec user process caused "exec format error"',
  ],
  [
    'runc of 2021 on a wrong processor',
    'architecture',
    /exec format error/,
    'standard_init_linux.go:228: exec user process caused: exec format error',
  ],
  [
    'a program without its loader',
    'command',
    /no such file/,
    'standard_init_linux.go:190: exec user process caused "no such file or directory"',
  ],
  [
    'an entry point that is not executable',
    'command',
    /permission denied/,
    'standard_init_linux.go:219: exec user process caused: permission denied',
  ],
  [
    'bash and a missing loader',
    'command',
    /required file not found/,
    '/entrypoint.sh: line 4: /app/server: cannot execute: required file not found',
  ],
  [
    'a Node.js module of its own whose name speaks of settings',
    'program',
    /config\/production/,
    `node:internal/modules/cjs/loader:1145
  throw err;
  ^

Error: Cannot find module './config/production'
Require stack:
- /app/server.js
    at Module._resolveFilename (node:internal/modules/cjs/loader:1142:15) {
  code: 'MODULE_NOT_FOUND',
  requireStack: [ '/app/server.js' ]
}

Node.js v20.11.0`,
  ],
  [
    'a Node.js package',
    'program',
    /Cannot find package 'dotenv'/,
    `Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'dotenv' imported from /app/index.mjs
    at packageResolve (node:internal/modules/esm/resolve:853:9)`,
  ],
  [
    'a Java class',
    'program',
    /NoClassDefFoundError/,
    `Exception in thread "main" java.lang.NoClassDefFoundError: com/acme/config/Settings
	at com.acme.Main.main(Main.java:5)`,
  ],
  [
    'a newer Java',
    'program',
    /UnsupportedClassVersionError/,
    `Error: LinkageError occurred while loading main class com.acme.Main
	java.lang.UnsupportedClassVersionError: com/acme/Main has been compiled by a more recent version of the Java Runtime (class file version 65.0)`,
  ],
  [
    'a Ruby gem',
    'program',
    /cannot load such file/,
    `/usr/local/lib/ruby/3.2.0/bundled_gems.rb:69:in 'require': cannot load such file -- pg (LoadError)
	from /app/config/application.rb:3:in '<main>'`,
  ],
  [
    'a shared library',
    'program',
    /libssl/,
    './server: error while loading shared libraries: libssl.so.1.1: cannot open shared object file: No such file or directory',
  ],
  [
    'a Node.js program that is not in the image',
    'command',
    /app\/server\.js/,
    `node:internal/modules/cjs/loader:1228
  throw err;
  ^

Error: Cannot find module '/app/server.js'
    at Module._resolveFilename (node:internal/modules/cjs/loader:1225:15) {
  code: 'MODULE_NOT_FOUND',
  requireStack: []
}

Node.js v20.18.0`,
  ],
  [
    'a file of its own that a Node.js program asks for by its path',
    'program',
    /lib\/db/,
    `Error: Cannot find module '/app/lib/db'
Require stack:
- /app/server.js
    at Module._resolveFilename (node:internal/modules/cjs/loader:1225:15) {
  code: 'MODULE_NOT_FOUND',
  requireStack: [ '/app/server.js' ]
}`,
  ],
  [
    'the same as an ES module',
    'program',
    /lib\/db\.js/,
    `Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/app/lib/db.js' imported from /app/server.js
    at finalizeResolution (node:internal/modules/esm/resolve:275:11)`,
  ],
  [
    'a main class that is not there',
    'command',
    /com\.acme\.Main/,
    `Error: Could not find or load main class com.acme.Main
Caused by: java.lang.ClassNotFoundException: com.acme.Main`,
  ],
  ['an operation that is about no file', 'privilege', /socket/, 'Error: socket: Operation not permitted'],
  ['an operation of which nothing is said', undefined, /./, 'Error: dispatch: Operation not permitted'],
  ['a file in words', 'permission', /settings/, "cp: cannot create regular file 'settings.php': Permission denied"],
  [
    'a directory of a database',
    'permission',
    /ownership/,
    "chown: changing ownership of '/bitnami/postgresql': Operation not permitted",
  ],
];
