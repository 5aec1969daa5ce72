import { organisations } from '../../organisations/index';
import { linkCompany, type Stage } from '../../testing/client';
import { writableTypes } from '../../write-models/write-model';

/** The lists and the write models of every organisation on offer: each package has records of its own shape. */
export async function drivePackages(stage: Stage): Promise<void> {
  for (const { platformKey, key } of organisations) await driveOrganisation(stage, platformKey, key);
}

async function driveOrganisation(stage: Stage, platformKey: string, organisation: string): Promise<void> {
  const { ask } = stage;
  const company = await linkCompany(stage, platformKey, organisation);
  const data = `/companies/${company.id}/data`;
  const connection = `/companies/${company.id}/connections/${company.connectionId}`;
  const first = async (list: string): Promise<string> =>
    encodeURIComponent((await ask('GET', `${list}?pageSize=5000`)).body.results[0]?.id ?? 'none');
  for (const list of ['accounts', 'taxRates', 'trackingCategories', 'suppliers', 'customers'])
    await ask('GET', `${data}/${list}/${await first(`${data}/${list}`)}`);
  await ask('GET', `${connection}/data/bankAccounts/${await first(`${connection}/data/bankAccounts`)}`);
  await ask('GET', `${data}/info`);
  for (const type of writableTypes) await ask('GET', `${connection}/options/${type}`);
  await ask('GET', `${connection}/options/bankAccounts/any/bankTransactions`);
}
