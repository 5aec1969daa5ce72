import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.js';
import { readPlaywright, readVitest, slowest } from './tallies';

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
      { name: 'a.test.ts', status: 'failed', assertionResults: [] },
      { name: 'b.test.ts', status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    ],
  });

  expect(readVitest(report, 1)).toMatchObject({ passed: 3, failed: 2 });
});

test('counts a failing exit code without a failed test as a failure', () => {
  expect(readVitest(aReport({ numPassedTests: 3, numFailedTests: 0, testResults: [] }), 1)).toMatchObject({
    passed: 3,
    failed: 1,
  });
});

test('counts a run without a report as a failure', () => {
  expect(readPlaywright('/nowhere/report.json', 1)).toMatchObject({ passed: 0, failed: 1 });
});

test('counts a flaky browser test as failed', () => {
  expect(readPlaywright(aReport({ stats: { expected: 4, unexpected: 1, flaky: 1 } }), 1)).toMatchObject({
    passed: 4,
    failed: 2,
  });
});

test('names the slowest tests of both reports with their seconds', () => {
  const unit = aReport({
    testResults: [
      {
        name: join(root, 'lib/a.test.ts'),
        assertionResults: [
          { status: 'passed', title: 'adds', duration: 200 },
          { status: 'passed', title: 'divides', duration: 4_000 },
        ],
      },
    ],
  });
  const results = [{ duration: 2_500 }];
  const browser = aReport({
    suites: [{ specs: [], suites: [{ specs: [{ file: 'b.spec.ts', title: 'syncs', tests: [{ results }] }] }] }],
  });

  expect(slowest([...readVitest(unit, 0).tests, ...readPlaywright(browser, 0).tests], 2)).toEqual([
    { title: 'lib/a.test.ts: divides', seconds: 4 },
    { title: 'e2e/b.spec.ts: syncs', seconds: 2.5 },
  ]);
});
