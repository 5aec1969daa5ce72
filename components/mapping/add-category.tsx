'use client';

import { AddDialog } from './add-dialog';
import { CategoryForm } from './category-form';

/** The button and form that add a category. */
export function AddCategory({ newId }: { newId: string }) {
  return (
    <AddDialog title="Add category" firstId={newId}>
      {(id, onDone) => <CategoryForm key={id} id={id} onDone={onDone} />}
    </AddDialog>
  );
}
