import { vi } from 'vitest';
import { asSuperuser } from '@/lib/testing/superuser';

/**
 * Lets a test set the time of its database. The schema `simulated` has its own now() and clock_timestamp(), and comes
 * before pg_catalog in the search path of every new connection. So all statements and SQL functions of the application
 * read the simulated time, without a change. Column defaults are resolved when a table is created, so they are set again.
 *
 * Call it before the first connection of the application. It changes the time of the process (`Date`) too.
 */
export async function installClock(): Promise<void> {
  await asSuperuser(`
    create schema simulated;
    create table simulated.clock (at timestamptz not null);
    insert into simulated.clock values (now());
    create function simulated.now() returns timestamptz language sql stable as 'select at from simulated.clock';
    create function simulated.clock_timestamp() returns timestamptz language sql stable as 'select at from simulated.clock';
    grant usage on schema simulated to public;
    grant select on simulated.clock to public;
    do $$
    declare stored record;
    begin
      execute format('alter database %I set search_path = simulated, pg_catalog, public', current_database());
      for stored in select table_name, column_name from information_schema.columns
        where table_schema = 'public' and column_default in ('CURRENT_TIMESTAMP', 'now()')
      loop
        execute format('alter table public.%I alter column %I set default simulated.now()', stored.table_name, stored.column_name);
      end loop;
    end $$`);
  vi.useFakeTimers({ toFake: ['Date'] });
}

/** Sets the time of the database and of this process, in milliseconds. */
export async function setClock(now: number): Promise<void> {
  vi.setSystemTime(now);
  await asSuperuser('update simulated.clock set at = $1', [new Date(now)]);
}
