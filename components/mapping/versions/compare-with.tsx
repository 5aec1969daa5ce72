import { PageForm } from '@/components/page/page-form';
import { Button } from '@/components/ui/action/button';
import { Field } from '@/components/ui/form/field/field';
import { TextInput } from '@/components/ui/form/text-input';

/**
 * A number field for the version to compare with. It is a GET form, so it needs no script. `against` is 0 when nothing
 * is compared.
 */
export function CompareWith({ number, against, newest }: { number: number; against: number; newest: number }) {
  return (
    <PageForm action={`/mapping/versions/${number}`} className="flex items-end gap-2">
      <Field label="Compare with version" hideLabel>
        {(control) => (
          <TextInput
            {...control}
            name="against"
            type="number"
            min={1}
            max={newest}
            defaultValue={against || undefined}
            placeholder="Version"
            className="w-24!"
          />
        )}
      </Field>
      <Button type="submit">Compare</Button>
    </PageForm>
  );
}
