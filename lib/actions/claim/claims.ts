'use server';
import { submitClaim, withdrawClaim } from '@/lib/data/claim/decide';
import { approveClaim, decideClaims, returnClaim, undoDecisions } from '@/lib/data/claim/decisions';
import { markClaim, undoClaimMark } from '@/lib/data/claim/mark';
import { requestPayments } from '@/lib/data/claim/payments';
import { setEmployeeSupplier } from '@/lib/data/claim/suppliers';
import { currentConnection } from '@/lib/data/connection/connections';
import { addClaim } from '@/lib/data/expense/expenses';
import {
  approveManyInput,
  claimId,
  employeeSupplierInput,
  returnInput,
  returnManyInput,
  undoDecisionInput,
} from '@/lib/domain/claim/claim-input';
import { Refusal } from '@/lib/domain/refusal';
import { markInput } from '@/lib/domain/transfer/transfer-input';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';
import { expenseInputFor } from './expense-input-for';

/** Records a claim of the viewer as a draft. Idempotent, because the form contains the id of the new claim. */
export const recordClaim = viewerAction('record-expense', expenseInputFor, async (viewer, input) => {
  await addClaim(viewer, input);
  refreshPages();
  return { id: input.id };
});

/** Submits the viewer's own claim for approval. */
export const submitOwnClaim = viewerAction('record-expense', claimId, async (viewer, { id }) => {
  await submitClaim(viewer, id);
  refreshPages();
});

/** Takes back the viewer's own claim, until an approver decides. */
export const withdrawOwnClaim = viewerAction('record-expense', claimId, async (viewer, { id }) => {
  await withdrawClaim(viewer, id);
  refreshPages();
});

export const approve = viewerAction('approve-claims', claimId, async (viewer, { id }) => {
  await approveClaim(viewer, id);
  refreshPages();
});

export const sendBack = viewerAction('approve-claims', returnInput, async (viewer, { id, reason }) => {
  await returnClaim(viewer, id, reason);
  refreshPages();
});

export const approveMany = viewerAction('approve-claims', approveManyInput, async (viewer, { ids }) => {
  const decided = await decideClaims(viewer, ids, { to: 'approve' });
  refreshPages();
  return decided;
});

export const sendBackMany = viewerAction('approve-claims', returnManyInput, async (viewer, { ids, reason }) => {
  const decided = await decideClaims(viewer, ids, { to: 'return', reason });
  refreshPages();
  return decided;
});

/** Takes back the viewer's own decision about claims, as far as nobody acted on it. */
export const undoDecision = viewerAction('approve-claims', undoDecisionInput, async (viewer, { ids, decision }) => {
  const undone = await undoDecisions(viewer, ids, decision);
  refreshPages();
  return undone;
});

/** Chooses the supplier that stands for a person in one currency. */
export const chooseEmployeeSupplier = viewerAction('map', employeeSupplierInput, async (viewer, choice) => {
  await setEmployeeSupplier(viewer, choice);
  refreshPages();
});

/** Asks a worker to read from the books which claims are paid. */
export const readPayments = viewerAction('sync', claimId, async (viewer) => {
  const connection = await currentConnection(viewer);
  if (connection?.status !== 'linked') throw new Refusal('Link your accounting package first.');
  await requestPayments(viewer, connection.id);
});

/** Records that a person entered the bill of a claim in the books by hand, with the reference that it has there. */
export const markClaimInBooks = viewerAction('sync', markInput, async (viewer, { id, reference }) => {
  await markClaim(viewer, id, reference);
  refreshPages();
});

export const unmarkClaim = viewerAction('sync', claimId, async (viewer, { id }) => {
  await undoClaimMark(viewer, id);
  refreshPages();
});
