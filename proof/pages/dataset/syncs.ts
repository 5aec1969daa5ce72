import type { Client } from 'pg';
import { fingerprintOf } from '@/lib/domain/causes/diagnose';

const batchSize = 50;
const batchesPerRun = 4;
/** The share of the synced movements whose first attempt failed. */
const retriedShare = 0.015;
/** For how many of its newest batches a company has the calls to Codat. Outlay deletes older ones. */
const batchesWithExchanges = 200;

/** Messages with which packages refuse records. The last one has no cause in the catalogue. */
const messages = [
  'The document date cannot be before the period lock date 30 September 2026',
  'Account code 473 is not a valid code for this document. It has been archived.',
  'The TaxType code INPUT2 cannot be used with account code 433',
  'The contact has been archived in the books. Restore it or choose another contact.',
  'A validation exception occurred',
  'Currency CHF is not subscribed to by this organisation',
  'Organisation rejected line 3 because of policy Q-17',
];

const tax = 'round(m.amount_minor * m.tax_rate / (1000000.0 + m.tax_rate))::bigint';

/** The record of a movement as lib/domain/books/record.ts stores it. `d` has the content of the mapping. */
const record = `jsonb_build_object('id', m.id, 'type', m.type, 'day', m.day, 'currency', m.currency, 'rate', m.fx::text,
  'convertedFrom', null, 'supplierRef', d.content -> 'defaults' ->> 'supplierRef', 'supplierSource', '{"by":"default"}'::jsonb,
  'bankAccountRef', coalesce(d.content -> 'defaults' ->> 'bankAccountRef', ''), 'reference', right(m.id::text, 12),
  'merchant', m.merchant_name, 'note', m.note, 'notKept', '[]'::jsonb,
  'lines', jsonb_build_array(jsonb_build_object(
    'netMinor', (m.amount_minor - ${tax})::text, 'taxMinor', (${tax})::text, 'taxRateRef', m.tax_rate_ref,
    'accountRef', coalesce(m.account_ref, ''), 'trackingRefs', '[]'::jsonb, 'customerRef', null, 'sources', '{}'::jsonb)))`;

/**
 * Chooses the sync items of all movements that were sent, in `bench.items`, and their batches of 50 in `bench.batches`. A
 * few movements were sent twice, because the books refused them at first.
 */
export async function drawItems(client: Client): Promise<void> {
  await client.query(`
    create unlogged table bench.items as
    select m.no, m.company_id, m.id as movement_id, m.i, m.at + interval '2 hours' as at, 1 + (m.i - 1) / ${batchSize} as batch,
      case when m.of_coding > ${1 - retriedShare} and m.state in ('synced', 'changed') then 2 else 1 end as attempt,
      case m.state when 'changed' then 'synced' else m.state end as state, bench.uuid_at(m.at + interval '2 hours') as id,
      ${record} as record, 1 + m.i % ${messages.length} as cause
    from bench.movements m, bench.mapping d where m.state <> 'open'`);
  await client.query(`
    insert into bench.items (no, company_id, movement_id, i, at, batch, attempt, state, id, record, cause)
    select no, company_id, movement_id, i, at - interval '1 hour', greatest(1, batch - 1), 1, 'failed',
      bench.uuid_at(at - interval '1 hour'), record, cause from bench.items where attempt = 2`);
  await client.query(`
    create unlogged table bench.batches as
    select i.no, i.company_id, batch, 1 + (batch - 1) / ${batchesPerRun} as run, max(at) as at,
      bench.uuid_at(max(at)) as id, bool_or(state = 'unknown') as unknown, '[' || string_agg(record::text, ',' order by i) || ']' as payload
    from bench.items i group by 1, 2, 3`);
}

