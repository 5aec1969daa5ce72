import { fileChoices } from '@/lib/domain/import/choices';
import { importLimits } from '@/lib/domain/import/limits';
import { type ImportProgress, type PreviewPart, rowSelection } from '@/lib/domain/import/preview/preview';
import { previewImport } from '@/lib/workflows/expense/import/preview';
import { importExpenses } from '@/lib/workflows/expense/import/run';
import { refuse } from '../../responses';
import { importError, jsonText, streamed } from '../../streamed';
import { receiveUpload } from '../../upload';

const choicesIn = jsonText.pipe(fileChoices);
const selectionIn = jsonText.pipe(rowSelection);
const limits = {
  permission: 'record-expense',
  maxBytes: importLimits.bytes,
  tooLarge: 'This file is larger than 10 MB. Split it into smaller ones.',
} as const;

/**
 * Returns what importing a file of expenses would do. `choices` says what a person decided about the file; without it,
 * the file is read as the last one of its layout. With `selection`, the selected expenses are imported. Both are streamed,
 * one JSON object per line.
 */
export const POST = (request: Request, context: RouteContext<'/[company]/api/expenses/import'>): Promise<Response> =>
  receiveUpload(request, context, limits, async ({ viewer, form, name, content }) => {
    const choices = form.has('choices') ? choicesIn.safeParse(form.get('choices')) : null;
    if (choices && !choices.success) return refuse(400, 'The file settings are not valid. Select the file again.');
    if (!form.has('selection')) {
      const preview = previewImport(viewer, content, choices?.data ?? null, request.signal);
      return streamed<PreviewPart>(preview, (error) => ({
        is: 'refused',
        message: importError(viewer, error, unread),
      }));
    }
    const selection = selectionIn.safeParse(form.get('selection'));
    if (!choices || !selection.success) return refuse(400, 'The selected rows are not valid. Check the file again.');
    const file = { name: name.slice(0, 100), content };
    const progress = importExpenses(viewer, file, { choices: choices.data, selection: selection.data });
    return streamed<ImportProgress>(progress, (error) => ({
      state: 'stopped',
      message: importError(viewer, error, stopped),
    }));
  });

const unread = 'The file could not be read because of an error in Outlay. Nothing was saved. Try again.';
const stopped =
  'The import stopped. The expenses imported so far are saved. Import the same file again to add the rest.';
