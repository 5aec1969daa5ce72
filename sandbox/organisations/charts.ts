import type { Account, AccountType } from '../packages/books';

/** Code, name, what it is, and the tax it usually carries. */
export type ChartRow = readonly [
  code: string,
  name: string,
  kind: ChartKind,
  tax?: 'standard' | 'zero' | 'exempt' | 'none',
];
export type ChartKind =
  | 'overhead'
  | 'direct'
  | 'wages'
  | 'sales'
  | 'other income'
  | 'current asset'
  | 'fixed asset'
  | 'liability'
  | 'equity'
  | 'receivable'
  | 'payable'
  | 'tax'
  | 'opening';

export const typeOf: Readonly<Record<ChartKind, AccountType>> = {
  overhead: 'Expense',
  direct: 'Expense',
  wages: 'Expense',
  sales: 'Income',
  'other income': 'Income',
  'current asset': 'Asset',
  'fixed asset': 'Asset',
  liability: 'Liability',
  equity: 'Equity',
  receivable: 'Asset',
  payable: 'Liability',
  tax: 'Liability',
  opening: 'Equity',
};

export const roleOf = (kind: ChartKind): Account['role'] =>
  kind === 'receivable' || kind === 'payable' || kind === 'tax' || kind === 'opening' ? kind : undefined;

/** Xero's own chart for a new UK organisation, with the accounts a small company adds to it. */
export const xeroChart: readonly ChartRow[] = [
  ['200', 'Sales', 'sales', 'standard'],
  ['260', 'Other Revenue', 'other income', 'standard'],
  ['270', 'Interest Income', 'other income', 'none'],
  ['310', 'Cost of Goods Sold', 'direct', 'standard'],
  ['320', 'Direct Wages', 'wages', 'none'],
  ['325', 'Direct Expenses', 'direct', 'standard'],
  ['400', 'Advertising & Marketing', 'overhead', 'standard'],
  ['401', 'Audit & Accountancy fees', 'overhead', 'standard'],
  ['404', 'Bank Fees', 'overhead', 'exempt'],
  ['408', 'Cleaning', 'overhead', 'standard'],
  ['412', 'Consulting', 'overhead', 'standard'],
  ['416', 'Depreciation Expense', 'overhead', 'none'],
  ['418', 'Charitable and Political Donations', 'overhead', 'none'],
  ['420', 'Entertainment-100% business', 'overhead', 'standard'],
  ['424', 'Entertainment - 0%', 'overhead', 'none'],
  ['425', 'Postage, Freight & Courier', 'overhead', 'standard'],
  ['429', 'General Expenses', 'overhead', 'standard'],
  ['433', 'Insurance', 'overhead', 'exempt'],
  ['437', 'Interest Paid', 'overhead', 'none'],
  ['441', 'Legal Expenses', 'overhead', 'standard'],
  ['445', 'Light, Power, Heating', 'overhead', 'standard'],
  ['449', 'Motor Vehicle Expenses', 'overhead', 'standard'],
  ['453', 'Office Expenses', 'overhead', 'standard'],
  ['457', 'Operating Lease Payments', 'overhead', 'standard'],
  ['461', 'Printing & Stationery', 'overhead', 'standard'],
  ['463', 'IT Software and Consumables', 'overhead', 'standard'],
  ['465', 'Rates', 'overhead', 'none'],
  ['469', 'Rent', 'overhead', 'standard'],
  ['473', 'Repairs & Maintenance', 'overhead', 'standard'],
  ['477', 'Salaries', 'wages', 'none'],
  ['478', 'Directors\u2019 Remuneration', 'wages', 'none'],
  ['480', 'Staff Training', 'overhead', 'standard'],
  ['485', 'Subscriptions', 'overhead', 'standard'],
  ['489', 'Telephone & Internet', 'overhead', 'standard'],
  ['493', 'Travel - National', 'overhead', 'standard'],
  ['494', 'Travel - International', 'overhead', 'zero'],
  ['497', 'Bank Revaluations', 'overhead', 'none'],
  ['498', 'Unrealised Currency Gains', 'overhead', 'none'],
  ['610', 'Accounts Receivable', 'receivable', 'none'],
  ['620', 'Prepayments', 'current asset', 'none'],
  ['630', 'Inventory', 'current asset', 'standard'],
  ['710', 'Office Equipment', 'fixed asset', 'standard'],
  ['720', 'Computer Equipment', 'fixed asset', 'standard'],
  ['800', 'Accounts Payable', 'payable', 'none'],
  ['805', 'Accruals', 'liability', 'none'],
  ['820', 'VAT', 'tax', 'none'],
  ['825', 'PAYE & NIC Payable', 'liability', 'none'],
  ['835', 'Directors\u2019 Loan Account', 'liability', 'none'],
  ['858', 'Historical Adjustment', 'opening', 'none'],
  ['960', 'Retained Earnings', 'equity', 'none'],
  ['970', 'Owner A Share Capital', 'equity', 'none'],
];

