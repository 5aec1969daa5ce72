import { DateInput } from '@/components/ui/form/date/date-input';
import { inField } from './in-field';

/** A DateInput in a Field. */
export const DateField = inField(DateInput);
