import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { installQueue } from '@/lib/jobs/install';
import { migrate } from '../migrations/apply';
import { startPostgres } from '../postgres/server';
import { identifyProcess, isRunning } from '../process/processes';
import { root } from '../root';
import { templateName } from './template';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server for the role that owns the test databases. */
    postgresUrl: string;
    /** The address of the same server for its superuser. */
    postgresSuperuserUrl: string;
  }
}

/**
 * Runs once before all integration tests. Starts a Postgres for them and creates a template database, with all
 * migrations and the job queue, from which each test file gets a copy. Each run has its own server, so several runs on
 * one machine do not affect each other.
 */
export default async function setup(project: TestProject) {
  const parent = join(root, '.data', 'integration');
  mkdirSync(parent, { recursive: true });
  removeAbandoned(parent);
  const { pid, start } = identifyProcess(process.pid);
  const home = join(parent, `${pid}-${start?.replace(/\W+/g, '_')}`);
  const server = await startPostgres({ directory: join(home, 'postgres'), durable: false });
  await makeTemplate(server.url);
  project.provide('postgresUrl', server.url);
  project.provide('postgresSuperuserUrl', server.superuserUrl);
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}

async function makeTemplate(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateName}`);
  await client.end();
  const template = new URL(url);
  template.pathname = `/${templateName}`;
  await migrate(template.href, { afterwards: () => installQueue(template.href) });
}

/** Deletes the folders of earlier runs that were killed and therefore did not delete them. */
function removeAbandoned(parent: string) {
  for (const name of readdirSync(parent)) {
    const pid = Number(name.split('-')[0]);
    const { start } = identifyProcess(pid);
    const alive = start !== undefined && name === `${pid}-${start.replace(/\W+/g, '_')}` && isRunning({ pid, start });
    if (!alive && existsSync(join(parent, name))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
