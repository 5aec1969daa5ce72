import type { Metadata } from 'next';
import { z } from 'zod';
import { causeOfCode, causeTitle } from '@/components/support/cause-title';
import { FailureTable } from '@/components/support/failure-table';
import { MovementChecks } from '@/components/support/movement-checks';
import { RetryCause } from '@/components/support/retry-cause';
import { LinkButton } from '@/components/ui/action/link-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Card } from '@/components/ui/display/card';
import { Chip, FilterBar } from '@/components/ui/display/chip';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { Empty } from '@/components/ui/feedback/empty';
import { SearchInput } from '@/components/ui/form/search-input';
import { staffMay } from '@/lib/auth/permissions';
import { requireStaff } from '@/lib/auth/viewer';
import { listFailures } from '@/lib/data/support/failures';
import { movementChecks } from '@/lib/data/support/movement-checks';
import { supportOverview } from '@/lib/data/support/overview';
import { type CauseKind, causeKinds } from '@/lib/domain/causes/entry';
import { formatTotal } from '@/lib/domain/number';
import { pageAddress } from '@/lib/domain/page-address';
import { plural } from '@/lib/domain/plural';
import { normaliseLine } from '@/lib/domain/text';
import { supportLocale } from './locale';

export const metadata: Metadata = { title: 'Failures' };

const ignoreInvalid = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);
const filters = z.object({
  cause: ignoreInvalid(z.string().regex(/^[a-z-]{1,60}$/)),
  kind: ignoreInvalid(z.enum(causeKinds)),
  text: ignoreInvalid(z.string().transform(normaliseLine).pipe(z.string().min(1).max(200))),
  after: ignoreInvalid(z.uuid()),
  before: ignoreInvalid(z.uuid()),
});
type Filters = z.output<typeof filters>;

export default async function SupportPage({ searchParams }: PageProps<'/support'>) {
  const staff = await requireStaff();
  const { cause, kind, text, after, before } = filters.parse(await searchParams);
  const [{ rows, newer, older }, { causes }, checks] = await Promise.all([
    listFailures(staff, { cause, kind, text }, { after, before }),
    supportOverview(staff),
    movementChecks(staff),
  ]);
  const kinds = causeKinds
    .map((each) => ({ kind: each, count: sumOf(causes.filter(({ code }) => causeOfCode(code).kind === each)) }))
    .filter((each) => each.count > 0 || each.kind === kind);
  const shownCauses = kind ? causes.filter(({ code }) => causeOfCode(code).kind === kind) : causes;
  const chosen = causes.find((entry) => entry.code === cause);
  const all = sumOf(causes);
  return (
    <>
      <PageHeader
        title="Failures"
        subtitle={`${formatTotal(all, supportLocale)} failed · ${plural(causes.length, '# cause', '# causes')}`}
      />
      <FilterBar label="Filter failures">
        <form className="contents" action="/support" autoComplete="off">
          {cause && <input type="hidden" name="cause" value={cause} />}
          {kind && <input type="hidden" name="kind" value={kind} />}
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
          {kinds.map((entry) => (
            <Chip
              key={entry.kind}
              href={addressOf({ text, kind: kind === entry.kind ? undefined : entry.kind })}
              on={kind === entry.kind}
              count={entry.count}
            >
              {kindWords[entry.kind]}
            </Chip>
          ))}
        </span>
        <span className="flex basis-full flex-wrap gap-1.5">
          {shownCauses.map((entry) => (
            <Chip
              key={entry.code}
              href={addressOf({ text, kind, cause: cause === entry.code ? undefined : entry.code })}
              on={cause === entry.code}
              count={entry.count}
            >
              {causeTitle(entry.code)}
            </Chip>
          ))}
          {(cause || text || kind) && (
            <Chip href="/support" on={false}>
              Clear
            </Chip>
          )}
        </span>
      </FilterBar>
      {chosen && chosen.code !== 'unknown' && staffMay(staff.staffRole, 'retry-everywhere') && (
        <div className="mb-3 flex flex-wrap gap-2">
          <RetryCause
            count={chosen.count}
            same={{ code: chosen.code, causeId: null }}
            cause={causeTitle(chosen.code)}
            where="all companies"
          />
        </div>
      )}
      {rows.length > 0 ? (
        <Card>
          <FailureTable rows={rows} locale={supportLocale} now={new Date()} />
        </Card>
      ) : (
        <Card>
          <NoFailures filtered={cause !== undefined || kind !== undefined || text !== undefined} />
        </Card>
      )}
      <Pagination
        label="Pages of failures"
        newerHref={newer ? addressOf({ cause, kind, text, ...newer }) : undefined}
        olderHref={older ? addressOf({ cause, kind, text, ...older }) : undefined}
      />
      <MovementChecks checks={checks} />
    </>
  );
}

const sumOf = (causes: readonly { readonly count: number }[]) => causes.reduce((sum, { count }) => sum + count, 0);

const kindWords: Readonly<Record<CauseKind, string>> = {
  fix: 'Needs a fix',
  transient: 'May resolve itself',
  connection: 'Connection',
  duplicate: 'Already in the books',
  ambiguous: 'Unconfirmed',
  internal: 'Our fault',
};

function NoFailures({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <Empty
      icon="icon-search-x"
      title="No failure matches"
      actions={<LinkButton href="/support">Show all failures</LinkButton>}
    >
      The list shows expenses and transfers whose newest attempt failed.
    </Empty>
  ) : (
    <Empty icon="icon-circle-check" title="Nothing has failed">
      Expenses and transfers that the books refused appear here for all companies, with the reason.
    </Empty>
  );
}

const addressOf = (filter: Partial<Filters>) => pageAddress('/support', filter);
