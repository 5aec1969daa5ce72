import { dateTime, informs, list, number, required, text, upTo, warns } from '../field';
import type { ModelDefinition, PackageModels } from '../model';
import { side } from './shared-fields';

const nominalCode = text('nominalCode', informs('Should be a number between 1 and 99999999.'));
const other = (account: string) => [
  informs(
    `Must be different from ${account}.AccountRef.Id.`,
    "Must match the ID of an existing bank account in the company's base currency.",
  ),
];
const moved = (account: string) =>
  number('amount', required, informs(`Must be equal to ${account}.Amount.`, 'Must be greater than zero.'));

/** Sage Business Cloud Accounting. Of the money that moves, it takes transfers only. */
export const sageBusinessCloud: PackageModels = {
  bankAccounts: [
    text('accountName', required, upTo(50), informs('Must be provided.', 'Should not be longer than 50 characters.')),
    text('currency', required, informs('Must be provided.', "Must match the company's base currency.")),
    text('sortCode', informs('Should be a 6 digit number.')),
    text('accountNumber', upTo(25), informs('Should not be longer than 25 characters.')),
    text('iBan', informs('Should be in the international bank account number format.')),
    nominalCode,
  ],
  customers: contact('customerName'),
  suppliers: contact('supplierName'),
  transfers: [
    text(
      'description',
      upTo(2000),
      warns('Must be provided if pushing a bank deposit.'),
      informs('Must not be longer than 2000 characters.'),
    ),
    dateTime('date', required, informs('Must be provided.')),
    side('from', other('To'), moved('To')),
    side('to', other('From'), moved('From')),
  ],
};

function contact(name: 'customerName' | 'supplierName'): ModelDefinition {
  return [
    text(name, required),
    text('contactName'),
    text('emailAddress'),
    text('phone'),
    text('taxNumber'),
    list('addresses', informs('Can contain a maximum of one address'), [
      text('line1', required, warns('If you add an address, you must also include the first line')),
      text('line2'),
      text('city'),
      text('region'),
      text('postalCode'),
      text('country'),
    ]),
  ];
}
