import { MoneyInput } from '@/components/ui/form/money-input';
import { inField } from './in-field';

/** A MoneyInput with a label, a hint and an error. */
export const MoneyField = inField(MoneyInput);
