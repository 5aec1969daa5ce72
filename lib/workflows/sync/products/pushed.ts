import { pushRecord } from '@/lib/codat/sync/pushes';
import type { PushedProduct } from '@/lib/domain/sync/product';
import { findPushed } from './lookup/find-pushed';
import { type Product, requestLifeSeconds } from './product';
import { pushProduct } from './push-product';

/**
 * Direct costs, direct incomes and transfers of the Accounting API. The API has no ids of ours, so an ambiguous record is
 * looked up by its reference, or by its day, account and amount (docs/decisions/046-direct-costs.md).
 */
export const pushed = (product: PushedProduct): Product =>
  pushProduct({
    push: (connection, push, channel) => pushRecord(connection, { product, ...push }, channel),
    find: (context, batch, lostAt) => findPushed(product, context, { batch, lostAt }),
    lookAfterSeconds: requestLifeSeconds,
    notAccepted: (name) => `${name} does not accept this record from Outlay. Enter it in ${name}.`,
    formerBooksMessage:
      'This record was prepared for books that are no longer linked. Check it against the linked books, then sync it again.',
  });
