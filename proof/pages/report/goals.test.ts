import { expect, test } from 'vitest';
import { exportMisses, importMisses, missesAtAnySize, missesOf, mixMisses } from './goals';
import type { PageResult } from './results';

const home: PageResult = {
  name: 'home',
  path: '/company',
  p50: 40,
  p95: 90,
  p99: 130,
  sqlMs: 12,
  statements: 8,
  kilobytes: 50,
  gzip: 11,
  errors: [],
};

test('a page within its limits misses no goal', () => {
  expect(missesOf(home, { ...home, p95: 60 })).toEqual([]);
});

test('reports a page that is slow, grows with the company, or asks too much of Postgres', () => {
  expect(missesOf({ ...home, p95: 180, statements: 9, sqlMs: 31 }, { ...home, p95: 60 })).toEqual([
    'home: p95 is 180 ms, at most 150 ms is wanted',
    'home: p95 is 3.0 times that of the small database, at most 1.5 is wanted',
    'home: 9.0 statements, at most 8 are wanted',
    'home: 31 ms of SQL, at most 20 ms is wanted',
  ]);
});

test('reports too many statements of a small database too, whatever its speed', () => {
  const slow = { ...home, p95: 900, sqlMs: 70 };
  expect(missesAtAnySize([{ rows: 60, pages: [slow, { ...slow, name: 'list', statements: 9 }], mix: null }])).toEqual([
    'list: 9.0 statements, at most 8 are wanted',
  ]);
});

test('reports failed requests', () => {
  expect(mixMisses({ ...home, errors: ['status 500', 'status 500'] }, home)).toEqual([
    'the mix: 2 requests failed, the first with: status 500',
  ]);
});

test('reports transfers that are slow or need memory', () => {
  expect(exportMisses({ rows: 100_000, seconds: 9, growthMb: 40 })).toEqual([]);
  expect(exportMisses({ rows: 100_000, seconds: 12, growthMb: 80 })).toEqual([
    'export: 100000 rows take 12.0 s, at most 10.0 s is wanted',
    'export: the web process grows by 80 MB, at most 50 MB is wanted',
  ]);
  expect(importMisses({ rows: 10_000, seconds: 21, growthMb: 500 })).toEqual([
    'import: 10000 rows take 21.0 s, at most 20.0 s is wanted',
  ]);
});
