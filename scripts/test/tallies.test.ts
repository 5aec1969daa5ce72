import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPlaywright, readVitest } from './tallies';

function aReport(content: object) {
  const file = join(mkdtempSync(join(tmpdir(), 'outlay-report-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('counts a test file that could not be loaded as a failure', () => {
  const report = aReport({
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    ],
  });

  expect(readVitest(report, 1)).toEqual({ passed: 3, failed: 2 });
});

test('counts a failing exit code without a failed test as a failure', () => {
  expect(readVitest(aReport({ numPassedTests: 3, numFailedTests: 0, testResults: [] }), 1)).toEqual({
    passed: 3,
    failed: 1,
  });
});

test('counts a run without a report as a failure', () => {
  expect(readPlaywright('/nowhere/report.json', 1)).toEqual({ passed: 0, failed: 1 });
});

test('counts a flaky browser test as failed', () => {
  expect(readPlaywright(aReport({ stats: { expected: 4, unexpected: 1, flaky: 1 } }), 1)).toEqual({
    passed: 4,
    failed: 2,
  });
});
