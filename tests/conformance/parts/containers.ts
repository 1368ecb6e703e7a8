import { PassThrough, Readable } from 'node:stream';
import { expect, type TestContext, test } from 'vitest';
import { errorOf, eventually } from '../environment.ts';
import { FaultProxy } from '../fault-proxy.ts';
import type { Part } from '../suite.ts';

/** Commands in containers, attached streams and forwarded ports: where containers really run. */
export const containers: Part = (environment) => {
  const of = () => {
    const { namespace, pod } = environment();
    return { namespace, pod: pod.name, container: pod.container };
  };
  const real = (title: string, run: () => Promise<void>) =>
    test(title, async ({ skip }: TestContext) => {
      skip(!environment().runsContainers, 'no containers run on this kind of cluster');
      await run();
    });

  for (const status of [0, 1, 2, 126, 137, 255])
    real(`exit status ${status} is told exactly`, async () => {
      const command = ['sh', '-c', `exit ${status}`];
      expect(await environment().client.execText({ ...of(), command })).toEqual({
        exitCode: status,
        stdout: '',
        stderr: '',
      });
    });

  real('stdout and stderr come apart, arguments arrive unchanged', async () => {
    const { client } = environment();
    const odd = `a b'c"d$(e)\`f\`;&|*?\\ é\n&x=1#%2F`;
    const command = ['sh', '-c', 'printf %s "$1"; printf err >&2; exit 3', 'sh', odd];
    expect(await client.execText({ ...of(), command })).toEqual({ exitCode: 3, stdout: odd, stderr: 'err' });
  });

  real('input reaches the command and ends', async () => {
    const { client } = environment();
    const command = ['sh', '-c', 'cat; echo end'];
    expect((await client.execText({ ...of(), command, stdin: 'in\n' })).stdout).toBe('in\nend\n');
    const stream = Readable.from([Buffer.from('1\n'), Buffer.from('2\n')]);
    expect((await client.execText({ ...of(), command, stdin: stream })).stdout).toBe('1\n2\nend\n');
    expect((await client.execText({ ...of(), command: ['cat'], stdin: '' })).stdout).toBe('');
  });

  real('megabytes pass both ways without a change', async () => {
    const { client } = environment();
    const input = Buffer.alloc(5_000_000, 'lions roar\n');
    const { stdout, exitCode } = await client.execText({ ...of(), command: ['cat'], stdin: input });
    expect(exitCode).toBe(0);
    expect(stdout === input.toString()).toBe(true);
  });

  real('a slow reader holds the command back and loses nothing', async () => {
    const { client } = environment();
    const stdout = new PassThrough({ highWaterMark: 1024 });
    let length = 0;
    const reading = (async () => {
      for await (const chunk of stdout) {
        length += (chunk as Buffer).length;
        if (length % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    const command = ['sh', '-c', 'head -c 2000000 /dev/zero'];
    expect(await client.exec({ ...of(), command, stdout })).toEqual({ exitCode: 0 });
    stdout.end();
    await reading;
    expect(length).toBe(2_000_000);
  });

  real('a program that is not there is an error and no exit status', async () => {
    const error = await errorOf(environment().client.execText({ ...of(), command: ['/no/such/program'] }));
    expect(error).toMatchObject({ name: 'ExecError', code: 'LIONS-API-010' });
    expect(String(error)).toContain('/no/such/program');
  });

  real('a pod or container that is not there is told as such', async () => {
    const { client } = environment();
    const command = ['true'];
    const noPod = await errorOf(client.execText({ ...of(), pod: 'absent', command }));
    expect(noPod).toMatchObject({ code: 'LIONS-API-003', status: { reason: 'NotFound' } });
    const noContainer = await errorOf(client.execText({ ...of(), container: 'absent', command }));
    expect(noContainer).toMatchObject({ code: 'LIONS-API-005', httpStatus: 400 });
  });

  real('time and signal end the wait', async () => {
    const { client } = environment();
    const command = ['sleep', '30'];
    const late = await errorOf(client.execText({ ...of(), command, timeoutMs: 500 }));
    expect(late).toMatchObject({ code: 'LIONS-NET-003', parameters: { seconds: 0.5 } });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const stopped = await errorOf(client.execText({ ...of(), command, signal: stop.signal }));
    expect(stopped).toMatchObject({ code: 'LIONS-CLI-003' });
  });

  real('a cut connection is never taken for an exit status', async () => {
    const proxy = await FaultProxy.start(environment().client);
    proxy.plan({ kind: 'cut-socket', afterBytes: 5_000 });
    const command = ['sh', '-c', 'head -c 100000 /dev/zero; exit 0'];
    const error = await errorOf(proxy.client().execText({ ...of(), command }));
    expect(error).toMatchObject({ code: 'LIONS-NET-005' });
    expect(proxy.seen).toHaveLength(1);
    await proxy.close();
  });

  real('attaches to the main process', async () => {
    const { client } = environment();
    const stop = new AbortController();
    const stdout = new PassThrough();
    // The main process says `tick` now and then when it is asked to.
    const attached = client.attach({ ...of(), stdout, signal: stop.signal });
    attached.catch(() => undefined);
    const heard = new Promise<string>((resolve) => stdout.once('data', (chunk) => resolve(String(chunk))));
    await eventually('the main process is heard', async () => {
      await client.execText({ ...of(), command: ['touch', '/state/tick'] });
      return Promise.race([heard, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 1_000))]);
    });
    expect(await heard).toContain('tick');
    stop.abort();
    expect(await errorOf(attached)).toMatchObject({ code: 'LIONS-CLI-003' });
  });

  real('forwards a port, several connections at once', async () => {
    const { client } = environment();
    await using forward = await client.portForward({ ...of(), port: 8080 });
    const url = `http://127.0.0.1:${forward.localPort}/`;
    const answers = await Promise.all(
      [1, 2, 3].map(async () => (await fetch(url, { headers: { connection: 'close' } })).text()),
    );
    expect(answers.map((answer) => answer.trim())).toEqual(['hello', 'hello', 'hello']);
  });

  real('a port on which nothing listens is refused', async () => {
    const { client } = environment();
    const stream = await client.dial({ ...of(), port: 9 });
    const failed = new Promise((resolve) => stream.once('error', resolve));
    stream.resume();
    expect(await failed).toMatchObject({ code: 'LIONS-NET-001' });
  });
};
