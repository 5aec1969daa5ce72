'use client';

import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { SelectField } from '@/components/ui/form/field/select-field';
import type { Option } from '@/components/ui/form/option';
import { type ImportField, importFields } from '@/lib/domain/import/columns';
import type { ImportPlan } from '@/lib/domain/import/plan';
import type { ImportSettings } from '@/lib/domain/import/settings';

/**
 * How the file is read: which column has which meaning, and the format of dates and amounts. A person can change each
 * of them.
 */
export function Reading({
  plan: { settings, header, dayExample, daysAreAmbiguous, amountExample, problem },
  cards,
  onChange,
}: {
  plan: ImportPlan;
  cards: readonly Option[];
  onChange: (settings: ImportSettings) => void;
}) {
  const columns = header.map((name, at) => ({ value: String(at), label: name }));
  const setColumn = (field: ImportField, value: string) => {
    const { [field]: _before, ...others } = settings.columns;
    onChange({ ...settings, columns: value === '' ? others : { ...others, [field]: Number(value) } });
  };
  const set = <Name extends keyof ImportSettings>(name: Name, value: ImportSettings[Name]) =>
    onChange({ ...settings, [name]: value });
  return (
    <Card aria-labelledby="reading">
      <CardHeader id="reading" title="How the file is read" detail="Correct it if needed." line />
      <CardSection>
        <details open={problem !== null || undefined}>
          <summary className="cursor-pointer wrap-anywhere">
            Columns: <span className="text-soft">{columnWords(settings.columns, header)}</span>
          </summary>
          <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
            {importFields.map((field) => (
              <SelectField
                key={field}
                label={fieldNames[field]}
                value={String(settings.columns[field] ?? '')}
                options={columns}
                placeholder="Not in the file"
                onChange={(event) => setColumn(field, event.target.value)}
              />
            ))}
          </div>
        </details>
      </CardSection>
      <CardSection className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          label="Dates"
          hint={dayExample ?? undefined}
          value={settings.order}
          options={orders}
          onChange={(event) => {
            const order = orders.find(({ value }) => value === event.target.value);
            if (order) set('order', order.value);
          }}
        />
        <SelectField
          label="Decimals"
          hint={amountExample ?? undefined}
          value={settings.decimal}
          options={[
            { value: '.', label: '1,234.50' },
            { value: ',', label: '1.234,50' },
          ]}
          onChange={(event) => set('decimal', event.target.value === ',' ? ',' : '.')}
        />
        {settings.columns.amount !== undefined && (
          <SelectField
            label="Spending is shown with"
            value={settings.spent}
            options={[
              { value: 'negative', label: 'a minus sign' },
              { value: 'positive', label: 'no sign' },
            ]}
            onChange={(event) => set('spent', event.target.value === 'negative' ? 'negative' : 'positive')}
          />
        )}
        <SelectField
          label="Incoming money"
          value={settings.moneyIn}
          options={[
            { value: 'refund', label: 'is a refund' },
            { value: 'skip', label: 'is skipped' },
          ]}
          onChange={(event) => set('moneyIn', event.target.value === 'skip' ? 'skip' : 'refund')}
        />
        <SelectField
          label="Paid from"
          hint="For rows without a card."
          value={settings.cardId ?? ''}
          options={cards}
          placeholder="Default bank account"
          onChange={(event) => set('cardId', event.target.value || null)}
        />
      </CardSection>
      {(problem || daysAreAmbiguous) && (
        <CardSection>
          {problem ? (
            <Notice live tone="warn">
              {problem}
            </Notice>
          ) : (
            <Notice tone="warn">
              Every date in this file could be read both ways{dayExample && `: ${dayExample}`}. Check that day and month
              are not swapped.
            </Notice>
          )}
        </CardSection>
      )}
    </Card>
  );
}

/**
 * Returns which column each field is read from: 'Date from “Posting date”, Paid to from “Payee”'. A column without a
 * heading is named by its number. Returns "not recognised" when there is none.
 */
const columnWords = (columns: ImportSettings['columns'], header: readonly string[]): string =>
  importFields
    .flatMap((field) => {
      const at = columns[field];
      return at === undefined ? [] : [`${fieldNames[field]} from “${header[at] ?? at + 1}”`];
    })
    .join(', ') || 'not recognised';

const orders = [
  { value: 'dmy', label: 'Day, month, year' },
  { value: 'mdy', label: 'Month, day, year' },
  { value: 'ymd', label: 'Year, month, day' },
] as const;

const fieldNames: Readonly<Record<ImportField, string>> = {
  day: 'Date',
  merchant: 'Paid to',
  amount: 'Amount',
  debit: 'Money out',
  credit: 'Money in',
  currency: 'Currency',
  rate: 'Exchange rate',
  card: 'Card',
  note: 'Note',
  category: 'Category',
};
