import type { LinkedCompany } from './linked-company';

/**
 * Returns the direct cost in the example of Codat's accounting guide: a hotel for 120.00, of which 20.00 is VAT, paid
 * from the holding account.
 */
export const aDirectCost = (company: LinkedCompany, values: object = {}) => ({
  issueDate: '2026-10-28T00:00:00',
  currency: 'GBP',
  reference: 'card-4590',
  note: 'Two nights in Leeds',
  contactRef: { id: company.supplierId, dataType: 'suppliers' },
  lineItems: [
    {
      description: 'Hotel',
      unitAmount: 100,
      quantity: 1,
      subTotal: 100,
      taxAmount: 20,
      totalAmount: 120,
      accountRef: { id: company.accountId('493') },
      taxRateRef: { id: 'INPUT2' },
    },
  ],
  paymentAllocations: paidFromHolding(company, 120),
  subTotal: 100,
  taxAmount: 20,
  totalAmount: 120,
  ...values,
});

/** Returns a direct cost of the given amount without tax. */
export const aDirectCostOf = (company: LinkedCompany, amount: number, values: object = {}) =>
  aDirectCost(company, {
    lineItems: [
      {
        description: 'Hotel',
        unitAmount: amount,
        quantity: 1,
        taxAmount: 0,
        accountRef: { id: company.accountId('493') },
        taxRateRef: { id: 'NONE' },
      },
    ],
    paymentAllocations: paidFromHolding(company, amount),
    subTotal: amount,
    taxAmount: 0,
    totalAmount: amount,
    ...values,
  });

const paidFromHolding = (company: LinkedCompany, totalAmount: number) => [
  {
    payment: { accountRef: { id: company.bankAccountId('Outlay Holding') }, currency: 'GBP' },
    allocation: { totalAmount },
  },
];
