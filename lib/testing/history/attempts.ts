import { asSuperuser } from '../superuser';

type Attempt = { readonly state: string; readonly message: string | null; readonly record_ref: string | null };

/** Returns the newest attempt to write a movement, with the id of its record in the books. */
export async function newestAttempt(movementId: string): Promise<Attempt | undefined> {
  const [newest] = await asSuperuser<Attempt>(
    'select state, message, record_ref from sync_items where movement_id = $1 order by attempt desc limit 1',
    [movementId],
  );
  return newest;
}

/** Lets time pass since the keys of a movement's syncs were used, as the lookup of an ambiguous one counts it. */
export const letTimePass = (movementId: string, interval: string): Promise<unknown> =>
  asSuperuser(
    `update syncs set key_used_at = key_used_at - $2::interval
     where id in (select sync_id from sync_items where movement_id = $1)`,
    [movementId, interval],
  );
