import { TextInput } from '@/components/ui/form/text-input';
import { inField } from './in-field';

/** A TextInput with a label, a hint and an error. */
export const TextField = inField(TextInput);
