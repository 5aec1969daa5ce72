import { comparableText } from '@/lib/domain/comparable-text';
import type { Money } from '@/lib/domain/money';
import { at, type Element, textAt } from '../element';
import type { OwnAccount } from './own-account';

type Given = { readonly amount: Money; readonly own: OwnAccount; readonly isReversal: boolean };

/**
 * Returns the name of the other party: who gets money that goes out, and who pays money that comes in. The ultimate
 * party comes first, because it is the shop behind a payment service. In a reversal the parties keep the roles of the
 * first payment, so the other role is looked at first, and the owner of the account is none. The account itself is never
 * the other party, but another account of the same owner is.
 */
export function partyOf(detail: Element | undefined, { amount, own, isReversal }: Given): string | null {
  const parties = at(detail, 'RltdPties');
  if (!parties) return null;
  const isOut = amount.minor < 0n;
  const roles = isReversal ? [isOut ? 'Dbtr' : 'Cdtr', isOut ? 'Cdtr' : 'Dbtr'] : [isOut ? 'Cdtr' : 'Dbtr'];
  for (const role of roles) {
    const number = accountIn(at(parties, `${role}Acct`));
    if (number !== null && number === own.account) continue;
    const name = [`Ultmt${role}`, role].map((tag) => nameIn(at(parties, tag))).find((found) => isName(found));
    if (name && !(isReversal && isOwner(name, own))) return name;
  }
  return null;
}

/** Returns the number of the other party's account; null when the file does not name it, or names the account itself. */
export function otherNumberOf(detail: Element | undefined, { amount, own, isReversal }: Given): string | null {
  const parties = at(detail, 'RltdPties');
  const role = amount.minor < 0n !== isReversal ? 'CdtrAcct' : 'DbtrAcct';
  const number = accountIn(at(parties, role));
  return number === own.account ? null : number;
}

/** A party has a Pty wrapper from version 8 on, and Agt in its place when it is a bank. */
const nameIn = (party: Element | undefined): string | null =>
  textAt(party, 'Nm') ?? textAt(party, 'Pty', 'Nm') ?? textAt(party, 'Agt', 'FinInstnId', 'Nm');

const accountIn = (account: Element | undefined): string | null =>
  (textAt(account, 'Id', 'IBAN') ?? textAt(account, 'Id', 'Othr', 'Id'))?.replace(/\s/g, '') ?? null;

const isName = (name: string | null): boolean =>
  name !== null && /[\p{L}\p{N}]/u.test(name) && !/^(?:notprovided|not provided|nonref)$/i.test(name);

const isOwner = (name: string, { owner }: OwnAccount): boolean =>
  owner !== null && comparableText(name) === comparableText(owner);
