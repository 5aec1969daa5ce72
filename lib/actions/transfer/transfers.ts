'use server';
import { z } from 'zod';
import { agreeOnTransfer, markInBooks, undoMark } from '@/lib/data/transfer/mark';
import { addTransfer, changeTransfer, removeTransfer } from '@/lib/data/transfer/transfers';
import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt } from '@/lib/domain/day';
import { formatsOf } from '@/lib/domain/locale';
import { markInput, transferInput } from '@/lib/domain/transfer/transfer-input';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

const inputFor = ({ timeZone, locale }: Viewer) =>
  transferInput({ today: dayAt(new Date(), timeZone), decimal: formatsOf(locale).decimal });
const idInput = z.object({ id: z.uuid() });

/** Records a transfer. Idempotent, because the form contains the id of the new transfer. */
export const recordTransfer = viewerAction('record-transfer', inputFor, async (viewer, input) => {
  await addTransfer(viewer, input);
  refreshPages();
  return { id: input.id };
});

export const editTransfer = viewerAction('record-transfer', inputFor, async (viewer, input) => {
  await changeTransfer(viewer, input);
  refreshPages();
  return { id: input.id };
});

/** Deletes a transfer that was never sent to the books. */
export const deleteTransfer = viewerAction('record-transfer', idInput, async (viewer, { id }) => {
  await removeTransfer(viewer, id);
  refreshPages();
});

/** Records that a person entered the transfer in the books by hand, with the reference that it has there. */
export const markTransfer = viewerAction('sync', markInput, async (viewer, { id, reference }) => {
  await markInBooks(viewer, id, reference);
  refreshPages();
});

export const unmarkTransfer = viewerAction('sync', idInput, async (viewer, { id }) => {
  await undoMark(viewer, id);
  refreshPages();
});

/** Records that a person made the changes of a transfer in the books by hand. */
export const confirmTransferChanged = viewerAction('sync', idInput, async (viewer, { id }) => {
  await agreeOnTransfer(viewer, id);
  refreshPages();
});
