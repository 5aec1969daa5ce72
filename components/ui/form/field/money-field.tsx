import { MoneyInput } from '@/components/ui/form/money-input';
import { inField } from './in-field';

/** A MoneyInput in a Field. */
export const MoneyField = inField(MoneyInput);
