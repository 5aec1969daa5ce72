import { TextInput } from '@/components/ui/form/text-input';
import { inField } from './in-field';

/** A TextInput in a Field. */
export const TextField = inField(TextInput);
