import { z } from 'zod';
import { fileChoices } from '@/lib/domain/import/choices';
import { importLimits } from '@/lib/domain/import/limits';
import { type ImportProgress, type PreviewPart, rowSelection } from '@/lib/domain/import/preview/preview';
import { importStatement, previewStatement } from '@/lib/workflows/bank-line/import-statement';
import { refuse } from '../../responses';
import { importError, jsonText, streamed } from '../../streamed';
import { receiveUpload } from '../../upload';

const choicesIn = jsonText.pipe(fileChoices);
const selectionIn = jsonText.pipe(rowSelection);
const accountIn = jsonText.pipe(
  z.object({ ref: z.string().max(200).nullable(), fileAccount: z.string().max(200).nullable() }),
);
const limits = {
  permission: 'record-transfer',
  maxBytes: importLimits.bytes,
  tooLarge: 'This file is larger than 10 MB. Split it into smaller ones.',
} as const;

/**
 * Returns what importing a statement into a bank account would do. `account` has what a person chose: the bank account of
 * the books and the account of the file; what is null is recognised. With `selection`, the selected lines are imported. Both
 * are streamed, one JSON object per line.
 */
export const POST = (request: Request, context: RouteContext<'/[company]/api/bank-lines/import'>): Promise<Response> =>
  receiveUpload(request, context, limits, async ({ viewer, form, name, content }) => {
    const choices = form.has('choices') ? choicesIn.safeParse(form.get('choices')) : null;
    const account = accountIn.safeParse(form.get('account'));
    if ((choices && !choices.success) || !account.success)
      return refuse(400, 'The file settings are not valid. Select the file again.');
    if (!form.has('selection')) {
      const asked = { choices: choices?.data ?? null, account: account.data };
      return streamed<PreviewPart>(previewStatement(viewer, content, asked, request.signal), (error) => ({
        is: 'refused',
        message: importError(viewer, error, unread),
      }));
    }
    const selection = selectionIn.safeParse(form.get('selection'));
    if (!choices || !selection.success) return refuse(400, 'The selected lines are not valid. Check the file again.');
    const { ref, fileAccount } = account.data;
    if (ref === null) return refuse(400, 'Choose the bank account that this statement is of.');
    const order = { choices: choices.data, selection: selection.data, account: { ref, fileAccount } };
    return streamed<ImportProgress>(importStatement(viewer, { name: name.slice(0, 100), content }, order), (error) => ({
      state: 'stopped',
      message: importError(viewer, error, stopped),
    }));
  });

const unread = 'The file could not be read because of an error in Outlay. Nothing was saved. Try again.';
const stopped = 'The import stopped. The lines imported so far are saved. Import the same file again to add the rest.';
