import { Select } from '@/components/ui/form/select';
import { inField } from './in-field';

/** A Select with a label, a hint and an error. */
export const SelectField = inField(Select);
