import { DateInput } from '@/components/ui/form/date/date-input';
import { inField } from './in-field';

/** A DateInput with a label, a hint and an error. */
export const DateField = inField(DateInput);
