import { Textarea } from '@/components/ui/form/textarea';
import { inField } from './in-field';

/** A Textarea with a label, a hint and an error. */
export const TextareaField = inField(Textarea);
