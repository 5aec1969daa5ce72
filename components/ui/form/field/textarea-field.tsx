import { Textarea } from '@/components/ui/form/textarea';
import { inField } from './in-field';

/** A Textarea in a Field. */
export const TextareaField = inField(Textarea);
