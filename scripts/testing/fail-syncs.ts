import { inScope, worker } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { fingerprintOf } from '@/lib/domain/causes/diagnose';
import type { Viewer } from '@/lib/domain/company/viewer';

const message = 'The tax rate "20% (VAT on Expenses)" cannot be used with the account 493 of this document.';
/** More than a page of syncs. */
const runs = 40;

/**
 * Adds a page of syncs. In the newest one, the books refused all of these expenses. Inserts rows, because a sync through the
 * worker takes seconds.
 */
export const failSyncs = ({ companyId, userId }: Viewer, expenseIds: readonly string[]): Promise<unknown> =>
  inScope(worker(companyId), async (tx) => {
    const older = Array.from({ length: runs - 1 }, () => newId());
    const [runId, syncId] = [newId(), newId()];
    const request = { companyId, origin: 'hand', requestedById: userId } as const;
    await tx.syncRun.createMany({ data: [...older, runId].map((id) => ({ id, ...request })) });
    const counts = { companyId, personId: userId };
    await tx.runTotal.createMany({
      data: older.flatMap((id) => [
        { ...counts, runId: id, state: 'synced', count: 41, settledAt: new Date() },
        { ...counts, runId: id, state: 'failed', count: 4, settledAt: new Date() },
      ]),
    });
    const { fingerprint, code, wording } = fingerprintOf('xero', message);
    await tx.$executeRaw`
      insert into causes (id, fingerprint, package, code, wording)
      values (${newId()}::uuid, ${fingerprint}, 'xero', ${code}, ${wording}) on conflict (fingerprint) do nothing`;
    await tx.$executeRaw`
      insert into syncs (id, company_id, run_id, connection_id, product, kind, state, mapping_version_id, payload, payload_sha256,
        idempotency_key, attempt, settled_at)
      select ${syncId}::uuid, c.company_id, ${runId}::uuid, c.id, 'expenses', 'creation', 'settled',
        (select id from mapping_versions where company_id = c.company_id order by number desc limit 1), '[]', repeat('0', 64),
        gen_random_uuid(), 1, now()
      from connections c where c.company_id = ${companyId}::uuid`;
    await tx.$executeRaw`
      insert into sync_items (id, company_id, sync_id, movement_id, attempt, revision, state, message, cause_id, settled_at, record)
      select gen_random_uuid(), m.company_id, ${syncId}::uuid, m.id, 1, m.revision, 'failed', ${message},
        (select id from causes where fingerprint = ${fingerprint}), now(),
        jsonb_build_object('id', m.id, 'type', e.type, 'day', m.day, 'currency', m.currency, 'rate', null, 'supplierRef', null,
          'supplierSource', jsonb_build_object('by', 'default'), 'bankAccountRef', '', 'reference', '', 'merchant', e.merchant,
          'note', e.note, 'lines', jsonb_build_array(jsonb_build_object('netMinor', m.amount_minor::text, 'taxMinor', '0',
            'taxRateRef', null, 'accountRef', coalesce(a.ref, ''), 'trackingRefs', '[]'::jsonb, 'sources', '{}'::jsonb)))
      from movements m join expenses e on e.id = m.id
        left join lateral (select ref from accounts where company_id = m.company_id and code = '493' limit 1) a on true
      where m.id = any(${[...expenseIds]}::uuid[])`;
    await tx.$executeRaw`
      update movements m set latest_item_id = i.id, status = 'failed' from sync_items i
      where i.sync_id = ${syncId}::uuid and m.id = i.movement_id`;
  });
