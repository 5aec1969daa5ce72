'use client';

import { currencyOptions } from '@/components/company/place-options';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { SelectField } from '@/components/ui/form/field/select-field';
import type { FileChoices } from '@/lib/domain/import/choices';
import { importFields } from '@/lib/domain/import/field';
import type { PreviewHead } from '@/lib/domain/import/preview/preview';
import { encodingNames } from '@/lib/domain/import/source/encoding';
import type { Option } from '@/lib/domain/list/option';
import { ColumnFields } from './column-fields';
import { fieldNames } from './field-names';
import { TitleRow } from './title-row';

/** How the file is read. A person can change each part; what they do not choose is detected again. */
export function Reading({
  head,
  cards,
  baseCurrency,
  onChange,
}: {
  head: PreviewHead;
  /** Missing for a statement, whose lines become no expenses. */
  cards?: readonly Option[];
  baseCurrency: string;
  onChange: (choices: FileChoices) => void;
}) {
  const { settings, choices, notices } = head;
  const isTable = head.format === 'CSV';
  const asksForColumns = head.questions.some(({ about }) => about === 'columns');
  return (
    <Card aria-labelledby="reading">
      <CardHeader
        id="reading"
        title="How the file is read"
        detail={isTable ? 'Correct it if needed.' : `${head.format} statement`}
        line
      />
      {notices.length > 0 && (
        <CardSection className="flex flex-col gap-2">
          {notices.map((notice) => (
            <Notice key={notice} tone="warn">
              {notice}
            </Notice>
          ))}
        </CardSection>
      )}
      {isTable && (
        <CardSection className="flex flex-col gap-3">
          <details>
            <summary className="cursor-pointer wrap-anywhere">
              Titles: <span className="text-soft">{titleWords(settings.headerLine)}</span>
            </summary>
            <div className="mt-2">
              <TitleRow key={head.layout} head={head} onChange={onChange} />
            </div>
          </details>
          {!asksForColumns && (
            <details>
              <summary className="cursor-pointer wrap-anywhere">
                Columns: <span className="text-soft">{columnWords(head)}</span>
              </summary>
              <div className="mt-3">
                <ColumnFields head={head} onChange={onChange} />
              </div>
            </details>
          )}
        </CardSection>
      )}
      <CardSection className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        {(isTable || head.format === 'QIF') && <Formats head={head} onChange={onChange} />}
        {(isTable || head.encodings.length > 0) && <Letters head={head} onChange={onChange} />}
        {head.format === 'QIF' && (
          <SelectField
            label="Currency of the account"
            hint="The file names none."
            value={choices.currency ?? baseCurrency}
            options={currencyOptions}
            onChange={(event) => onChange({ ...choices, currency: event.target.value })}
          />
        )}
        {cards && (
          <>
            <SelectField
              label="Incoming money"
              value={settings.moneyIn}
              options={[
                { value: 'refund', label: 'is a refund' },
                { value: 'skip', label: 'is left out' },
              ]}
              onChange={(event) => onChange({ ...choices, moneyIn: event.target.value === 'skip' ? 'skip' : 'refund' })}
            />
            <SelectField
              label="Paid from"
              hint="For rows without a card."
              value={settings.cardId ?? ''}
              options={cards}
              placeholder="Default bank account"
              onChange={(event) => onChange({ ...choices, cardId: event.target.value || null })}
            />
          </>
        )}
      </CardSection>
    </Card>
  );
}

function Formats({ head, onChange }: { head: PreviewHead; onChange: (choices: FileChoices) => void }) {
  const { settings, choices } = head;
  return (
    <>
      <SelectField
        label="Dates"
        hint={head.dayExample ?? undefined}
        value={settings.order}
        options={orders}
        onChange={(event) => {
          const order = orders.find(({ value }) => value === event.target.value)?.value;
          if (order) onChange({ ...choices, order });
        }}
      />
      <SelectField
        label="Decimals"
        hint={head.amountExample ?? undefined}
        value={settings.decimal}
        options={[
          { value: '.', label: '1,234.50' },
          { value: ',', label: '1.234,50' },
        ]}
        onChange={(event) => onChange({ ...choices, decimal: event.target.value === ',' ? ',' : '.' })}
      />
      {head.format === 'CSV' && settings.spending !== null && (
        <SelectField
          label="Spending is shown with"
          value={settings.spending}
          options={[
            { value: 'negative', label: 'a minus sign' },
            { value: 'positive', label: 'no sign' },
          ]}
          onChange={(event) =>
            onChange({ ...choices, spending: event.target.value === 'negative' ? 'negative' : 'positive' })
          }
        />
      )}
    </>
  );
}

function Letters({ head, onChange }: { head: PreviewHead; onChange: (choices: FileChoices) => void }) {
  const { choices, encodings, encoding } = head;
  return (
    <SelectField
      label="Letters"
      hint={encodings.length > 1 ? encodings.find((one) => one.encoding === encoding)?.sample : undefined}
      value={encoding}
      options={encodingOptions(head)}
      onChange={(event) => onChange({ ...choices, encoding: event.target.value })}
    />
  );
}

/** The encodings that the file is likely to have come first, each with a sample of its text. */
function encodingOptions({ encodings, encoding }: PreviewHead): Option[] {
  const likely = [...new Set([encoding, ...encodings.map((one) => one.encoding)])];
  const others = Object.keys(encodingNames).filter((name) => !likely.includes(name));
  return [...likely, ...others].map((name) => {
    const label = encodingNames[name as keyof typeof encodingNames] ?? name;
    const sample = encodings.length > 1 && encodings.find((one) => one.encoding === name)?.sample;
    return { value: name, label: sample ? `${label}: ${sample}` : label };
  });
}

const titleWords = (line: number | null): string => (line === null ? 'the file has none' : `line ${line}`);

/**
 * Returns which column each field is read from: 'Date from “Posting date”, Paid to from “Payee”'. Returns "not
 * recognised" when there is none.
 */
const columnWords = ({ settings: { columns }, titles }: PreviewHead): string =>
  importFields
    .flatMap((field) => {
      const at = columns[field];
      return at === undefined ? [] : [`${fieldNames[field]} from “${titles[at] ?? at + 1}”`];
    })
    .join(', ') || 'not recognised';

const orders = [
  { value: 'dmy', label: 'Day, month, year' },
  { value: 'mdy', label: 'Month, day, year' },
  { value: 'ymd', label: 'Year, month, day' },
] as const;
