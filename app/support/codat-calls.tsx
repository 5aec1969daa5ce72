import { z } from 'zod';
import { ExchangeList } from '@/components/support/exchange-list';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { Pagination } from '@/components/ui/display/pagination';
import { findExchange, listExchanges } from '@/lib/data/support/exchanges';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import { type PageAt, pageAtAddressOf, pageAtParamsOf } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';
import { supportLocale } from './locale';

const pageAtOfCalls = pageAtParamsOf('calls');
/** The id of the call that is open. */
const callId = z.uuid().optional().catch(undefined);

/**
 * The calls to Codat for one batch, a page of them at a time. `here` is the address of the page, and `given` are its
 * parameters: which part of the list is shown, and which call is open.
 */
export async function CodatCalls({
  staff,
  syncId,
  here,
  given,
}: {
  staff: StaffViewer;
  syncId: string;
  here: string;
  given: Readonly<Record<string, unknown>>;
}) {
  const at = pageAtOfCalls(given);
  const opened = callId.parse(given.call);
  const [exchanges, call] = await Promise.all([
    listExchanges(staff, syncId, at),
    opened ? findExchange(staff, syncId, opened) : null,
  ]);
  const pageHref = (to: PageAt | null) =>
    to ? `${pageAddress(here, pageAtAddressOf('calls', to))}#exchanges` : undefined;
  const callHref = (id: string | null) =>
    `${pageAddress(here, { ...pageAtAddressOf('calls', at), call: id ?? undefined })}#${id ? `call-${id}` : 'exchanges'}`;
  return (
    <>
      <Card aria-labelledby="exchanges">
        <CardHeader id="exchanges" line title="Calls to Codat" detail="Newest first" />
        {exchanges.rows.length > 0 ? (
          <ExchangeList exchanges={exchanges.rows} opened={call} hrefOf={callHref} locale={supportLocale} />
        ) : (
          <CardBody className="pt-3 text-soft">No calls yet.</CardBody>
        )}
      </Card>
      <Pagination label="Pages of calls" newerHref={pageHref(exchanges.newer)} olderHref={pageHref(exchanges.older)} />
    </>
  );
}
