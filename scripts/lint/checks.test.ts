import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../root';
import { checkAddresses } from './addresses';
import { withoutExceptions } from './checks';
import { checkFormats } from './formats';
import { checkImports } from './imports';
import { checkPhrases } from './phrases';
import { checkSizes } from './sizes';

const forbidden: readonly [file: string, line: string][] = [
  ['lib/domain/expense.ts', "export { env } from '@/lib/env';"],
  ['lib/domain/expense.ts', "export { db } from '../data/db';"],
  ['lib/domain/expense.ts', "export { readFile } from 'node:fs/promises';"],
  ['lib/domain/expense.ts', "import 'server-only';"],
  ['lib/domain/merchant/alias.ts', "import type { Rule } from '../rules/rule';"],
  ['lib/data/expenses.ts', "export { postExpenses } from '@/lib/codat/sync/expenses';"],
  ['lib/data/expenses.ts', "export { requestSync } from '@/lib/workflows/sync/request';"],
  ['lib/data/expenses.ts', "export { revalidatePath } from 'next/cache';"],
  ['lib/codat/expenses.ts', "export { db } from '@/lib/data/db';"],
  ['lib/codat/expenses.ts', "export { Fragment } from 'react';"],
  ['lib/workflows/submit-sync.ts', "export { redirect } from 'next/navigation';"],
  ['lib/workflows/submit-sync.ts', "export { PrismaClient } from '@prisma/client';"],
  ['lib/workflows/submit-sync.ts', "export { anExpense } from '@/lib/testing/expenses';"],
  ['lib/actions/sync.ts', "export { postExpenses } from '@/lib/codat/sync/expenses';"],
  ['lib/actions/sync.ts', "export { PrismaClient } from '@/lib/data/generated/client';"],
  ['lib/jobs/worker.ts', "export { headers } from 'next/headers';"],
  ['components/expense/row.tsx', "export { listExpenses } from '@/lib/data/expense/expenses';"],
  ['components/expense/row.tsx', "export { requireViewer } from '@/lib/auth/viewer';"],
  ['app/expenses/page.tsx', "export { requestSync } from '@/lib/workflows/sync/request';"],
  ['app/expenses/page.tsx', "const sync = await import('@/lib/workflows/sync/request');"],
  ['app/expenses/page.tsx', "export { PrismaClient } from '@prisma/client';"],
  ['app/api/receipts/route.ts', "export { postExpenses } from '@/lib/codat/sync/expenses';"],
  ['sandbox/main.ts', "export { formatMoney } from '@/lib/domain/money';"],
  ['e2e/journey.spec.ts', "export { startSandbox } from '@/sandbox/server';"],
  ['scripts/stack/serve.js', "export { env } from '../../lib/env';"],
];

test.each(forbidden)('refuses, in %s, %s', (file, line) => {
  expect(checkImports(file, `// A first line.\n${line}\n`)).toEqual([expect.objectContaining({ line: 2 })]);
});

test.each([
  ['components/expense/row.tsx', '<a href={`/expenses/1`}>Open</a>'],
  ['components/expense/row.tsx', '<a\n  className="x"\n  href="/expenses">Open</a>'],
  ['components/expense/row.tsx', "import Link from 'next/link';"],
  ['components/expense/filter.tsx', '<form className="contents" action="/expenses">'],
  ['components/receipt/picture.tsx', '<img alt="" src={`/api/receipts/1`} />'],
  ['components/receipt/send.ts', "await fetch('/api/receipts');"],
  ['app/[company]/syncs/page.tsx', "redirect('/syncs');"],
])('refuses, in %s, an address without the company: %s', (file, text) => {
  expect(checkAddresses(file, text)).toHaveLength(1);
});

test.each([
  ['components/expense/row.tsx', '<AppLink href={`/expenses/1`}>Open</AppLink>'],
  ['components/expense/row.tsx', '<a href={companyPath(slug, "/")}>Open</a>'],
  ['components/expense/filter.tsx', '<PageForm action="/expenses">'],
  ['app/(auth)/sign-in/page.tsx', "redirect('/no-company');"],
])('accepts, in %s, %s', (file, text) => {
  expect(checkAddresses(file, text)).toEqual([]);
});

