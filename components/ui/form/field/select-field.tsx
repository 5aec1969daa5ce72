import { Select } from '@/components/ui/form/select';
import { inField } from './in-field';

/** A Select in a Field. */
export const SelectField = inField(Select);
