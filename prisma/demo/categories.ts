import type { DemoReceipt } from './receipt/receipt-pdf';

/** The categories whose expenses have no VAT. */
export const taxFreeCategories: readonly string[] = ['Rent', 'Insurance', 'Bank fees', 'Postage & delivery', 'Meals'];

/** How the receipts of a category look. Those of other categories are invoices. */
export const receiptLayouts: Readonly<Record<string, DemoReceipt['layout']>> = {
  Meals: 'till',
  'Office supplies': 'till',
  'Postage & delivery': 'till',
  Travel: 'ticket',
  Entertainment: 'ticket',
};

/** The account code in the demo organisation for each category. */
export const harbourAccounts: Readonly<Record<string, string>> = {
  Advertising: '400',
  'Bank fees': '404',
  Entertainment: '420',
  Fuel: '449',
  Insurance: '433',
  Meals: '424',
  'Office supplies': '453',
  'Postage & delivery': '425',
  'Professional services': '412',
  Rent: '469',
  Repairs: '473',
  Software: '463',
  'Telephone & internet': '489',
  Travel: '493',
  Utilities: '445',
};