/** QuickBooks Online's default accounts. The third column of its categories is Intuit's account sub-type. */
export const quickBooksChart: readonly (readonly [...ChartRow, category: string])[] = [
  ['4000', 'Sales', 'sales', 'standard', 'Income.Income.SalesOfProductIncome'],
  ['4900', 'Other income', 'other income', 'none', 'Income.Other Income.OtherMiscellaneousIncome'],
  ['5000', 'Cost of sales', 'direct', 'standard', 'Expense.Cost of Goods Sold.SuppliesMaterialsCogs'],
  ['6000', 'Advertising/Promotional', 'overhead', 'standard', 'Expense.Expense.AdvertisingPromotional'],
  ['6010', 'Bank charges', 'overhead', 'exempt', 'Expense.Expense.BankCharges'],
  ['6020', 'Motor vehicle fuel', 'overhead', 'standard', 'Expense.Expense.Auto'],
  ['6030', 'Dues and Subscriptions', 'overhead', 'standard', 'Expense.Expense.DuesSubscriptions'],
  ['6040', 'Entertainment', 'overhead', 'none', 'Expense.Expense.Entertainment'],
  ['6050', 'Meals and Entertainment', 'overhead', 'standard', 'Expense.Expense.EntertainmentMeals'],
  ['6060', 'Insurance', 'overhead', 'exempt', 'Expense.Expense.Insurance'],
  ['6070', 'Legal and professional fees', 'overhead', 'standard', 'Expense.Expense.LegalProfessionalFees'],
  ['6080', 'Office expenses', 'overhead', 'standard', 'Expense.Expense.OfficeExpenses'],
  ['6090', 'Postage and delivery', 'overhead', 'standard', 'Expense.Expense.ShippingFreightDelivery'],
  ['6100', 'Rent or lease of buildings', 'overhead', 'standard', 'Expense.Expense.RentOrLeaseOfBuildings'],
  ['6110', 'Repair and maintenance', 'overhead', 'standard', 'Expense.Expense.RepairMaintenance'],
  ['6120', 'Software', 'overhead', 'standard', 'Expense.Expense.OfficeGeneralAdministrativeExpenses'],
  ['6130', 'Supplies and materials', 'overhead', 'standard', 'Expense.Expense.SuppliesMaterials'],
  ['6140', 'Telephone and internet', 'overhead', 'standard', 'Expense.Expense.Utilities'],
  ['6150', 'Training', 'overhead', 'standard', 'Expense.Expense.OtherMiscellaneousServiceCost'],
  ['6160', 'Travel', 'overhead', 'zero', 'Expense.Expense.Travel'],
  ['6170', 'Travel meals', 'overhead', 'standard', 'Expense.Expense.TravelMeals'],
  ['6180', 'Utilities', 'overhead', 'standard', 'Expense.Expense.Utilities'],
  ['6190', 'Uncategorised Expense', 'overhead', 'none', 'Expense.Expense.OtherMiscellaneousServiceCost'],
  ['6200', 'Wages and salaries', 'wages', 'none', 'Expense.Expense.PayrollExpenses'],
  ['1100', 'Debtors', 'receivable', 'none', 'Asset.Accounts Receivable.AccountsReceivable'],
  ['1500', 'Equipment', 'fixed asset', 'none', 'Asset.Fixed Asset.MachineryAndEquipment'],
  ['2100', 'Creditors', 'payable', 'none', 'Liability.Accounts Payable.AccountsPayable'],
  ['2200', 'VAT Control', 'tax', 'none', 'Liability.Other Current Liability.GlobalTaxPayable'],
  ['3000', 'Opening Balance Equity', 'opening', 'none', 'Equity.Equity.OpeningBalanceEquity'],
  ['3100', 'Retained Earnings', 'equity', 'none', 'Equity.Equity.RetainedEarnings'],
];

/** A chart of four-digit codes for the packages whose customers bring their own. */
export const fourDigitChart: readonly ChartRow[] = [
  ['4000', 'Sales', 'sales', 'standard'],
  ['4900', 'Other Income', 'other income', 'none'],
  ['5000', 'Purchases', 'direct', 'standard'],
  ['6200', 'Advertising and Marketing', 'overhead', 'standard'],
  ['6900', 'Sundry Expenses', 'overhead', 'standard'],
  ['7000', 'Gross Wages', 'wages', 'none'],
  ['7100', 'Rent', 'overhead', 'standard'],
  ['7104', 'Premises Insurance', 'overhead', 'exempt'],
  ['7200', 'Electricity and Gas', 'overhead', 'standard'],
  ['7300', 'Vehicle Fuel', 'overhead', 'standard'],
  ['7400', 'Travel', 'overhead', 'zero'],
  ['7402', 'Hotels and Accommodation', 'overhead', 'standard'],
  ['7403', 'Entertainment', 'overhead', 'none'],
  ['7406', 'Subsistence', 'overhead', 'standard'],
  ['7500', 'Office Stationery', 'overhead', 'standard'],
  ['7501', 'Postage and Carriage', 'overhead', 'standard'],
  ['7502', 'Telephone and Internet', 'overhead', 'standard'],
  ['7505', 'Computer Software', 'overhead', 'standard'],
  ['7600', 'Legal and Professional Fees', 'overhead', 'standard'],
  ['7800', 'Repairs and Renewals', 'overhead', 'standard'],
  ['7901', 'Bank Charges', 'overhead', 'exempt'],
  ['8203', 'Training', 'overhead', 'standard'],
  ['1100', 'Trade Debtors', 'receivable', 'none'],
  ['0030', 'Office Equipment', 'fixed asset', 'none'],
  ['2100', 'Trade Creditors', 'payable', 'none'],
  ['2201', 'VAT on Purchases', 'tax', 'none'],
  ['3200', 'Retained Earnings', 'equity', 'none'],
  ['9998', 'Opening Balances', 'opening', 'none'],
];
