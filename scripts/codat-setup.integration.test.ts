import { afterAll, expect, test } from 'vitest';
import { run, terminateRunning } from './process/run.js';

const account = { CODAT_API_KEY: 'unused', CODAT_BASE_URL: 'http://127.0.0.1:9', APP_URL: 'https://app.example' };

afterAll(terminateRunning);

/** Runs the command without a database. Returns its exit code, and what it printed on both streams. */
const setup = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  run(process.execPath, ['scripts/codat-setup.js', ...args], {
    quiet: true,
    env: { ...process.env, DATABASE_URL: 'postgres://127.0.0.1:9/none', ...env },
  });

test.each([
  ['a misspelt option', ['--aply'], {}, 'Unknown: --aply. The only option is --apply'],
  ['one beside --apply', ['--apply', '--force'], {}, 'Unknown: --force. The only option is --apply'],
  ['a word', ['apply'], {}, 'Unknown: apply. The only option is --apply'],
  ['APP_URL without https://', [], { APP_URL: 'app.example' }, 'invalid: APP_URL: the address people open'],
  ['APP_URL with a path', [], { APP_URL: 'https://app.example/outlay' }, 'invalid: APP_URL: the address people open'],
  ['no address', [], { CODAT_BASE_URL: 'codat' }, 'invalid: CODAT_BASE_URL: the address of Codat’s API'],
  ['no scheme', [], { CODAT_BASE_URL: 'localhost:4010' }, 'invalid: CODAT_BASE_URL: the address of Codat’s API'],
  ['no port', [], { PORT: 'http' }, 'PORT is "http", which is not a port'],
  ['no key', [], { CODAT_API_KEY: '' }, 'Set CODAT_API_KEY and APP_URL first'],
  ['no server', [], {}, 'Codat does not respond.'],
])('ends with 2 and one sentence: %s', async (_title, args, env, sentence) => {
  const { code, output } = await setup(args, { ...account, ...env });
  expect(output).toContain(sentence);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});