/** Stores the runs, batches and items that were chosen. */
export async function insertSyncs(client: Client): Promise<void> {
  await insertCauses(client);
  await client.query(`
    create unlogged table bench.runs as
    select no, company_id, run, min(at) as at, bench.uuid_at(min(at)) as id from bench.batches group by 1, 2, 3`);
  await client.query(`
    insert into sync_runs (id, company_id, origin, requested_by_id, requested_at)
    select r.id, r.company_id, (case when r.run % 3 = 0 then 'ready' else 'hand' end)::"RunOrigin",
      case when r.run % 3 <> 0 then p.user_id end, r.at
    from bench.runs r join bench.people p on p.company_id = r.company_id and p.place = 2`);
  await client.query(`
    insert into syncs (id, company_id, run_id, connection_id, product, kind, state, requested_at, mapping_version_id, payload,
      payload_sha256, idempotency_key, key_used_at, attempt, codat_sync_id, sent_at, settled_at)
    select b.id, b.company_id, r.id, c.id, 'expenses', 'creation', (case when unknown then 'unknown' else 'settled' end)::"SyncState", b.at,
      v.id, payload, encode(sha256(convert_to(payload, 'UTF8')), 'hex'), gen_random_uuid(), b.at, 1, gen_random_uuid(), b.at,
      case when not unknown then b.at + interval '4 seconds' end
    from bench.batches b join bench.runs r on r.company_id = b.company_id and r.run = b.run
      join connections c on c.company_id = b.company_id
      join (select distinct on (company_id) company_id, id from mapping_versions order by company_id, number desc) v
        on v.company_id = b.company_id`);
  await client.query(`
    insert into sync_items (id, company_id, sync_id, movement_id, attempt, revision, record, state, message, cause_id,
      created_at, settled_at)
    select i.id, i.company_id, b.id, i.movement_id, i.attempt, 1, i.record, i.state::"ItemState",
      case when i.state = 'failed' then c.message end, case when i.state = 'failed' then c.id end, i.at,
      case when i.state <> 'unknown' then i.at + interval '4 seconds' end
    from bench.items i join bench.batches b on b.company_id = i.company_id and b.batch = i.batch
      join bench.causes c on c.no = i.cause
    order by i.company_id, i.i`);
  await insertExchanges(client);
}

async function insertCauses(client: Client): Promise<void> {
  await client.query('create unlogged table bench.causes (no int, id uuid, message text)');
  for (const [index, message] of messages.entries()) {
    const { fingerprint, code, wording } = fingerprintOf('xero', message);
    // Two messages can have the same cause.
    await client.query(
      `with kept as (
         insert into causes (id, fingerprint, package, code, wording) values (gen_random_uuid(), $1, 'xero', $2, $3)
         on conflict (fingerprint) do update set wording = excluded.wording returning id)
       insert into bench.causes select $4, id, $5 from kept`,
      [fingerprint, code, wording, index + 1, message],
    );
  }
}

async function insertExchanges(client: Client): Promise<void> {
  await client.query(`
    insert into exchanges (id, company_id, sync_id, method, path, status, latency_ms, correlation_id, request_body, response_body, at)
    select bench.uuid_at(b.at), b.company_id, case call when 0 then b.id end, case call when 0 then 'POST' else 'GET' end,
      '/companies/' || b.company_id || '/sync/expenses/' || case call when 0 then 'expense-transactions' else 'syncs/' || b.id end,
      case call when 0 then 202 else 200 end, 90 + b.batch % 400, gen_random_uuid()::text, case call when 0 then left(b.payload, 2000) end,
      '{"syncId":"' || b.id || '"}', b.at + call * interval '2 seconds'
    from (select *, row_number() over (partition by company_id order by batch desc) as newest from bench.batches) b,
      generate_series(0, 1) call
    where newest <= ${batchesWithExchanges}`);
}

/** The functions that the statements above use. They exist only while the database is built. */
export const functions = `
  -- A version 7 UUID (RFC 9562, 5.7) for this time.
  create function bench.uuid_at(at timestamptz) returns uuid language sql volatile as $$
    select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
      substring(int8send(floor(extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid $$`;
