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

test('a test file that could not be loaded is a failure beside those of its neighbours', () => {
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

test('an exit code that no test explains is a failure', () => {
  expect(readVitest(aReport({ numPassedTests: 3, numFailedTests: 0, testResults: [] }), 1)).toEqual({
    passed: 3,
    failed: 1,
  });
});

test('a run that wrote no report is a failure', () => {
  expect(readPlaywright('/nowhere/report.json', 1)).toEqual({ passed: 0, failed: 1 });
});

test('a browser test that passed only at a second try did not pass', () => {
  expect(readPlaywright(aReport({ stats: { expected: 4, unexpected: 1, flaky: 1 } }), 1)).toEqual({
    passed: 4,
    failed: 2,
  });
});
