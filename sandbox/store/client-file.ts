import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const clientFiles = z.record(z.string(), z.string());

/**
 * Returns the database of the client with this key. Each `SANDBOX_API_KEY` is a client of its own, as at Codat: nothing
 * is registered for a new one. The first key of a folder has `sandbox.db`.
 */
export function clientFile(dataDir: string, apiKey: string): string {
  const folder = join(dataDir, 'sandbox');
  const list = join(folder, 'clients.json');
  const client = createHash('sha256').update(apiKey).digest('hex').slice(0, 16);
  const known = existsSync(list) ? clientFiles.parse(JSON.parse(readFileSync(list, 'utf8'))) : {};
  const file = known[client] ?? (Object.keys(known).length === 0 ? 'sandbox.db' : `sandbox-${client}.db`);
  if (!known[client]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(list, JSON.stringify({ ...known, [client]: file }));
  }
  return join(folder, file);
}
