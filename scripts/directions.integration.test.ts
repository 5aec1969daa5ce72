import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = process.cwd();
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'outlay directions '));
  await cp(path.join(root, 'biome.json'), path.join(copy, 'biome.json'));
});

afterAll(() => rm(copy, { recursive: true }));

/** What the linter says of a file with this line in it, in a temporary copy of the project's rules. */
async function lint(file: string, line: string): Promise<string> {
  const planted = path.join(copy, file);
  await mkdir(path.dirname(planted), { recursive: true });
  await writeFile(planted, `${line}\n`);
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const said = await run(process.execPath, [biome, 'lint', '--vcs-enabled=false', '--max-diagnostics=20', planted], {
    cwd: copy,
  }).catch((refusal: { stdout: string; stderr: string }) => refusal);
  await rm(planted);
  return said.stdout + said.stderr;
}

const forbidden: readonly [file: string, line: string][] = [
  ['lib/domain/expense.ts', "export { env } from '@/lib/env';"],
  ['lib/domain/expense.ts', "export { db } from '../data/db';"],
  ['lib/domain/expense.ts', "export { readFile } from 'node:fs/promises';"],
  ['lib/data/expenses.ts', "export { postExpenses } from '@/lib/codat/expenses';"],
  ['lib/data/expenses.ts', "export { requestSync } from '@/lib/workflows/request-sync';"],
  ['lib/data/expenses.ts', "export { revalidatePath } from 'next/cache';"],
  ['lib/codat/expenses.ts', "export { db } from '@/lib/data/db';"],
  ['lib/codat/expenses.ts', "export { Fragment } from 'react';"],
  ['lib/workflows/submit-sync.ts', "export { redirect } from 'next/navigation';"],
  ['lib/workflows/submit-sync.ts', "export { PrismaClient } from '@prisma/client';"],
  ['lib/actions/sync.ts', "export { postExpenses } from '@/lib/codat/expenses';"],
  ['lib/actions/sync.ts', "export { PrismaClient } from '@/lib/data/generated/client';"],
  ['lib/jobs/worker.ts', "export { headers } from 'next/headers';"],
  ['components/expense/row.tsx', "export { listExpenses } from '@/lib/data/expenses';"],
  ['components/expense/row.tsx', "export { requireViewer } from '@/lib/auth/viewer';"],
  ['app/expenses/page.tsx', "export { requestSync } from '@/lib/workflows/request-sync';"],
  ['app/expenses/page.tsx', "export { PrismaClient } from '@prisma/client';"],
  ['app/api/receipts/route.ts', "export { postExpenses } from '@/lib/codat/expenses';"],
  ['sandbox/main.ts', "export { formatMoney } from '@/lib/domain/money';"],
  ['e2e/journey.spec.ts', "export { startSandbox } from '@/sandbox/server';"],
];

test.each(forbidden)('the linter refuses, in %s, %s', async (file, line) => {
  expect(await lint(file, line)).toContain('noRestrictedImports');
});

const allowed: readonly [file: string, line: string][] = [
  ['lib/domain/expense.ts', "export { z } from 'zod';"],
  ['lib/data/expenses.ts', "export { cache } from 'react';"],
  ['lib/workflows/submit-sync.ts', "export { claimSync } from '@/lib/data/syncs';"],
  ['app/api/webhooks/codat/route.ts', "export { readMessage } from '@/lib/codat/webhook';"],
  ['components/expense/row.tsx', "export { recordExpense } from '@/lib/actions/expenses';"],
];

test.each(allowed)('the linter lets through, in %s, %s', async (file, line) => {
  expect(await lint(file, line)).not.toContain('noRestrictedImports');
});

test('the linter refuses the environment outside lib/env.ts', async () => {
  expect(await lint('lib/data/db.ts', 'export const url = process.env.DATABASE_URL;')).toContain('noProcessEnv');
  expect(await lint('lib/env.ts', 'export const url = process.env.DATABASE_URL;')).not.toContain('noProcessEnv');
});
