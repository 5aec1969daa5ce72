import { PageForm } from '@/components/page/page-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Chip, FilterBar } from '@/components/ui/display/chip';
import { Tabs } from '@/components/ui/display/tabs';
import { DateInput } from '@/components/ui/form/date/date-input';
import type { Day } from '@/lib/domain/day';
import { type ReportAddress, reportAddress } from '@/lib/domain/report/address';
import { type Dimension, dimensionNames } from '@/lib/domain/report/dimension';
import { periodKinds, periodNames } from '@/lib/domain/report/period';
import type { TrackingGroup } from '@/lib/domain/report/tracking';

/** The dimensions of the reports as tabs, and the choice of the period. All of it is in the URL. */
export function ReportFilters({
  report,
  allowed,
  groups,
  group,
  locale,
  latest,
}: {
  report: ReportAddress;
  allowed: readonly Dimension[];
  /** The tracking categories. The report shows one of them. */
  groups: readonly TrackingGroup[];
  group: TrackingGroup | null;
  locale: string;
  /** The last day that can be chosen. */
  latest: Day;
}) {
  const { by, kind, period } = report;
  return (
    <div className="print:hidden">
      <Tabs
        label="Reports"
        tabs={allowed.map((one) => ({
          href: reportAddress({ by: one, kind, period }),
          label: dimensionNames[one],
          current: one === by,
        }))}
      />
      <FilterBar label="Period">
        {periodKinds
          .filter((one) => one !== 'custom')
          .map((one) => (
            <Chip key={one} href={reportAddress({ ...report, kind: one, page: undefined })} on={one === kind}>
              {periodNames[one]}
            </Chip>
          ))}
        <PageForm className="flex flex-wrap items-center gap-1.5" action="/reports">
          <input type="hidden" name="by" value={by} />
          <input type="hidden" name="period" value="custom" />
          {group && <input type="hidden" name="group" value={group.ref} />}
          <span className="block w-34 max-sm:w-40">
            <DateInput name="from" aria-label="First day" locale={locale} max={latest} defaultValue={period.from} />
          </span>
          <span aria-hidden="true">–</span>
          <span className="block w-34 max-sm:w-40">
            <DateInput name="to" aria-label="Last day" locale={locale} max={latest} defaultValue={period.to} />
          </span>
          <SubmitButton variant="default">Show days</SubmitButton>
        </PageForm>
        {groups.length > 1 && (
          <span className="flex basis-full flex-wrap gap-1.5">
            {groups.map(({ ref, name }) => (
              <Chip key={ref} href={reportAddress({ ...report, group: ref, page: undefined })} on={ref === group?.ref}>
                {name}
              </Chip>
            ))}
          </span>
        )}
      </FilterBar>
    </div>
  );
}
