import type { Spelling } from './brand';
import { cars } from './cars';
import { food } from './food';
import { groceries } from './groceries';
import { leisure } from './leisure';
import { money } from './money';
import { office } from './office';
import { online } from './online';
import { people } from './people';
import { premises } from './premises';
import { shops } from './shops';
import { software } from './software';
import { state } from './state';
import { telecoms } from './telecoms';
import { transport } from './transport';
import { travel } from './travel';
import { unsure } from './unsure';

/** Where two lists have one spelling, the earlier counts. */
export const allSpellings: readonly Spelling[] = [
  ...travel,
  ...transport,
  ...cars,
  ...food,
  ...groceries,
  ...software,
  ...online,
  ...office,
  ...shops,
  ...telecoms,
  ...money,
  ...premises,
  ...people,
  ...state,
  ...leisure,
  ...unsure,
];
