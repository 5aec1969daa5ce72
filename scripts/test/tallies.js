import { existsSync, readFileSync } from 'node:fs';

/**
 * Returns how many tests passed and failed in Vitest's JSON report. A file that could not be loaded counts as one
 * failure. So does a failing exit code without a failed test: a leak, a crash, or no test at all.
 */
export function readVitest(file, code) {
  const report = read(file);
  const passed = report?.numPassedTests ?? 0;
  const unloadable = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return withExitCode({ passed, failed: (report?.numFailedTests ?? 0) + unloadable }, code);
}

/** Returns the same from Playwright's JSON report. A flaky test counts as failed. */
export function readPlaywright(file, code) {
  const { expected = 0, unexpected = 0, flaky = 0 } = read(file)?.stats ?? {};
  return withExitCode({ passed: expected, failed: unexpected + flaky }, code);
}

const withExitCode = ({ passed, failed }, code) => ({ passed, failed: code !== 0 && failed === 0 ? 1 : failed });

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
