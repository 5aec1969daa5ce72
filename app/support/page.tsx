import { CircleCheck, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { z } from 'zod';
import { causeTitle } from '@/components/support/cause-title';
import { FailureTable } from '@/components/support/failure-table';
import { Card } from '@/components/ui/card';
import { Chip, FilterBar } from '@/components/ui/chip';
import { Empty } from '@/components/ui/empty';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SearchInput } from '@/components/ui/search-input';
import { SubmitButton } from '@/components/ui/submit-button';
import { requireStaff } from '@/lib/auth/viewer';
import { countCauses, listFailures } from '@/lib/data/support';
import { tidyLine } from '@/lib/domain/text';
import { supportLocale } from './locale';

export const metadata: Metadata = { title: 'Failures' };

const quietly = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);
const asked = z.object({
  cause: quietly(z.string().regex(/^[a-z-]{1,60}$/)),
  text: quietly(z.string().transform(tidyLine).pipe(z.string().min(1).max(200))),
  after: quietly(z.uuid()),
  before: quietly(z.uuid()),
});
type Asked = z.output<typeof asked>;

export default async function SupportPage({ searchParams }: PageProps<'/support'>) {
  const staff = await requireStaff();
  const { cause, text, after, before } = asked.parse(await searchParams);
  const [{ rows, newer, older }, causes] = await Promise.all([
    listFailures(staff, { cause, text }, { after, before }),
    countCauses(staff),
  ]);
  const all = causes.reduce((sum, entry) => sum + entry.count, 0);
  return (
    <>
      <PageHeader
        title="Failures"
        subtitle={`${all === 1 ? '1 expense' : `${all} expenses`} · ${causes.length === 1 ? '1 cause' : `${causes.length} causes`}`}
      />
      <FilterBar label="Filter failures">
        <form className="contents" action="/support">
          {cause && <input type="hidden" name="cause" value={cause} />}
          <SearchInput
            label="Merchant, company, message, id or correlation id"
            name="text"
            defaultValue={text ?? ''}
            maxLength={200}
            className="sm:max-w-100"
          />
          <SubmitButton variant="default">Search</SubmitButton>
        </form>
        <span className="flex basis-full flex-wrap gap-1.5">
          {causes.map((entry) => (
            <Chip
              key={entry.code}
              href={addressOf({ text, cause: cause === entry.code ? undefined : entry.code })}
              on={cause === entry.code}
              count={entry.count}
            >
              {causeTitle(entry.code)}
            </Chip>
          ))}
          {(cause || text) && (
            <Chip href="/support" on={false}>
              Clear
            </Chip>
          )}
        </span>
      </FilterBar>
      {rows.length > 0 ? (
        <Card>
          <FailureTable rows={rows} locale={supportLocale} now={new Date()} />
        </Card>
      ) : (
        <Card>
          <Nothing filtered={cause !== undefined || text !== undefined} />
        </Card>
      )}
      <Pagination
        label="Pages of failures"
        newerHref={newer ? addressOf({ cause, text, ...newer }) : undefined}
        olderHref={older ? addressOf({ cause, text, ...older }) : undefined}
      />
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <Empty
      icon={SearchX}
      title="No failure matches"
      actions={<LinkButton href="/support">Show all failures</LinkButton>}
    >
      Only expenses whose newest attempt failed are listed here.
    </Empty>
  ) : (
    <Empty icon={CircleCheck} title="Nothing has failed">
      Expenses of all companies that their books refuse appear here, with the reason.
    </Empty>
  );
}

function addressOf(change: Partial<Asked>): string {
  const query = new URLSearchParams(
    Object.entries(change).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return query.size > 0 ? `/support?${query}` : '/support';
}
