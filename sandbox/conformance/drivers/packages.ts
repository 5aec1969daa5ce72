import { organisations } from '../../organisations/index';
import { linkCompany } from '../../testing/linked-company';
import type { TestServer } from '../../testing/test-server';
import { writableTypes } from '../../write-models/write-model';

/** Reads all lists and write models of every organisation, because the records differ between packages. */
export async function drivePackages(server: TestServer): Promise<void> {
  for (const { platformKey, key } of organisations) await driveOrganisation(server, platformKey, key);
}

async function driveOrganisation(server: TestServer, platformKey: string, organisation: string): Promise<void> {
  const { get } = server;
  const { path, connection } = await linkCompany(server, platformKey, organisation);
  const readFirst = async (list: string) => {
    const id = (await get(`${list}?pageSize=5000`)).results[0]?.id ?? 'none';
    await get(`${list}/${encodeURIComponent(id)}`);
  };
  for (const list of ['accounts', 'taxRates', 'trackingCategories', 'suppliers', 'customers'])
    await readFirst(`${path}/data/${list}`);
  await readFirst(`${connection}/data/bankAccounts`);
  await get(`${path}/data/info`);
  for (const type of writableTypes) await get(`${connection}/options/${type}`);
  await get(`${connection}/options/bankAccounts/any/bankTransactions`);
}
