import { sandboxKey, sandboxUrl } from './outlay';

/** A record in the books, as the sandbox tells of it. Amounts are decimal numbers. */
export type LedgerRecord = {
  readonly transactionId: string;
  readonly kind: string;
  readonly type: string;
  readonly date: string;
  readonly contact: { readonly name: string } | null;
  readonly merchantName: string;
  readonly currency: string;
  readonly bankAccount: { readonly nominalCode: string; readonly name: string };
  readonly netAmount: number;
  readonly taxAmount: number;
  readonly totalAmount: number;
  readonly lines: readonly {
    readonly account: { readonly nominalCode: string; readonly name: string };
    readonly netAmount: number;
    readonly taxAmount: number;
    readonly taxRate: { readonly name: string } | null;
  }[];
  readonly attachments: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
};

/** Everything written in the books of a company, the oldest first. */
export async function ledgerOf(companyName: string): Promise<readonly LedgerRecord[]> {
  const view: { records: LedgerRecord[]; trialBalance: { balanced: boolean } | null } = await read(
    `/_sandbox/ledger/${await codatCompanyOf(companyName)}`,
  );
  if (view.trialBalance?.balanced === false) throw new Error(`the books of ${companyName} are out of balance`);
  return view.records;
}

/** Lets the package take nothing more, as when its subscription has run out, or lets it work again. */
export async function setCondition(companyName: string, condition: 'working' | 'billing-expired'): Promise<void> {
  const path = `/_sandbox/companies/${await codatCompanyOf(companyName)}/condition`;
  const answer = await fetch(new URL(path, sandboxUrl), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ condition }),
  });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} at ${path}`);
}

/** The company's id at Codat, which Outlay shows to nobody. */
async function codatCompanyOf(companyName: string): Promise<string> {
  const { results }: { results: { id: string; name: string }[] } = await read('/companies?pageSize=2000');
  const [company, another] = results.filter((each) => each.name === companyName);
  if (!company || another) throw new Error(`there is no one company called ${companyName} at Codat`);
  return company.id;
}

async function read<T>(path: string): Promise<T> {
  const authorization = `Basic ${Buffer.from(sandboxKey).toString('base64')}`;
  const answer = await fetch(new URL(path, sandboxUrl), { headers: { authorization } });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} at ${path}`);
  return answer.json();
}
