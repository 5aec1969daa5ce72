import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { makeTestDatabase } from './database';

// Vitest runs this file before the test file and its imports, so the application reads the test's own database from the
// environment.
const database = await makeTestDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'outlay-test-'));
process.env.DATABASE_URL = database.url;
process.env.DATA_DIR = dataDir;

afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});
