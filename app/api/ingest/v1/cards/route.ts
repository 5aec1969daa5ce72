import { cardsOfSource } from '@/lib/data/ingest/context';
import { answer } from '../../problem';
import { forSource } from '../../source';

/** Returns the cards and accounts of the company that movements can name. */
export const GET = (request: Request): Promise<Response> =>
  forSource(request, async (viewer) => answer({ cards: await cardsOfSource(viewer) }));
