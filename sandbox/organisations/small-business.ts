import type { BankRow } from './build';
import { fourDigitChart } from './charts/four-digit';

/** Values that all small British companies share, whatever their package. */
export const smallBusiness = {
  chart: fourDigitChart,
  suppliers: [
    'Outlay|London|Outlay Support',
    'Amazon UK|London',
    'BT Business|London',
    'EDF Energy|London',
    'Hertz UK|Uxbridge',
    'LNER|York',
    'Microsoft Ireland|Dublin',
    'Premier Inn|Dunstable',
    'Royal Mail|London',
    'Screwfix|Yeovil',
    'Shell UK|London',
    'Viking Office|Leicester',
  ],
  customers: ['Outlay Rewards|London', 'Ridgeway Stores|Oxford', 'Tamar Logistics|Plymouth'],
  archivedSuppliers: ['Maplin|Rotherham'],
};

export const smallBusinessBanks = (current: string, card: string, currency = 'GBP'): readonly BankRow[] => [
  ['1200', current, currency, 'Debit', 1_884_200, 'Northgate Bank', '60448120', '20-18-63'],
  ['1240', card, currency, 'Credit', -54_075, 'Northgate Bank', '4024 •••• 2216'],
];
