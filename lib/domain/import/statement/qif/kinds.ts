/** The kinds of sections that contain the movements of an account. '' is a file without a line that names the kind. */
const movements: ReadonlySet<string> = new Set(['', 'bank', 'cash', 'ccard', 'oth a', 'oth l', 'port', 'credit card']);

/** Lists that a program exports beside the movements: no money moved. */
const lists: Readonly<Record<string, string>> = {
  cat: 'a category of a list',
  class: 'a class of a list',
  tag: 'a tag of a list',
  budget: 'a budget',
  prices: 'a price of a security',
  template: 'a template',
};

/** Records about money that Outlay does not read. */
const unread: Readonly<Record<string, string>> = {
  memorized: 'a memorised payment, which has not happened',
  invst: 'a trade of an investment account',
  security: 'a security',
  invoice: 'an invoice',
  bill: 'a bill',
  tax: 'a tax',
};

export const isMovements = (kind: string): boolean => movements.has(kind);

/** Returns why the records of a section are no movements, and whether they are refused. */
export function reasonFor(
  kind: string,
  title: string,
  isAccount: boolean,
): { readonly isRefused: boolean; readonly reason: string } {
  if (kind === 'account') {
    return isAccount
      ? { isRefused: false, reason: 'It is an account of a list, not a movement.' }
      : { isRefused: true, reason: 'The line that names its kind, such as !Type:Bank, is missing.' };
  }
  const list = lists[kind];
  if (list) return { isRefused: false, reason: `It is ${list}, not a movement.` };
  const what = unread[kind];
  return {
    isRefused: true,
    reason: what
      ? `It is ${what}. Outlay reads only the movements of bank, cash and card accounts.`
      : `Outlay does not know the section “${title}”.`,
  };
}
