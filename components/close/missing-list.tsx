import { LinkButton } from '@/components/ui/action/link-button';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { StateMark } from '@/components/ui/feedback/state';
import { type Actor, type Missing, missingAddress, wordsOf } from '@/lib/domain/close/missing';
import { formatCount } from '@/lib/domain/number';
import { plural } from '@/lib/domain/plural';
import { missingTitle } from './period-state';

type Person = { readonly id: string; readonly name: string; readonly count: number };

/** What is missing in a month. Each kind has who has to act, what they do, and a link to the list of exactly these. */
export function MissingList({
  month,
  missing,
  people,
  gaps,
  locale,
}: {
  month: string;
  missing: readonly Missing[];
  /** Those whose receipts are missing. */
  people: readonly Person[];
  /** The gaps between bank statements in words. */
  gaps: readonly string[];
  locale: string;
}) {
  return (
    <Card aria-labelledby="missing">
      <CardHeader id="missing" title={missingTitle(missing, locale)} line={missing.length > 0} />
      {missing.length === 0 ? (
        <CardBody className="flex items-center gap-2.5 text-soft">
          <StateMark tone="good" />
          Every entry of this month is complete and in your books.
        </CardBody>
      ) : (
        <ul>
          {missing.map(({ key, count }) => {
            const { one, other, actor, what } = wordsOf(key);
            return (
              <li
                key={key}
                className="flex items-center gap-3 border-b border-line px-3.5 py-2.5 last:border-b-0 max-sm:flex-wrap"
              >
                <StateMark tone={key === 'failed' ? 'bad' : key === 'on-its-way' ? 'quiet' : 'warn'} />
                <div className="min-w-0 grow max-sm:basis-40">
                  <p className="font-medium">{plural(count, one, other, locale)}</p>
                  <p className="text-sm text-soft">
                    {whoOf(actor, people, locale)}
                    {what}
                  </p>
                  {key === 'statement-gaps' &&
                    gaps.map((gap) => (
                      <p key={gap} className="mt-1 text-sm text-faint wrap-anywhere">
                        {gap}
                      </p>
                    ))}
                </div>
                <LinkButton href={missingAddress(key, month)} className="max-sm:ml-8.5">
                  Show
                </LinkButton>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}

const actors: Readonly<Record<Exclude<Actor, 'people'>, string>> = {
  bookkeeper: 'Bookkeeper: ',
  support: 'Outlay support: ',
  nobody: '',
};

/** Names those who have to act, with the number for each person: "Ella Nair (2), Sam Okoro (1): ". */
function whoOf(actor: Actor, people: readonly Person[], locale: string): string {
  if (actor !== 'people') return actors[actor];
  const named = people.map(({ name, count }) => `${name} (${formatCount(count, locale)})`);
  return named.length === 0 ? '' : `${named.join(', ')}: `;
}
