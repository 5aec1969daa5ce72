import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ask, asApplication } from '@/lib/testing/database/as-application';
import { recordTestExpense } from '@/lib/testing/expenses';
import { companyTables, fullCompany } from '@/lib/testing/full-company';
import type { LinkedCompany } from '@/lib/testing/linked-company';
import { aMember, aPerson } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';

let codat: TestCodat;
let ours: LinkedCompany;
let theirs: LinkedCompany;
let tables: string[];

beforeAll(async () => {
  codat = await startTestCodat();
  ours = await fullCompany(codat);
  theirs = await fullCompany(codat);
  tables = await companyTables();
});
afterAll(() => codat.close());

const companiesIn = (ask: Ask, table: string) =>
  ask<{ company_id: string }>(`select distinct company_id from ${table}`).then((rows) =>
    rows.map((row) => row.company_id),
  );

/** Runs a statement. Returns the number of rows in its result, or the error message if it was refused. */
const changes = (ask: Ask, sql: string, values: unknown[] = []) =>
  ask(sql, values).then(
    (rows) => rows.length,
    (error: unknown) => String(error),
  );

test('both companies have rows in every tenant table', async () => {
  for (const table of tables) {
    const kept = (await asSuperuser<{ company_id: string }>(`select distinct company_id from ${table}`)).map(
      (row) => row.company_id,
    );
    expect(kept, table).toEqual(expect.arrayContaining([ours.viewer.companyId, theirs.viewer.companyId]));
  }
});

