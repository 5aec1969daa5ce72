'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Fieldset } from '@/components/ui/form/field/fieldset';
import { RadioCard } from '@/components/ui/form/radio-card';
import type { FileChoices } from '@/lib/domain/import/choices';
import { answerTo, rateCurrencies, rateCurrency, withAnswer } from '@/lib/domain/import/preview/answer';
import type { PreviewHead, PreviewQuestion } from '@/lib/domain/import/preview/preview';
import { encodingNames } from '@/lib/domain/import/source/encoding';
import { plural } from '@/lib/domain/plural';
import { ColumnFields } from './column-fields';
import { Rates } from './rates';

/**
 * What only a person can decide about the file. The rows appear when every blocking question is answered. An answered
 * question stays with its answer, so that it can be changed where it was given.
 */
export function Questions({
  head,
  baseCurrency,
  onChange,
}: {
  head: PreviewHead;
  baseCurrency: string;
  onChange: (choices: FileChoices) => void;
}) {
  const blocking = head.questions.filter(({ blocks }) => blocks);
  const missing = head.questions.filter(({ about }) => rateCurrency(about) !== undefined).length;
  const hasRates = rateCurrencies(head).length > 0;
  const [asked, setAsked] = useState<readonly PreviewQuestion[]>([]);
  const added = blocking.filter(({ about }) => about !== 'columns' && asked.every((one) => one.about !== about));
  if (added.length > 0) setAsked([...asked, ...added]);
  const shown = [
    ...blocking.filter(({ about }) => about === 'columns'),
    ...asked.flatMap((question) => {
      const now = blocking.find(({ about }) => about === question.about);
      return now ?? (answerTo(head.choices, question) === undefined ? [] : question);
    }),
  ];
  if (shown.length === 0 && !hasRates) return null;
  return (
    <Card aria-labelledby="questions">
      <CardHeader
        id="questions"
        title={blocking.length > 0 ? 'Outlay needs to know' : titleOf(missing, shown.length)}
        detail={blocking.length > 0 ? 'The rows appear when this is answered.' : undefined}
        line
      />
      {shown.map((question) => (
        <CardSection key={question.about}>
          <QuestionField question={question} head={head} onChange={onChange} />
        </CardSection>
      ))}
      {hasRates && (
        <CardSection>
          <Rates key={head.layout} head={head} baseCurrency={baseCurrency} onChange={onChange} />
        </CardSection>
      )}
    </Card>
  );
}

function QuestionField({
  question,
  head,
  onChange,
}: {
  question: PreviewQuestion;
  head: PreviewHead;
  onChange: (choices: FileChoices) => void;
}) {
  const { about, samples } = question;
  const [isLong, setLong] = useState(false);
  const options = isLong ? question.options : question.options.slice(0, firstOptions);
  const { legend, hint } = texts[about] ?? { legend: about, hint: undefined };
  if (about === 'columns') {
    return (
      <Fieldset legend={legend} hint={hint}>
        <Samples samples={samples} />
        <ColumnFields head={head} onChange={onChange} />
      </Fieldset>
    );
  }
  return (
    <Fieldset legend={legend} hint={hint}>
      {about !== 'encoding' && <Samples samples={samples} />}
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((option) => (
          <RadioCard
            key={option}
            name={about}
            value={option}
            // No answer is selected at first: the person decides.
            checked={answerTo(head.choices, question) === option}
            onChange={() => onChange(withAnswer(head.choices, question, option))}
            label={labelOf(about, option)}
            detail={
              about === 'encoding' ? (
                <span dir="auto" className="wrap-anywhere">
                  {head.encodings.find(({ encoding }) => encoding === option)?.sample}
                </span>
              ) : undefined
            }
          />
        ))}
      </div>
      {options.length < question.options.length && (
        <div>
          <Button size="sm" onClick={() => setLong(true)}>
            {`Show ${question.options.length - options.length} more`}
          </Button>
        </div>
      )}
    </Fieldset>
  );
}

function titleOf(missingRates: number, answers: number): string {
  if (missingRates > 0) return plural(missingRates, 'An exchange rate is missing', '# exchange rates are missing');
  return answers > 0 ? 'Your answers' : 'Exchange rates';
}

/** The likeliest answers come first. */
const firstOptions = 4;

/** Lines of the file, as they are written there. */
function Samples({ samples }: { samples: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {samples.map((sample) => (
        <li
          key={sample}
          dir="auto"
          className="tabular rounded-control border border-line bg-canvas px-2.5 py-1.5 text-sm wrap-anywhere"
        >
          {sample}
        </li>
      ))}
    </ul>
  );
}

const texts: Readonly<Record<string, { readonly legend: string; readonly hint: string }>> = {
  encoding: {
    legend: 'Which text is right?',
    hint: 'The file does not say how its letters are stored. Choose the line that reads correctly.',
  },
  columns: {
    legend: 'Which columns hold the date, the payee and the amount?',
    hint: 'Their titles are not known. The first rows of the file:',
  },
  'which sign is spending': {
    legend: 'Which amounts were spent?',
    hint: 'Some files show spending with a minus sign, others show refunds with it. Two rows of this file:',
  },
  'order of day and month': { legend: 'How are the dates written?', hint: 'Two dates of the file:' },
  decimals: { legend: 'Which mark is before the decimals?', hint: 'Two amounts of the file:' },
};

const labels: Readonly<Record<string, string>> = {
  negative: 'Amounts with a minus sign were spent',
  positive: 'Amounts without a sign were spent',
  dmy: 'Day, month, year',
  mdy: 'Month, day, year',
  ymd: 'Year, month, day',
  '.': 'A point: 1,234.50',
  ',': 'A comma: 1.234,50',
};

const labelOf = (about: string, option: string): string =>
  (about === 'encoding' ? encodingNames[option as keyof typeof encodingNames] : labels[option]) ?? option;
