import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UserError } from '@/scripts/process/terminal.js';
import { readMessages } from './message-row';
import { createReport, judge } from './report';

const rowsOf = (file: string) => readMessages(readFileSync(new URL(file, import.meta.url), 'utf8'));
const files = ['collected', 'held-out', ...[2, 3, 4, 5, 6, 7].map((number) => `held-out-${number}`)].map(
  (name) => `${name}.csv`,
);

test('reaches the goal of docs/causes.md', () => {
  const outcomes = files.flatMap(rowsOf).map(judge);
  const share = (verdict: string) => outcomes.filter((each) => each.verdict === verdict).length / outcomes.length;
  expect(share('recognised')).toBeGreaterThanOrEqual(0.9);
  expect(share('wrong')).toBeLessThanOrEqual(0.02);
});

test('has messages of all eight packages', () => {
  const rows = files.flatMap(rowsOf);
  expect(rows.length).toBeGreaterThanOrEqual(500);
  expect(new Set(rows.map((row) => row.package)).size).toBe(8);
});

test('classifies 10,000 messages in about a second', () => {
  const rows = files.flatMap(rowsOf);
  const messages = Array.from({ length: 10_000 }, (_, index) => ({
    package: 'xero',
    message: `${rows[index % rows.length]?.message} (${index})`,
    cause: undefined,
  }));
  const before = process.cpuUsage();
  for (const row of messages) judge(row);
  // The time of the processor: on a busy machine the clock would measure the other work.
  expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(2);
});

test('reports the counts as JSON in the last line', () => {
  const rows = readMessages(
    [
      'package,message,cause,source',
      'xero,"Account code \'404\' has been archived, or deleted.",account-archived,x',
      'xero,Email address must be valid.,period-closed',
      'xero,Email address must be valid.,none',
      'xero,Mercury is in retrograde.,unknown',
      'xero,Email address must be valid.',
    ].join('\n'),
  );
  const report = createReport(rows.map(judge), 1);
  expect(JSON.parse(report.split('\n').at(-1) ?? '')).toEqual({ total: 5, recognised: 3, wrong: 1 });
  expect(report).toContain('WRONG xero: contact-details-invalid (not period-closed): Email address must be valid.');
  expect(report).toContain('xero: account-archived: Account code');
});

test('counts a cause as wrong where the label says that none is right', () => {
  const [row] = readMessages('xero,Email address must be valid.,unknown');
  expect(row && judge(row).verdict).toBe('wrong');
});

test('reads lines without titles, with a byte order mark and with line breaks in a message', () => {
  expect(readMessages('\uFEFFxero,"one\ntwo"\r\n\r\nzoho,three,temporary\r\n')).toEqual([
    { package: 'xero', message: 'one\ntwo', cause: undefined },
    { package: 'zoho', message: 'three', cause: 'temporary' },
  ]);
});

test.each([
  ['package,message', 'The file has no messages.'],
  ['xero,', 'Line 1 has no message. A line is: package,message.'],
])('describes the mistake in %j', (text, words) => {
  expect(() => readMessages(text)).toThrow(new UserError(words));
});