test('every tenant table enforces its policy, and the application’s role cannot bypass it', async () => {
  const open = await asSuperuser(
    `select relname from pg_class where relname = any($1) and not (relrowsecurity and relforcerowsecurity)`,
    [[...tables, 'companies', 'users', 'sessions', 'staff', 'sign_in_locks', 'causes', 'import_leases']],
  );
  expect(open).toEqual([]);
  const [role] = await asSuperuser(
    `select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'outlay_app'`,
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
});

test('plain SQL for one company shows its own rows only, in every table', async () => {
  await asApplication({ company: ours.viewer.companyId }, async (ask) => {
    for (const table of tables) expect(await companiesIn(ask, table), table).toEqual([ours.viewer.companyId]);
    const [count] = await ask(`select count(*)::int as companies from companies`);
    expect(count).toEqual({ companies: 1 });
    const strangers = await ask(`select id from users where id = $1`, [theirs.viewer.userId]);
    expect(strangers).toEqual([]);
  });
});

test('plain SQL without a scope shows no rows', async () => {
  await asApplication({}, async (ask) => {
    for (const table of [
      ...tables,
      'companies',
      'users',
      'sessions',
      'staff',
      'sign_in_locks',
      'causes',
      'import_leases',
    ])
      expect(await ask(`select * from ${table}`), table).toEqual([]);
  });
});

describe('a row with another company’s id', () => {
  test('cannot be inserted, in any table', async () => {
    for (const table of tables) {
      await asApplication({ company: ours.viewer.companyId, role: 'owner' }, async (ask) => {
        const copied = await changes(ask, `insert into ${table} select * from ${table} limit 0 returning 1`);
        expect(copied, table).toBe(0);
        const [row] = await ask(`select * from ${table} limit 1`);
        const columns = Object.keys(row ?? {});
        const values = columns.map((name) =>
          name === 'company_id'
            ? theirs.viewer.companyId
            : name === 'id' && row?.id.length === 36
              ? crypto.randomUUID()
              : row?.[name],
        );
        const places = columns.map((_, index) => `$${index + 1}`);
        const said = await changes(
          ask,
          `insert into ${table} (${columns.map((name) => `"${name}"`)}) values (${places})`,
          values.map((value) =>
            value !== null && typeof value === 'object' && !(value instanceof Date) && !Array.isArray(value)
              ? JSON.stringify(value)
              : value,
          ),
        );
        expect(said, table).toMatch(/violates row-level security policy/);
      });
    }
  });

  test('cannot be updated or deleted', async () => {
    for (const table of tables) {
      await asApplication({ company: ours.viewer.companyId, role: 'owner' }, async (ask) => {
        const said = await changes(
          ask,
          `update ${table} set company_id = company_id where company_id = $1 returning 1`,
          [theirs.viewer.companyId],
        );
        expect([0, `error: permission denied for table ${table}`], table).toContain(said);
      });
      await asApplication({ company: ours.viewer.companyId, role: 'owner' }, async (ask) => {
        const said = await changes(ask, `delete from ${table} where company_id = $1 returning 1`, [
          theirs.viewer.companyId,
        ]);
        expect([0, `error: permission denied for table ${table}`], table).toContain(said);
      });
    }
  });

  test('cannot be created by changing a row of one’s own company', async () => {
    await asApplication({ company: ours.viewer.companyId, role: 'owner' }, async (ask) => {
      const said = await changes(ask, `update movements set company_id = $1`, [theirs.viewer.companyId]);
      expect(said).toMatch(/row-level security/);
    });
  });
});

describe('an auditor', () => {
  test('can read, and cannot write to any table', async () => {
    const settings = { company: ours.viewer.companyId, role: 'auditor' };
    for (const table of tables) {
      await asApplication(settings, async (ask) => {
        expect(await companiesIn(ask, table), table).toEqual([ours.viewer.companyId]);
        const said = await changes(ask, `update ${table} set company_id = company_id returning 1`);
        expect([0, `error: permission denied for table ${table}`], table).toContain(said);
      });
      await asApplication(settings, async (ask) => {
        const said = await changes(ask, `delete from ${table} returning 1`);
        expect([0, `error: permission denied for table ${table}`], table).toContain(said);
      });
    }
    await asApplication(settings, async (ask) => {
      const said = await changes(
        ask,
        `insert into categories (id, company_id, name, position) values ($1, $2, 'New', 99)`,
        [crypto.randomUUID(), settings.company],
      );
      expect(said).toMatch(/row-level security/);
    });
    await asApplication(settings, async (ask) => {
      expect(await changes(ask, `update companies set name = 'Mine' returning 1`)).toBe(0);
    });
  });
});

test('an employee sees their own expenses with their details, and no exchanges', async () => {
  const employee = await aMember(ours.viewer, 'employee');
  const own = await recordTestExpense(employee);
  await asApplication({ company: employee.companyId, user: employee.userId, role: 'employee' }, async (ask) => {
    for (const table of ['movements', 'expenses'])
      expect(await ask(`select id from ${table}`), table).toEqual([{ id: own }]);
    expect(await ask(`select distinct expense_id from expense_lines`)).toEqual([{ expense_id: own }]);
    for (const table of ['sync_items', 'receipts', 'exchanges', 'transfers', 'reimbursables'])
      expect(await ask(`select * from ${table}`), table).toEqual([]);
    expect(await changes(ask, `update expenses set note = 'x' where id <> $1 returning 1`, [own])).toBe(0);
    expect(await changes(ask, `update movements set revision = 9 where id <> $1 returning 1`, [own])).toBe(0);
  });
});

describe('support staff', () => {
  test('can read all companies only in the staff role and while they are staff', async () => {
    const [agent, stranger] = [await aPerson(), await aPerson()];
    await asSuperuser(`insert into staff (user_id, role) values ($1, 'agent')`, [agent.id]);
    const seen = (settings: Record<string, string>) =>
      asApplication(settings, async (ask) => (await companiesIn(ask, 'sync_items')).length);
    expect(await seen({ user: agent.id, role: 'staff' })).toBe(2);
    expect(await seen({ user: agent.id })).toBe(0);
    expect(await seen({ user: stranger.id, role: 'staff' })).toBe(0);
    expect(await seen({ role: 'staff' })).toBe(0);
    await asSuperuser(`delete from staff where user_id = $1`, [agent.id]);
    expect(await seen({ user: agent.id, role: 'staff' })).toBe(0);
  });

  test('cannot be appointed by the application', async () => {
    await asApplication({ user: ours.viewer.userId, company: ours.viewer.companyId, role: 'owner' }, async (ask) => {
      expect(await changes(ask, `insert into staff (user_id, role) values ($1, 'lead')`, [ours.viewer.userId])).toMatch(
        /permission denied/,
      );
    });
  });
});
