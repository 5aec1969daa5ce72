import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../root.js';

/**
 * @typedef {{ title: string, seconds: number }} TimedTest
 */

/**
 * Returns how many tests passed and failed in Vitest's JSON report, and the seconds of each. A test file that could not
 * be loaded counts as one failure. So does a failing exit code without a failed test, which means a leak, a crash or no
 * tests at all.
 */
export function readVitest(file, code) {
  const report = read(file);
  const passed = report?.numPassedTests ?? 0;
  const files = report?.testResults ?? [];
  const unloadable = files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const tests = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, duration = 0 }) => timed(relative(root, name), title, duration)),
  );
  return { ...withExitCode({ passed, failed: (report?.numFailedTests ?? 0) + unloadable }, code), tests };
}

/** Returns the same figures from Playwright's JSON report. A flaky test counts as failed. */
export function readPlaywright(file, code) {
  const { stats, suites = [] } = read(file) ?? {};
  const { expected = 0, unexpected = 0, flaky = 0 } = stats ?? {};
  const tests = specsIn(suites).map(({ file: name, title, tests: [run] }) =>
    timed(`e2e/${name}`, title, Math.max(0, ...(run?.results ?? []).map(({ duration }) => duration))),
  );
  return { ...withExitCode({ passed: expected, failed: unexpected + flaky }, code), tests };
}

/**
 * Returns the `count` slowest tests, the slowest first.
 *
 * @param {readonly TimedTest[]} tests
 * @param {number} count
 */
export const slowest = (tests, count) => tests.toSorted((a, b) => b.seconds - a.seconds).slice(0, count);

/** @returns {TimedTest} */
const timed = (file, title, milliseconds) => ({ title: `${file}: ${title}`, seconds: milliseconds / 1000 });

const specsIn = (suites) => suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsIn(inner)]);

const withExitCode = ({ passed, failed }, code) => ({ passed, failed: code !== 0 && failed === 0 ? 1 : failed });

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
