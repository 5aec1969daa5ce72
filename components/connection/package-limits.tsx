import { currencyWords } from '@/lib/domain/books/currency/describe';
import { fieldExceptionsOf } from '@/lib/domain/books/field-exceptions';
import type { Package } from '@/lib/domain/books/package';

/** What the linked package does with currencies, and the fields that it does not keep as Outlay sends them. */
export function PackageLimits({ target, baseCurrency }: { target: Package; baseCurrency: string }) {
  return (
    <>
      <p className="max-w-[70ch]">{currencyWords(target, baseCurrency)}</p>
      <ul className="mt-2 max-w-[70ch] list-disc pl-5 text-soft">
        {fieldExceptionsOf(target.key).map(({ field, words }) => (
          <li key={field}>{words}</li>
        ))}
      </ul>
    </>
  );
}
