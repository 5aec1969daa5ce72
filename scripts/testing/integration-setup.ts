import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { makeTestDatabase } from './database';

// Setup files run before the test file and what it imports, so the application finds its own database in the environment.
const database = await makeTestDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'outlay-test-'));
process.env.DATABASE_URL = database.url;
process.env.DATA_DIR = dataDir;

afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});
