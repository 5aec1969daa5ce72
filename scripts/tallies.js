import { existsSync, readFileSync } from 'node:fs';

/**
 * How many tests passed and failed by Vitest's JSON report. A file that could not be loaded counts as one failure, and
 * so does an exit code that no test explains: a leak, a crash, no test at all.
 */
export function readVitest(file, code) {
  const report = read(file);
  const passed = report?.numPassedTests ?? 0;
  const unloadable = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return explained({ passed, failed: (report?.numFailedTests ?? 0) + unloadable }, code);
}

/** The same from Playwright's JSON report. A test that passed only at a second try did not pass. */
export function readPlaywright(file, code) {
  const { expected = 0, unexpected = 0, flaky = 0 } = read(file)?.stats ?? {};
  return explained({ passed: expected, failed: unexpected + flaky }, code);
}

const explained = ({ passed, failed }, code) => ({ passed, failed: code !== 0 && failed === 0 ? 1 : failed });

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