const allowed: readonly [file: string, line: string][] = [
  ['lib/domain/expense.ts', "export { z } from 'zod';"],
  ['lib/domain/rules/rule.ts', "export { knownMerchant } from '../merchant/known';"],
  ['lib/domain/expense.test.ts', "import { readFileSync } from 'node:fs';"],
  ['lib/data/expenses.ts', "export { cache } from 'react';"],
  ['lib/data/expenses.ts', "export type { Expense } from './generated/client';"],
  ['lib/workflows/submit-sync.ts', "export { claimSync } from '@/lib/data/sync/syncs';"],
  ['app/api/webhooks/codat/route.ts', "export { readMessage } from '@/lib/codat/webhook';"],
  ['components/expense/row.tsx', "export { recordExpense } from '@/lib/actions/expenses';"],
  ['components/expense/row.tsx', "export { ExpenseForm } from '../expense-form/form';"],
  ['prisma/seed.ts', "export { db } from '@/lib/data/db';"],
];

test.each(allowed)('accepts, in %s, %s', (file, line) => {
  expect(checkImports(file, line)).toEqual([]);
});

test('checks an import that is spread over several lines', () => {
  const source = "import {\n  type Db,\n  db,\n} from '@/lib/data/db';\n\nexport const name = 'pg';\n";
  expect(checkImports('lib/domain/expense.ts', source)).toMatchObject([
    { message: expect.stringContaining('lib/data') },
  ]);
});

test('Biome refuses process.env outside lib/env.ts', () => {
  const project = mkdtempSync(join(tmpdir(), 'outlay lint '));
  cpSync(join(root, 'biome.json'), join(project, 'biome.json'));
  mkdirSync(join(project, 'lib/data'), { recursive: true });
  for (const file of ['lib/env.ts', 'lib/data/db.ts']) {
    writeFileSync(join(project, file), 'export const url = process.env.DATABASE_URL;\n');
  }
  const args = [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--vcs-enabled=false'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
  rmSync(project, { recursive: true });
  expect(stdout + stderr).toMatch(/lib\/data\/db\.ts.* lint\/style\/noProcessEnv/);
  expect(stdout + stderr).not.toContain('lib/env.ts');
});

test('finds a phrase wrapped over two lines of a comment', () => {
  const found = checkPhrases('a.ts', '/**\n * A state nobody\n * knows.\n */');
  expect(found).toMatchObject([{ line: 2, message: expect.stringContaining('nobody') }]);
});

test.each([
  'new Intl.NumberFormat(locale).format(1.5)',
  'new Intl.DateTimeFormat(viewer.locale, { month: "long" })',
  'count.toLocaleString()',
  'day.toLocaleDateString(locale)',
])('refuses %s, which differs between ICU versions', (code) => {
  expect(checkFormats('components/day.tsx', code)).toMatchObject([{ line: 1 }]);
});

test('accepts a fixed locale, whose data do not change', () => {
  expect(checkFormats('lib/domain/day.ts', "new Intl.DateTimeFormat('en-GB')")).toEqual([]);
  expect(checkFormats('components/day.test.ts', 'count.toLocaleString()')).toEqual([]);
});

test('refuses a file with 251 lines and a folder with 21 files, not counting tests', () => {
  const lines = (count: number) => 'x\n'.repeat(count);
  const files = Array.from({ length: 20 }, (_, index): [string, string] => [`a/${index}.ts`, '']);
  expect(checkSizes(new Map([...files, ['a/1.test.ts', lines(250)]]))).toEqual([]);
  expect(checkSizes(new Map([...files, ['a/long.ts', lines(251)]]))).toMatchObject([
    { path: 'a' },
    { path: 'a/long.ts' },
  ]);
});

describe('exceptions', () => {
  const problem = { rule: 'sizes', path: 'a.ts', message: '251 lines' } as const;

  test('hide the problems of their rule and path', () => {
    expect(withoutExceptions([problem], { sizes: { 'a.ts': 'A table.' } })).toEqual([]);
    expect(withoutExceptions([problem], { phrases: {} })).toEqual([problem]);
  });

  test('are refused if they match no problem', () => {
    expect(withoutExceptions([], { sizes: { 'a.ts': 'A table.' } })).toMatchObject([{ path: 'a.ts' }]);
  });
});
