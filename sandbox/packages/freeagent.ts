import { longDay } from '../engine/day';
import type { Account, BillDraft, Draft, TransferDraft } from './books';
import { fxOneOf } from './fx';
import type { AccountingPackage } from './package';
import {
  archivedAccount,
  archivedContact,
  codedTo,
  each,
  firstOf,
  locked,
  mustBePaidFromBank,
  notNegative,
  referenceRequired,
} from './rules';
import { aboveZero, differentAccounts, equalInOneCurrency, isBank, transferBetween } from './transfer-rules';

const takes = ({ bank, role }: Account): boolean => bank === undefined && role === undefined;

const noSuchBank = (account: Account): string => `Bank account ${account.name} does not exist.`;

const hidden = archivedAccount((account) =>
  account.bank
    ? `Bank account ${account.name} is hidden or inactive.`
    : `Category ${account.code} (${account.name}) is not available.`,
);
const closed = locked((day) => `Dated on cannot be on or before the accounts lock date, ${longDay(day)}.`);

/**
 * Bank transaction explanations (money out only, one line), transfers between bank accounts, bills. Sources: Codat's
 * FreeAgent models of direct costs, transfers and bills.
 */
export const freeAgent: AccountingPackage = {
  key: 'fbrh',
  name: 'FreeAgent',
  colour: '#1f7a5c',
  integrationId: 'b8a1c0de-5c1b-4f57-9a66-3d2f8e6b7c44',
  sourceId: 'b8a1c0de-5c1b-4f57-9a66-3d2f8e6b7c44',
  takesExpenses: true,
  types: ['Payment'],
  updates: true,
  updatesKeepBank: true,
  contactFor: () => 'none',
  recordCurrency: 'transaction',
  rateWhenOmitted: 'daily',
  taxWhenOmitted: 'account default',
  ignores: ['reference', 'tax rate', 'tracking', 'currency rate'],
  attachments: {
    maxBytes: 5 * 1024 * 1024,
    extensions: ['png', 'x-png', 'jpeg', 'jpg', 'pjg', 'gif', 'pdf', 'x-pdf'],
    types: ['Payment', 'Reimbursable'],
    refusesOctetStream: false,
  },
  takes,
  taxTypesFor: () => ['Payment'],
  trackingParentsListed: false,
  recordId: (number) => String(9_120_400 + number),
  unavailable: 'FreeAgent is temporarily unavailable. Please try again later.',
  refuse: firstOf<Draft>(
    ({ lines }) => (lines.length === 1 ? undefined : 'Exactly one line item must be specified.'),
    ({ description }) => (description === '' ? 'Note must be provided.' : undefined),
    mustBePaidFromBank(noSuchBank),
    hidden,
    closed,
    codedTo(takes, (account) => `Category ${account.code} (${account.name}) cannot be used for a payment.`),
    fxOneOf(
      ['O1', 'O2'],
      ({ bank }) => `Currency must be the same as the currency of the bank account (${bank.currency}).`,
    ),
  ),
  // The model ignores To.Amount between accounts in one currency; two amounts that differ are told as the mistake they are.
  transfers: {
    updates: true,
    takes: isBank,
    refuse: firstOf<TransferDraft>(
      transferBetween(isBank, noSuchBank),
      hidden,
      closed,
      differentAccounts('Transfer bank account cannot be the same as the bank account.'),
      aboveZero((side) => `${side}.Amount must be provided and be greater than zero.`),
      equalInOneCurrency('To.Amount must be equal to From.Amount for accounts in the same currency.'),
    ),
  },
  reimbursables: {
    updates: true,
    takes,
    refuse: firstOf<BillDraft>(
      referenceRequired('Reference must be provided.'),
      archivedContact((name) => `Contact ${name} is hidden or inactive.`),
      hidden,
      closed,
      codedTo(takes, (account) => `Category ${account.code} (${account.name}) cannot be used for a bill.`),
      ({ lines }) => (lines.length > 40 ? 'A bill may contain up to a maximum of 40 line items.' : undefined),
      notNegative('Total amount must be greater than or equal to 0.'),
      each(({ net, tax = 0 }) =>
        tax !== 0 && Math.sign(tax) !== Math.sign(net)
          ? 'Tax amount must be positive for bill items and negative for credit items.'
          : undefined,
      ),
    ),
  },
};
