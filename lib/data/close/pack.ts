import 'server-only';
import Papa from 'papaparse';
import { type CompanyScope, inScope } from '@/lib/data/db';

/** Yields the text of a signed CSV file in parts of 500 rows. Each part is read when it is asked for. */
export async function* signedText(scope: CompanyScope, closingId: string, file: string): AsyncGenerator<string> {
  for (let part = 0; ; part += 1) {
    const text = await partText(scope, closingId, file, part);
    if (text === null) return;
    yield text;
  }
}

const partText = (scope: CompanyScope, closingId: string, file: string, part: number): Promise<string | null> =>
  inScope(scope, async (tx) => {
    const row = await tx.closingPart.findFirst({
      where: { companyId: scope.companyId, closingId, file, part },
      select: { text: true },
    });
    return row?.text ?? null;
  });

/** A receipt of a sign-off: its name in the evidence pack, and where its file is stored. */
export type SignedReceipt = {
  readonly id: string;
  readonly expenseId: string;
  readonly name: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
};

/** Returns the receipts that were signed. A removed receipt keeps its row and its file. */
export async function signedReceipts(scope: CompanyScope, closingId: string): Promise<SignedReceipt[]> {
  const receipts: SignedReceipt[] = [];
  for await (const text of signedText(scope, closingId, 'receipts.csv')) {
    const rows = Papa.parse<string[]>(text, { skipEmptyLines: true }).data.filter(([id = '']) => uuid.test(id));
    const keys = await storageKeys(
      scope,
      rows.map(([id = '']) => id),
    );
    for (const [id = '', expenseId = '', name = '', fileName = '', , bytes = '', sha256 = ''] of rows)
      receipts.push({ id, expenseId, name, fileName, bytes: Number(bytes), sha256, storageKey: keys.get(id) ?? '' });
  }
  return receipts;
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const storageKeys = (scope: CompanyScope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  inScope(scope, async (tx) => {
    const rows = await tx.receipt.findMany({
      where: { companyId: scope.companyId, id: { in: [...ids] } },
      select: { id: true, storageKey: true },
    });
    return new Map(rows.map(({ id, storageKey }) => [id, storageKey]));
  });
