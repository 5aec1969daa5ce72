import { openSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { findFreePort } from '@/scripts/process/ports.js';
import { prepared, requested } from '../../bench/outlay/protocol';
import { WebProcess } from '../../bench/outlay/web-process';
import type { Options } from '../options';
import { owner } from '../people';
import { environmentOf, type Settings } from '../web/web';

/**
 * The companies that sync during the measurement. They are linked to the sandbox, and their expenses have receipts. A
 * process of bench:sync prepares them and presses Sync.
 */
export class Companies {
  private constructor(
    readonly slugs: readonly string[],
    private readonly process: WebProcess,
    private readonly names: readonly string[],
    private readonly expenses: number,
  ) {}

  /** Creates the companies and their expenses, and makes the owner of the largest company an owner of each too. */
  static async prepare(
    { companies, expenses }: Options,
    settings: Settings & { readonly url: string },
    client: Client,
  ): Promise<Companies> {
    const port = await findFreePort('127.0.0.1');
    const env = { ...environmentOf(port, settings), APP_URL: settings.url };
    const process = await WebProcess.start(env, openSync(join(settings.folder, 'companies.log'), 'a'), []);
    const names = Array.from({ length: companies }, (_, index) => `Syncing ${index + 1}`);
    const slugs: string[] = [];
    for (const company of names) {
      const { companyId } = await process.request(prepared, { do: 'prepare', company, expenses });
      await client.query(
        `insert into members (company_id, user_id, role) select $1, id, 'owner' from users where email = $2`,
        [companyId, owner],
      );
      const { rows } = await client.query<{ slug: string }>('select slug from companies where id = $1', [companyId]);
      slugs.push(rows[0]?.slug ?? '');
    }
    return new Companies(slugs, process, names, expenses);
  }

  /** Requests the sync of everything. */
  async sync(): Promise<void> {
    const all = this.names.map((company) => ({ do: 'sync' as const, company, from: 0, to: this.expenses }));
    await Promise.all(all.map((message) => this.process.request(requested, message)));
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
