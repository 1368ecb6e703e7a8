import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c21ConfigurationError } from './c21-configuration-error.ts';

const log = (line: string) => ({ 'shop/web-7f9c-x1/app/previous': line });
const web = workload('web', { state: crashed({ exitCode: 1 }) });

ruleCases(c21ConfigurationError, {
  finds: {
    'a missing environment variable': {
      objects: [web],
      logs: log(
        "Traceback (most recent call last):\n  File \"/app/settings.py\", line 4, in <module>\n    url = os.environ['DATABASE_URL']\nKeyError: 'DATABASE_URL'",
      ),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/KeyError: 'DATABASE_URL'/],
    },
    'a property that Quarkus misses': {
      objects: [web],
      logs: log(
        'ERROR Failed to start application: java.lang.RuntimeException: Failed to start quarkus\nCaused by: java.util.NoSuchElementException: SRCFG00014: The config property shop.url is required but it could not be found in any config source',
      ),
      object: 'Deployment/shop/web',
      evidence: [/SRCFG00014/],
    },
    'a PostgreSQL without a password': {
      objects: [web],
      logs: log(
        'Error: Database is uninitialized and superuser password is not specified.\n       You must specify POSTGRES_PASSWORD to a non-empty value for the\n       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".',
      ),
      object: 'Deployment/shop/web',
      evidence: [/superuser password is not specified/],
    },
  },
  ignores: {
    'an error that only mentions a setting': { objects: [web], logs: log('ValueError: timeout must be positive') },
    'a wrong setting of a healthy program': {
      objects: [workload('web')],
      logs: { 'shop/web-7f9c-x1/app': `ERROR environment variable X is not set ${ago(1)}` },
    },
  },
});
